/** What minutes say of motions, in the order in which they say it: the material of `record.ts`. */
import type { Read, Span } from "../../../storage/model/facts/read.js";
import type { MotionPart } from "./clauses.js";
import { type Moving, movingsIn } from "./moving.js";
import { namedAbove, namedBelow } from "./names-alone.js";
import { type Settled, settledIn } from "./outcome.js";
import { type Counted, countedIn } from "./tally.js";
import { sentencesOf, type Unit } from "./units.js";
import { type Named, namedVotesAt } from "./votes.js";

export type MotionEvent = { at: number; unit: Unit } & (
  | { kind: "heading" }
  | { kind: "clause"; part: MotionPart }
  | { kind: "moving"; moving: Moving }
  | { kind: "settled"; settled: Settled }
  | { kind: "votes"; votes: Named }
  | { kind: "counted"; counted: Counted }
  | { kind: "accepted"; read: Read<true> }
  | { kind: "unanimous"; read: Read<true> }
  | { kind: "words" }
);

/** What one unit says, before it is known which units are clauses. */
export interface UnitSays {
  movings: Moving[];
  settled: Settled[];
}

/** Who moves and what is settled, unit by unit. */
export function saidIn(units: readonly Unit[]): Map<Unit, UnitSays> {
  const said = units.map((unit): [Unit, UnitSays] => {
    const movings = movingsIn(unit);
    return [unit, { movings, settled: settledIn(unit, movings) }];
  });
  for (const [index, [unit, says]] of said.entries()) {
    const below = said[index + 1]?.[0].text;
    if (says.movings.length === 0 && below !== undefined) says.movings = namedAbove(unit, below);
    const next = said[index + 1];
    amendsBelow(said, index);
    if (says.movings.length === 0 && next && next[1].movings.length === 0)
      next[1].movings = namedBelow(unit.text, next[0]);
    // "The Council resolved:-" says nothing where the next line tells what: "to reject the motion".
    if (/\bresolved\b[\s:;,–—-]*$/i.test(unit.text) && next && turns(next[0].text, next[1]))
      says.settled = says.settled.filter((one) => !one.resolves);
    // Whether the original words stand is asked of an amendment, and the answer means its opposite.
    const before = said.slice(Math.max(0, index - 4), index).map(([{ text }]) => text);
    if (
      /^Question\s+accordingly/.test(unit.text) &&
      before.some((words) => /original\s+words\s+stand/i.test(words))
    )
      says.settled = says.settled.map((one) => ({ ...one, subject: "other" as const }));
  }
  return new Map(said);
}

const amendsMotion =
  /^\W*that\s+(?:the|this)\s+(?:notice\s+of\s+)?(?:motion|resolution|recommendations?|proposal)\b[^;:]{0,200}?\bbe\s+(?:amended|altered|varied)\b/i;

/** "Moved by Councillor Ray, seconded by Councillor Lee," and below "That the motion standing in the name of Councillor Gow be amended": whose it was is no news. */
function amendsBelow(said: readonly (readonly [Unit, UnitSays])[], index: number): void {
  const [unit, says] = said[index] ?? [];
  if (!unit || !says || !amendsMotion.test(unit.text)) return;
  says.movings = [];
  for (const [, above] of said.slice(Math.max(0, index - 2), index).toReversed()) {
    if (above.movings.length === 0) return;
    above.movings = above.movings.map((one) => ({ ...one, amends: true }));
  }
}

function turns(words: string, { settled }: UnitSays): boolean {
  return (
    settled.length > 0 ||
    /^\W*(?:\(?\w{1,3}[.)]\s+)?(?:that\s+.{1,80}\bbe\s+|(?:not\s+)?to\s+)(?:not\s+)?(?:reject|refuse|defer|refer|withdraw|oppose|remit|adjourn|take\s+no)/i.test(
      words,
    )
  );
}

const subHeading =
  /^(?:(?:notice\s+of\s+|early\s+day\s+)?motion|(?:substantive|amended|original|composite)\s+motion|composite\s+\d{1,3}|the\s+(?:substantive|amended|original)\s+motion|(?:\p{L}+\s+){0,3}amendment)\b/iu;
const longestHeading = 140;

