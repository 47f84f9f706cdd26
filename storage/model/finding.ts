/** Something in a file that its publication would give away, found so that an archivist can decide. */
import { z } from "zod";

/** In the order in which they are listed: what nobody sees first, then what stands in the text. */
export const findingKinds = [
  "tracked change",
  "comment",
  "speaker notes",
  "hidden text",
  "hidden sheet",
  "hidden row",
  "hidden column",
  "hidden slide",
  "covered text",
  "text outside the page",
  "position",
  "name in the properties",
  "attachment",
  "national insurance number",
  "e-mail address",
  "phone number",
  "postal address",
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** More words of a finding are cut off: they are there to be recognised. */
export const longestFinding = 300;

export const findingSchema = z.object({
  kind: z.enum(findingKinds),
  /** Where, in words for people: `page 3`, `sheet Costs, row 12`, `comment 2`. */
  place: z.string(),
  /** The words or values found, shortened. */
  words: z.string().max(longestFinding),
  /** Its range in the version's text, in UTF-16 code units, half-open; null when it is not in the text. */
  start: z.int().min(0).nullable(),
  end: z.int().min(0).nullable(),
  /** Who wrote it, where the file says. */
  by: z.string().nullable(),
});
export type Finding = z.infer<typeof findingSchema>;

/** A finding that stands in the file but not, or not for certain, in its text. */
export function outsideText(
  kind: FindingKind,
  place: string,
  words: string,
  by: string | null = null,
): Finding {
  return { kind, place, words, start: null, end: null, by: by?.trim() || null };
}

/** The file `versions/<n>/findings.json`: all that was found, by kind and in the order of the file. */
export const keptFindingsSchema = z.array(findingSchema);

/**
 * True for what somebody has to decide on before publication. Nearly every office file names its maker: that is listed
 * with the rest, but does not hold a document back.
 */
export function asksForDecision({ kind }: Finding): boolean {
  return kind !== "name in the properties";
}

/** The same words found at one or more places. */
export interface FindingGroup {
  kind: FindingKind;
  words: string;
  by: string | null;
  /** In the order of the file. */
  findings: Finding[];
}

/**
 * Findings grouped by kind and equal words, so that a switchboard in every letterhead is told once; kinds in their own
 * order, groups in that of their first place.
 */
export function groupedFindings(findings: readonly Finding[]): FindingGroup[] {
  const groups = new Map<string, FindingGroup>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.kind, sameWords(finding.words), finding.by]);
    const group = groups.get(key);
    if (group) group.findings.push(finding);
    else groups.set(key, { kind: finding.kind, words: finding.words, by: finding.by, findings: [finding] });
  }
  const order = (group: FindingGroup) => findingKinds.indexOf(group.kind);
  return [...groups.values()].sort((one, other) => order(one) - order(other));
}

/** Phone numbers are written with and without spaces, addresses on one line or more. */
function sameWords(words: string): string {
  return words.toLowerCase().replace(/[\s,()-]+/g, "");
}
