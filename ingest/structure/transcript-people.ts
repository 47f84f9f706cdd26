/** The people a transcript declares: members present, chair, witnesses, and who examines whom. */

import type { Read } from "../../storage/model/facts/read.js";
import type { Participant, TranscriptFacts } from "../../storage/model/facts/transcript-facts.js";
import type { Extraction } from "../extract/extraction.js";
import { type Line, linesOf } from "./head.js";
import { canBeSame, looksLikeName } from "./names.js";
import { officeOf } from "./offices.js";
import { oneLine } from "./passages.js";
import { entriesOf } from "./transcript-entries.js";

export type Role = "chair" | "witness" | "member" | "counsel";

export interface People
  extends Pick<TranscriptFacts, "chair" | "witnesses" | "membersPresent" | "participants"> {
  /** Named by "Examined by …" lines. */
  examiners: Read<string>[];
}

const membersLead =
  /^(?:(?:[\p{Lu}][^:;.]{2,80}\s)?members?\s+present|(?:committee\s+)?members(?:\s+in\s+attendance)?|also\s+present|present)\s*(?::|$)/iu;
const witnessesLead =
  /^(?:witness(?:es)?(?:\s+[ivx]{1,5})?|(?:in\s+)?evidence\s+(?:given\s+by|from))\s*(?::|$)/i;
const panelLead = /^[IVX]{1,5}\s*[:.)]\s+/;
const panelForm = /^(?:witness(?:es)?\s+)?(?<panel>[IVX]{1,5})\s*[:.)]\s/i;
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
  const people: People = {
    chair: null,
    witnesses: [],
    membersPresent: [],
    examiners: [],
    participants: [],
  };
  let listing: "members" | "witnesses" | null = null;
  for (const line of extraction.blocks.flatMap((block) => linesOf(extraction.text, block))) {
    listing = readLine(people, line, listing);
  }
  return { ...people, participants: participantsOf(people) };
}

type Listing = "members" | "witnesses" | null;

/** Everybody in order of the text; the chair is one of the members, and those who examine under oath are counsel. */
function participantsOf({ chair, membersPresent, examiners, participants }: People): Participant[] {
  const isChair = (name: Read<string>) => chair !== null && canBeSame(chair.value, name.value);
  const plain = (name: Read<string>, role: Participant["role"]): Participant => {
    return { name, role, post: null, body: null, panel: null };
  };
  const counsel = examiners.filter(({ value }) => counselTitle.test(value));
  return [
    ...membersPresent.map((name) => plain(name, isChair(name) ? "chair" : "member")),
    ...participants,
    ...counsel.map((name) => plain(name, "counsel")),
  ].toSorted((one, other) => one.name.start - other.name.start);
}

function readLine(people: People, line: Line, listing: Listing): Listing {
  const examiner = examinerOf(line.text);
  if (examiner !== null) addNew(people.examiners, nameAt(line, line.text.lastIndexOf(examiner), examiner));
  const sworn = swornWitnessOf(line.text);
  if (sworn !== null) {
    const name = nameAt(line, line.text.indexOf(sworn), sworn);
    addWitness(people, { name, role: "witness", post: null, body: null, panel: null });
  }
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
/** `MR ALAN SEDGE (sworn) Examined by MS RYDE`: two lines that were read as one. */
const twoInOne =
  /(?<=\((?:(?:re-?)?(?:sworn|affirmed|called)|continued)\)\.?)\s+(?=(?:further\s+|re-?|cross-?)?(?:examin|question))/i;

/** The name in "Examined by Mr Beer", as printed; null when the line says no such thing. */
export function examinerOf(line: string): string | null {
  if (line.length > longestLine) return null;
  const words = line.trim().split(twoInOne).at(-1) ?? "";
  const name = (examinedForm.exec(words) ?? byForm.exec(words))?.groups?.name;
  return name !== undefined && looksLikeName(name) ? name : null;
}

/** The name in "CHARLES CIPIONE (sworn).", as printed; null when the line says no such thing. */
export function swornWitnessOf(line: string): string | null {
  if (line.length > longestLine) return null;
  const [words = "", behind] = line.trim().split(twoInOne);
  const name = (swornForm.exec(words) ?? swornAtLength.exec(words))?.groups?.name;
  const isExaminer = behind === undefined && examinerOf(line) !== null;
  return name !== undefined && looksLikeName(name) && !isExaminer ? name : null;
}

/** A line that goes on with a list of names: a name, then perhaps an office. */
function isListLine(line: Line): boolean {
  const name = /^[^,;(:]+/.exec(line.text)?.[0] ?? "";
  return (
    line.block.kind !== "heading" &&
    name.trim().includes(" ") &&
    looksLikeName(name.trim()) &&
    !/\b(?:of|to|for) the\b/i.test(name) &&
    !/[?!:]/.test(line.text)
  );
}

/** What a list of witnesses says that they did. */
const givenForm =
  /,?\s+(?:gave\s+evidence|(?:was|were)\s+(?:called|examined)|called\s+in|examined)\b[^;]{0,60}$/i;

function readList(people: People, line: Line, from: number, list: "members" | "witnesses"): void {
  const panel = panelForm.exec(line.text)?.groups?.panel ?? null;
  const listed = list === "members" ? "names" : "offices";
  for (const { name, post, body, bracket } of entriesOf(
    line.text.slice(from).replace(givenForm, ""),
    line.start + from,
    listed,
  )) {
    const office = bracket?.replace(/^in the /i, "") ?? "";
    if (list === "members" && officeOf(office) === "chair") people.chair ??= name;
    if (list === "members") addNew(people.membersPresent, name);
    else addWitness(people, { name, role: "witness", post, body, panel });
  }
}

/** A witness named again, as under "Examination of witnesses", is the same. */
function addWitness(people: People, participant: Participant): void {
  const known = people.witnesses.some(({ value }) => canBeSame(value, participant.name.value));
  if (known) return;
  people.witnesses.push(participant.name);
  people.participants.push(participant);
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