/** True for a short line that heads a motion or an amendment: `Amendment 1`, `Motion: trees`. */
export function headsMotion(unit: Unit): boolean {
  return (
    unit.text.length <= longestHeading &&
    subHeading.test(
      unit.text.replace(/^[*_\s]+|^(?:item\s+)?\(?(?:\d{1,3}(?:\.\d{1,2})*|[A-Za-z])[.)]?\s+/iu, ""),
    ) &&
    !/[.;]$/.test(unit.text) &&
    !/^\W*(?:motion|amendment)\s*(?:\(\d{1,3}\)\s*:|[:–—-]\s*(?:councillors|cllrs)\b|\(?\d{1,3}\)?\s*:\s*(?:councillor|cllr))/i.test(
      unit.text,
    ) &&
    !/\b(?:was|were|is|are|be|been|carried|lost|moved|withdrawn|deferred|seconded)\b/i.test(unit.text)
  );
}

const acceptedForm =
  /\b(?:willing|happy|content|prepared|pleased|agreed)\s+to\s+(?<four>accept)\s+(?:the|this|that|both|councillor[^.;]{1,40})\s?[^.;]{0,20}\bamendments?\b|\b(?:amendments?)\b[^.;]{0,80}\b(?:was|were|been|being)\s+(?:then\s+|duly\s+|formally\s+)?(?<one>accepted)\b|\b(?<two>accept(?:ed|s)|took\s+up)\s+(?:an?|the|this|that|his|her|their|both|councillor[^.;]{1,40})\s?[^.;]{0,40}\bamendments?\b|\bamendments?\b[^.;]{0,80}\b(?<three>incorporated\s+into|became\s+part\s+of)\s+(?:the|his|her|their)\s+(?:substantive\s+|original\s+)?motion\b/i;
/** An answer to the amendment just proposed: "It was accepted by the proposer as friendly". */
const friendlyForm =
  /\b(?:it|this|which|the\s+change)\s+(?:was|is)\s+(?:\w+\s+)?(?<one>accepted)\s+(?:by\s+the\s+(?:proposer|mover|seconder)|as\s+(?:a\s+)?friendly)|\b(?<two>accepted)\s+as\s+(?:a\s+)?friendly\b|\b(?:it|which|amendment|wording|change)\s+was\s+(?:then\s+|therefore\s+|duly\s+)?(?<three>incorporated)\b/i;
