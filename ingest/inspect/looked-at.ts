/** What was found in a file as a whole: what its extractor saw, and what stands in its text; bounded and placed. */
import { type Finding, findingKinds, longestFinding, outsideText } from "../../storage/model/finding.js";
import { cutWhole, keptText } from "../../storage/model/kept-text.js";
import type { Extraction } from "../extract/extraction.js";
import { isOfNoAccount } from "../extract/packed/member-files.js";
import { contactsIn } from "./contacts.js";
import { addressesIn } from "./postal-addresses.js";
import { placeIn } from "./text-places.js";

/** Of one kind in one file; who has read so many decides on all. */
const mostOfOneKind = 1000;
/** Looking for the words of a finding goes through the whole text. */
const mostLocated = 300;

/** The extraction with everything found in it and in its text; what is too much is left out and said so. */
export function lookedAt(extraction: Extraction): Extraction {
  const { text } = extraction;
  const inText = [...contactsIn(text), ...addressesIn(text)]
    .sort((one, other) => one.start - other.start)
    .map((found): Finding => ({ ...found, place: placeIn(extraction, found.start), by: null }));
  const beside = (extraction.findings ?? []).filter((finding) => !isSaidOpenly(finding, text));
  const all = [
    ...beside.map((finding, index) => (index < mostLocated ? located(finding, text) : finding)),
    ...inside(extraction),
    ...inText,
  ];
  const findings = findingKinds.flatMap((kind) => listed(all.filter((finding) => finding.kind === kind)));
  return { ...extraction, findings: findings.map((one) => ({ ...one, words: shortened(one.words) })) };
}

/** Whoever downloads a file has those inside it, also what was left there. */
function inside({ members = [] }: Extraction): Finding[] {
  return members
    .filter(({ reason }) => reason === null || !isOfNoAccount(reason))
    .map(({ name, place }) => outsideText("attachment", place, name));
}

/** Findings of one kind, with a last one that tells how many more there are. */
function listed(found: Finding[]): Finding[] {
  const [first] = found;
  const more = found.length - mostOfOneKind;
  if (first === undefined || more <= 0) return found;
  const rest = { place: "the rest of the file", words: `${more} more that are not listed here` };
  return [...found.slice(0, mostOfOneKind), { kind: first.kind, ...rest, start: null, end: null, by: null }];
}

/** A name that the text tells is not given away by the properties. */
function isSaidOpenly({ kind, words }: Finding, text: string): boolean {
  return kind === "name in the properties" && text.toLowerCase().includes(words.toLowerCase());
}

/** Words that stand in the text once are linked to their place there. */
function located(finding: Finding, text: string): Finding {
  const words = finding.words.trim();
  if (finding.start !== null || words.length < 8) return finding;
  const start = text.indexOf(words);
  if (start < 0 || text.includes(words, start + 1)) return finding;
  return { ...finding, start, end: start + words.length };
}

function shortened(words: string): string {
  const clean = keptText(words).replace(/\s+/g, " ").trim();
  return clean.length <= longestFinding ? clean : `${cutWhole(clean, longestFinding - 1)}…`;
}
