/** Votes told name by name: `Councillor Ames - Yea` on a line each, or `Roll call vote: Ames, aye; Boyd, nay` in one. */
import type { NamedVote, VoteSide } from "../../../storage/model/facts/decision-facts.js";
import { personForm } from "./person.js";
import type { Unit } from "./units.js";
import type { Named } from "./votes.js";

const sides: readonly (readonly [VoteSide, RegExp])[] = [
  ["for", /^(?:yeas?|ayes?|yes|for|in\s+favou?r)$/i],
  ["against", /^(?:nays?|noe?s?|against|opposed)$/i],
  ["abstained", /^abst/i],
];
const said =
  "(?<vote>yeas?|ayes?|yes|for|in\\s+favou?r|nays?|no(?:es)?|against|opposed|abstain(?:ed|s|ing)?|abstentions?|absent|recused|excused)";
const oneForm = new RegExp(
  `(?<name>${personForm})\\s*(?:[-–—:=,]|\\.{2,}|…)?\\s*\\(?(?<![\\p{L}])${said}(?![\\p{L}])\\)?(?=\\s*(?:[;,.|)]|$|and\\b))`,
  "giu",
);
/** What stands before the first name, when anything does. */
const lead =
  /(?:^|[.;:]\s+)(?:(?:on|upon)\s+)?(?:a\s+|the\s+)?(?:recorded|roll[\s-]call|named|electronic|voting|vote|votes)\b[^:.;]{0,60}[:.–—-]\s*$/i;
const between = /^[\s;,.|]*(?:and\b)?[\s;,.|]*$/i;
/** In UTF-16 code units. */
const longest = 2_000;

interface Told {
  votes: NamedVote[];
  start: number;
  end: number;
  /** Nothing else stands in the unit. */
  alone: boolean;
}

function votesOf({ start, text }: Unit): Told | null {
  if (text.length > longest || !/\b(?:yeas?|ayes?|yes|for|nays?|no|noes|against|abst\w*)\b/i.test(text))
    return null;
  const votes: NamedVote[] = [];
  let [first, from] = [-1, 0];
  for (const match of text.matchAll(oneForm)) {
    const { name = "", vote = "" } = match.groups ?? {};
    const gap = text.slice(from, match.index);
    if (first < 0 ? !(/^\W*$/.test(gap) || lead.test(gap)) : !between.test(gap)) {
      if (first < 0) continue;
      break;
    }
    if (first < 0) first = match.index;
    from = match.index + match[0].length;
    const side = sides.find(([, form]) => form.test(vote))?.[0];
    if (side === undefined) continue;
    const at = start + match.index;
    votes.push({ side, name: { value: name.replace(/\s+/g, " "), start: at, end: at + name.length } });
  }
  const behind = text.slice(from);
  if (first < 0 || !/^\s*(?:$|[.;,)|])/.test(behind)) return null;
  return {
    votes,
    start: start + first,
    end: start + from,
    alone: /^\W*$/.test(text.slice(0, first)) && /^\W*$/.test(behind),
  };
}

/** The votes that begin at `units[index]`, a name and its vote at a time; null when fewer than two are told so. */
export function rollCallAt(units: readonly Unit[], index: number): Named | null {
  const told: Told[] = [];
  for (const unit of units.slice(index, index + 200)) {
    const here = unit.block.kind === "row" ? null : votesOf(unit);
    if (here === null || (told.length > 0 && !here.alone)) break;
    told.push(here);
    if (!here.alone) break;
  }
  const [first, last] = [told[0], told.at(-1)];
  const votes = told.flatMap((one) => one.votes);
  if (votes.length < 2 || first === undefined || last === undefined) return null;
  return {
    start: first.start,
    end: last.end,
    votes,
    tally: { for: null, against: null, abstained: null },
    subject: null,
    units: told.length,
  };
}