const unanimousForm =
  /^\W*(?:the\s+)?(?:(?:vot(?:e|ing)|motion(?=\s+(?:was\s+)?unanimous))(?:\s+taken)?\s*(?::|was)?\s*)?(?:all\s+(?:were\s+|members\s+|present\s+|those\s+|voted\s+|voting\s+)*["“]?(?:in\s+(?:favou?r|agreement)|agreed|ayes?|yes|yea)|ayes?,?\s+all|unanimous(?:ly)?(?:\s+vote)?)\W*$/i;

/** "Prop. Cllr Ogden, sec. Cllr Lacey, unanimous." */
const behindNamesForm =
  /^[\s,;.:()–—-]*(?:seconded\s+(?:this|it)\s+)?(?:and\s+)?(?<words>all\s+(?:(?:members|cllrs|councillors|those|present)\s+)*(?:were\s+|voted\s+)?in\s+(?:favou?r|agreement)|(?:agreed|approved|supported)\s+by\s+all|(?:with|by)\s+a?\s*unanimous\s+vote|all\s+agreed|unanimous(?:ly)?(?:\s+(?:agreed|carried|approved))?|nem\.?\s*con\.?)[\s.)]*$/i;

/** Everything the units say, in text order. A clause says nothing but itself. */
export function eventsOf(
  units: readonly Unit[],
  parts: readonly MotionPart[],
  said: ReadonlyMap<Unit, UnitSays>,
  begins: (unit: Unit) => boolean,
): MotionEvent[] {
  const clauses = parts.filter((part) => part.of !== null);
  const events: MotionEvent[] = [];
  let next = 0;
  let votesUntil = -1;
  let [votesStart, votesEnd] = [0, 0];
  for (const [index, unit] of units.entries()) {
    while (next < clauses.length && (clauses[next] as MotionPart).end <= unit.start) next += 1;
    const own: MotionEvent[] = [];
    for (let at = next; at < clauses.length && (clauses[at] as MotionPart).start < unit.end; at++) {
      const part = clauses[at] as MotionPart;
      if (part.start >= unit.start || at === next) own.push({ kind: "clause", at: part.start, unit, part });
    }
    if (own.length > 0) {
      for (const event of own) if (!isTaken(events, event)) events.push(event);
      continue;
    }
    if (index > votesUntil) {
      const votes = namedVotesAt(units, index, begins);
      if (votes) {
        own.push({ kind: "votes", at: votes.start, unit, votes });
        votesUntil = index + votes.units - 1;
        votesEnd = votes.end;
        votesStart = votes.start;
      }
    }
    const inVotes = (at: number) => index <= votesUntil && at >= votesStart && at < votesEnd;
    for (const event of saidEvents(unit, said.get(unit), inVotes)) own.push(event);
    if (own.length === 0)
      own.push({
        kind: unit.block.kind === "heading" || headsMotion(unit) ? "heading" : "words",
        at: unit.start,
        unit,
      });
    for (const event of own.toSorted((one, other) => one.at - other.at)) events.push(event);
  }
  return events;
}

/** A clause may run over several units. */
function isTaken(events: readonly MotionEvent[], { at }: MotionEvent): boolean {
  return events.at(-1)?.kind === "clause" && events.at(-1)?.at === at;
}

function saidEvents(unit: Unit, says: UnitSays | undefined, inVotes: (at: number) => boolean): MotionEvent[] {
  const { movings = [], settled = [] } = says ?? {};
  const events: MotionEvent[] = [
    ...movings
      .filter((one) => !inVotes(one.at))
      .map((moving) => ({ kind: "moving" as const, at: moving.at, unit, moving })),
    ...settled.map((one) => ({ kind: "settled" as const, at: one.outcome.start, unit, settled: one })),
  ];
  const behind = movings.at(-1);
  const together = behind && behindNamesForm.exec(unit.text.slice(behind.end - unit.start));
  if (behind && together?.groups?.words !== undefined) {
    const at = behind.end + together[0].indexOf(together.groups.words);
    events.push({ kind: "unanimous", at, unit, read: readTrue(at, together.groups.words) });
  }
  // "For: 3. Against: 1.": sentences by their stops, and one count.
  const whole = /^\W*(?:(?:voting|votes?|result)\W+)?(?:in\s+favou?r|for|ayes?)\W+\d/i.test(unit.text)
    ? countedIn(unit.text.replace(/(?<=\d)\.(?=\s)/g, ";"), unit.start)
    : null;
  if (whole && !inVotes(whole.start)) events.push({ kind: "counted", at: whole.start, unit, counted: whole });
  for (const { start, text } of sentencesOf(unit)) {
    const counted =
      whole || inVotes(start) || inVotes(start + text.length - 1) ? null : countedIn(text, start);
    if (counted) events.push({ kind: "counted", at: counted.start, unit, counted });
    const match = acceptedForm.exec(text) ?? friendlyForm.exec(text);
    const words = match?.groups?.one ?? match?.groups?.two ?? match?.groups?.three ?? match?.groups?.four;
    if (
      match &&
      words !== undefined &&
      !/\b(?:not|if|whether|would|could|asked|should|declined|unable)\b/i.test(
        /^it\s+was\s.*incorporated/i.test(match[0]) ? "" : text.slice(0, match.index + match[0].length),
      )
    )
      events.push({
        kind: "accepted",
        at: start + match.index,
        unit,
        read: readTrue(start + text.indexOf(words, match.index), words),
      });
    const all = unanimousForm.exec(text);
    if (all) {
      const at = text.search(/all\b|unanimous|ayes?,?\s+all/i);
      events.push({
        kind: "unanimous",
        at: start + at,
        unit,
        read: readTrue(start + at, text.slice(at).replace(/\W+$/, "")),
      });
    }
  }
  return events;
}

function readTrue(start: number, words: string): Read<true> {
  return { value: true, start, end: start + words.length };
}

/** The part of `spans` that stands before anything else does: from the least start to the greatest end. */
export function around(one: Span | null, other: Span): Span {
  return one === null
    ? { start: other.start, end: other.end }
    : { start: Math.min(one.start, other.start), end: Math.max(one.end, other.end) };
}
