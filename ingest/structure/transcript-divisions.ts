/** Votes in a debate: what was counted, and who is listed on which side. */
import type { VoteSide } from "../../storage/model/facts/decision-facts.js";
import type { Flag, Read } from "../../storage/model/facts/read.js";
import type { Division } from "../../storage/model/facts/transcript-facts.js";
import type { Extraction } from "../extract/extraction.js";
import { type Line, linesOf } from "./head.js";
import { looksLikeName } from "./names.js";
import { oneLine } from "./passages.js";

const dividedForm =
  /\b(?:house|committee|assembly|senedd|parliament|council|senate)\s+(?:having\s+)?divided\b|^the result of the (?:division|vote)\b/i;
const numberForm = /^[*_]*Division\s+(?:No\.?\s*|number\s+)?(?<number>\d{1,4})\b/i;
const counts: Readonly<Record<VoteSide, RegExp>> = {
  for: /\b(?:ayes|(?<!not[- ])contents?|for)\b\s*[:,–-]?\s*(?<count>\d{1,4})\b/i,
  against: /\b(?:noes|nays|not[- ]contents?|against)\b\s*[:,–-]?\s*(?<count>\d{1,4})\b/i,
  abstained: /\b(?:abstentions?|abstained)\b\s*[:,–-]?\s*(?<count>\d{1,4})\b/i,
};
const sideForms: readonly [VoteSide, RegExp][] = [
  ["against", /^[*_]*(?:noes|nays|not[- ]contents|against)[*_]*(?:\s*[:(]?\s*\d{0,4}\)?)?:?$/i],
  ["for", /^[*_]*(?:ayes|yeas|contents|for)[*_]*(?:\s*[:(]?\s*\d{0,4}\)?)?:?$/i],
  ["abstained", /^[*_]*(?:abstentions?|abstained|present)[*_]*(?:\s*[:(]?\s*\d{0,4}\)?)?:?$/i],
];
/** XML reports are told so: `Aye: Afriyie, Adam`, and tellers marked. */
const votedForm = /^(?<side>Aye|No|Content|Not-content|For|Against|Abstain(?:ed)?):\s+(?<name>\S.*)$/i;
/** A count on a line of its own: `Ayes: 158`. */
const countForm = /^\W{0,3}(?:ayes|noes|(?:not-?)?contents?|for|against|abstentions?)\W{1,3}\d{1,4}\W{0,3}$/i;
const tellersForm = /^[*_]*tellers?\b/i;
const timeForm = /^\[?\s*\d{1,2}[.:]\s?\d{2}\s*(?:am|pm)\s*\]?$/i;

interface Open {
  division: Division;
  side: VoteSide | null;
  /** Names of tellers are listed, who are not counted. */
  tellers: boolean;
}

/** Reads the divisions of a debate, in text order. The count stands before its names, as records print it. */
export function divisionsOf(extraction: Extraction): Division[] {
  const divisions: Division[] = [];
  let open: Open | null = null;
  for (const line of extraction.blocks.flatMap((block) => linesOf(extraction.text, block))) {
    const number = numberForm.exec(line.text)?.groups?.number;
    const divided = dividedForm.test(line.text) && line.text.length < 300;
    if (divided || (open === null && countForm.test(line.text))) {
      open = begun(divisions, line, { tallied: true });
    } else if (number !== undefined) {
      if (open === null || open.division.number !== null || open.division.votes.length > 0)
        open = begun(divisions, line, { tallied: false });
      open.division.number = readIn(line, number);
      open.division.end = line.end;
    } else if (open !== null) open = goesOn(open, line) ? open : null;
  }
  return divisions
    .filter(({ tally, votes }) => tally.for !== null || tally.against !== null || votes.length > 1)
    .map((division) => ({ ...division, flags: flagsOf(division) }));
}

function begun(divisions: Division[], line: Line, { tallied }: { tallied: boolean }): Open {
  const division: Division = {
    start: line.start,
    end: line.end,
    number: null,
    tally: { for: null, against: null, abstained: null },
    votes: [],
    flags: [],
  };
  if (tallied) takeCounts(division, line);
  divisions.push(division);
  return { division, side: null, tellers: false };
}

function takeCounts(division: Division, line: Line): boolean {
  let taken = false;
  for (const side of ["for", "against", "abstained"] as const) {
    const found = counts[side].exec(line.text);
    const count = found?.groups?.count;
    if (!found || count === undefined || division.tally[side] !== null) continue;
    const start = line.start + found.index + found[0].length - count.length;
    division.tally[side] = { value: Number(count), start, end: start + count.length };
    taken = true;
  }
  return taken;
}

/** True while the lines still belong to the division. */
function goesOn(open: Open, line: Line): boolean {
  const { division } = open;
  const side = sideForms.find(([, form]) => form.test(line.text))?.[0];
  const voted = votedForm.exec(line.text)?.groups;
  const told = countForm.test(line.text);
  if (told && division.votes.length === 0) takeCounts(division, line);
  if (side !== undefined) Object.assign(open, { side, tellers: false });
  else if (tellersForm.test(line.text)) open.tellers = true;
  else if (voted !== undefined) takeVote(division, line, voted);
  else if (!told && !timeForm.test(line.text) && !takeNames(open, line)) return false;
  division.end = line.end;
  return true;
}

function takeVote(division: Division, line: Line, voted: Record<string, string>): void {
  const { side = "", name = "" } = voted;
  if (/\(teller\)$/.test(name)) return;
  const on: VoteSide = /^(?:aye|content|for)$/i.test(side)
    ? "for"
    : /^abstain/i.test(side)
      ? "abstained"
      : "against";
  division.votes.push({ side: on, name: readIn(line, name) });
}

/** `Adey, Ms Joan`: the family name first, so that only semicolons divide names; false for any other line. */
function takeNames({ division, side, tellers }: Open, line: Line): boolean {
  if (side === null || /[.?!:]$/.test(line.text.replace(/\b(?:Mr|Mrs|Ms|Dr|Jr|Sr)\.$/, ""))) return tellers;
  const names = line.text.split(";").map((name) => name.trim());
  if (!names.every((name) => name === "" || looksLikeName(name.replace(/\b(?:rh|hon)\b/g, ""))))
    return tellers;
  if (tellers) return true;
  for (const name of names) if (name !== "") division.votes.push({ side, name: readIn(line, name) });
  return true;
}

function readIn(line: Line, words: string): Read<string> {
  const start = line.start + Math.max(0, line.text.lastIndexOf(words));
  return { value: oneLine(words), start, end: start + words.length };
}

/** A tally that does not equal the names listed is told, never corrected. */
function flagsOf({ tally, votes }: Division): Flag[] {
  return (["for", "against", "abstained"] as const).flatMap((side) => {
    const count = tally[side];
    const listed = votes.filter((vote) => vote.side === side).length;
    if (count === null || listed === 0 || listed === count.value) return [];
    const sentence = `The record counts ${count.value} ${side}, and lists ${listed} ${listed === 1 ? "name" : "names"}.`;
    return [{ code: "tally-names", sentence, start: count.start, end: count.end }];
  });
}
