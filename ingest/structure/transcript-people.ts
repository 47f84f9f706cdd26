/** The people a transcript declares: members present, chair, witnesses, and who examines whom. */

import type { Read } from "../../storage/model/facts/read.js";
import type { TranscriptFacts } from "../../storage/model/facts/transcript-facts.js";
import type { Extraction } from "../extract/extraction.js";
import { type Line, linesOf } from "./head.js";
import { canBeSame, looksLikeName, officeOf } from "./names.js";
import { oneLine } from "./passages.js";

export type Role = "chair" | "witness" | "member" | "counsel";

export interface People extends Pick<TranscriptFacts, "chair" | "witnesses" | "membersPresent"> {
  /** Named by "Examined by …" lines. */
  examiners: Read<string>[];
}

const membersLead =
  /^(?:(?:committee\s+)?members(?:\s+(?:present|in attendance))?|also\s+present|present)\s*(?::|$)/i;
const witnessesLead = /^(?:witness(?:es)?|(?:in\s+)?evidence\s+(?:given\s+by|from))\s*(?::|$)/i;
const panelLead = /^[IVX]{1,5}\s*[:.)]\s+/;
const swornForm =
  /^[*_]*(?<name>[^,(\n]{3,60}?),?\s*\((?:(?:re-?)?(?:sworn|affirmed|called)|continued)\)[.*_]*$/i;
/** Depositions say it at length: "JOHN SMITH, having been first duly sworn, testified". */
const swornAtLength =
  /^(?<name>\p{Lu}[^,:]{3,60}),\s+(?:having\s+been|being|was|called\s+as|a\s+witness|the\s+witness)\b.{0,120}\b(?:sworn|affirmed)\b/su;
/** The names under "Examination of witnesses" and before "gave evidence". */
const calledForm = /^(?<names>.{5,300}?)(?:,)?\s+(?:gave\s+evidence|(?:was|were)\s+called\s+in|examined)\b/su;
const examinationForm = /^examination\s+of\s+(?:the\s+)?witness(?:es)?$/i;
/** A deposition marks who examines with a line of its own: "BY MS. JONES:". */
const byForm = /^BY\s+(?<name>\p{Lu}[^:]{2,40}):$/u;
const examinedForm =
  /^[*_]*(?:further\s+|re-?|cross-?\s?)?(?:examin(?:ed|ation)|question(?:ed|s|ing))(?:[\s-]+in[\s-]+chief)?\s+(?:by|from)\s+(?<name>.+?)(?:\s*\((?:continued|recalled)\))?[.:*_]*$/i;

/** Reads who the document says takes part. Names are as printed, without the offices after them. */
export function peopleOf(extraction: Extraction): People {
  const people: People = { chair: null, witnesses: [], membersPresent: [], examiners: [] };
  let listing: "members" | "witnesses" | null = null;
  for (const line of extraction.blocks.flatMap((block) => linesOf(extraction.text, block))) {
    listing = readLine(people, line, listing);
  }
  return people;
}

type Listing = "members" | "witnesses" | null;

function readLine(people: People, line: Line, listing: Listing): Listing {
  const examiner = examinerOf(line.text);
  if (examiner !== null) addNew(people.examiners, nameAt(line, line.text.indexOf(examiner), examiner));
  const sworn = swornWitnessOf(line.text);
  if (sworn !== null) addNew(people.witnesses, nameAt(line, line.text.indexOf(sworn), sworn));
  const lead = membersLead.exec(line.text) ?? witnessesLead.exec(line.text);
  if (lead) {
    const list: Listing = membersLead.test(line.text) ? "members" : "witnesses";
    readList(people, line, lead[0].length, list);
    return list;
  }
  if (examinationForm.test(line.text)) return "witnesses";
  const called = line.text.length <= 300 ? calledForm.exec(line.text)?.groups?.names : undefined;
  if (called !== undefined) readList(people, { ...line, text: called }, 0, "witnesses");
  const panel = panelLead.exec(line.text);
  if (panel) {
    readList(people, line, panel[0].length, "witnesses");
    return "witnesses";
  }
  const goesOn = listing !== null && isListLine(line);
  if (goesOn) readList(people, line, 0, listing);
  return goesOn ? listing : null;
}

/** Lines that name an examiner or a witness are short. */
const longestLine = 200;

/** The name in "Examined by Mr Beer", as printed; null when the line says no such thing. */
export function examinerOf(line: string): string | null {
  if (line.length > longestLine) return null;
  const name = (examinedForm.exec(line.trim()) ?? byForm.exec(line.trim()))?.groups?.name;
  return name !== undefined && looksLikeName(name) ? name : null;
}

/** The name in "CHARLES CIPIONE (sworn).", as printed; null when the line says no such thing. */
export function swornWitnessOf(line: string): string | null {
  if (line.length > longestLine) return null;
  const name = (swornForm.exec(line.trim()) ?? swornAtLength.exec(line.trim()))?.groups?.name;
  return name !== undefined && looksLikeName(name) && examinerOf(line) === null ? name : null;
}

/** A line that goes on with a list of names: a name, then perhaps an office. */
function isListLine(line: Line): boolean {
  const name = /^[^,;(:]+/.exec(line.text)?.[0] ?? "";
  return (
    line.block.kind !== "heading" &&
    name.trim().includes(" ") &&
    looksLikeName(name.trim()) &&
    !/[?!:]/.test(line.text)
  );
}

function readList(people: People, line: Line, from: number, list: "members" | "witnesses"): void {
  const rest = line.text.slice(from);
  // With semicolons, commas divide a name from its office; without, they divide names.
  const divider =
    rest.includes(";") || (list === "witnesses" && panelLead.test(line.text)) ? /;/ : /;|,|\band\b/;
  let at = from;
  for (const entry of rest.split(new RegExp(`(${divider.source})`, "u"))) {
    readEntry(people, line, at, entry, list);
    at += entry.length;
  }
}

function readEntry(
  people: People,
  line: Line,
  at: number,
  entry: string,
  list: "members" | "witnesses",
): void {
  const named = /^\s*(?:and\s+)?(?<name>[^,(]+?)\s*(?=[,(]|\.?\s*$)/u.exec(entry);
  const name = named?.groups?.name;
  if (name === undefined || !looksLikeName(name)) return;
  const read = nameAt(line, at + entry.indexOf(name), name);
  const office = /\(([^)]*)\)/.exec(entry)?.[1];
  if (office !== undefined && officeOf(office.replace(/^in the /i, "")) === "chair") people.chair ??= read;
  addNew(list === "members" ? people.membersPresent : people.witnesses, read);
}

function nameAt(line: Line, at: number, name: string): Read<string> {
  return { value: oneLine(name), start: line.start + at, end: line.start + at + name.length };
}

function addNew(names: Read<string>[], read: Read<string>): void {
  if (!names.some((other) => canBeSame(other.value, read.value))) names.push(read);
}

/** A chair may examine too: only those whom the record calls plain Mr or Ms are counsel. */
const counselTitle = /^(?:mr|mrs|ms|miss|mx)\b|,?\s[KQ]C$/i;

/** What the speaker is here, when the label or the document's lists plainly say so. */
export function roleOf(label: string, people: People): Role | null {
  const office = officeOf(label);
  if (office !== null) return office;
  const among = (names: readonly Read<string>[]): boolean =>
    names.some((name) => canBeSame(label, name.value));
  if (people.chair && canBeSame(label, people.chair.value)) return "chair";
  const roles: Role[] = [];
  if (among(people.witnesses)) roles.push("witness");
  if (among(people.membersPresent)) roles.push("member");
  if (counselTitle.test(label) && among(people.examiners)) roles.push("counsel");
  return roles.length === 1 ? (roles[0] ?? null) : null;
}

/** All declared names. */
export function declaredNames(people: People): string[] {
  return [...people.witnesses, ...people.membersPresent, ...people.examiners].map((name) => name.value);
}

/** True for the words of a block that only lists who is there: never a turn. */
export function isPeopleList(words: string): boolean {
  return membersLead.test(words) || witnessesLead.test(words) || panelLead.test(words);
}
