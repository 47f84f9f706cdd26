/** Votes by name: "For the motion: Councillors A, B and C (3)", lists under a heading, tables of names. */
import type { NamedVote, Tally, VoteSide } from "../../../storage/model/facts/decision-facts.js";
import type { Read, Span } from "../../../storage/model/facts/read.js";
import { namesIn } from "./person.js";
import { rollCallAt } from "./roll-calls.js";
import { countForm, countOf, sideForms } from "./tally.js";
import type { Unit } from "./units.js";
import { tableAt } from "./vote-tables.js";

/** The votes that a unit, or several in a row, give by name. */
export interface Named extends Span {
  votes: NamedVote[];
  /** Counts printed beside the names. */
  tally: Tally;
  subject: "motion" | "amendment" | null;
  /** How many units were read. */
  units: number;
}

const about =
  "(?:\\s+(?:the\\s+)?(?:(?:substantive|original|amended|procedural|further|first|second)\\s+)?(?<about>motion|amendment|proposal|recommendations?|resolution|application)(?:\\s+(?:by|of)\\s+(?:the\\s+)?[\\p{L}’' ]{2,40}?)?)?";
const heads = (Object.entries(sideForms) as [VoteSide, string][]).map(([side, form]) => ({
  side,
  form: new RegExp(
    `(?<![\\p{L}-])(?:those\\s+|members\\s+|councillors\\s+|the\\s+following\\s+(?:members|councillors)\\s+)?(?:who\\s+)?${form}${about}\\s*(?:\\((?<count>${countForm})(?:\\s+votes?)?\\)|(?<inline>${countForm})(?=\\s*[:–—-]))?\\s*(?:(?:were|was)\\b|[:;–—|-]|(?=\\()|$|(?=\\s*(?:councillors|cllrs)\\b))[\\s:–—-]*`,
    "giu",
  ),
}));
const printedCount = new RegExp(
  `[(\\[]\\s*(?:total:?\\s*)?(?<count>${countForm})(?:\\s+votes?)?\\s*[)\\]]|\\btotal:?\\s*(?<total>\\d{1,3})\\b`,
  "iu",
);
/** Longer words are a page whose lines were lost. */
const longest = 12_000;

/** The votes by name that begin at `units[index]`; null when it begins none. They end where `begins` tells of other business. */
export function namedVotesAt(
  units: readonly Unit[],
  index: number,
  begins: (unit: Unit) => boolean,
): Named | null {
  const unit = units[index];
  if (!unit || unit.text.length > longest) return null;
  return tableAt(units, index) ?? rollCallAt(units, index) ?? listsAt(units, index, begins);
}

interface Head {
  side: VoteSide;
  start: number;
  end: number;
  count: Read<number> | null;
  about: string | null;
}

function headsIn(unit: Unit): Head[] {
  const found = heads.flatMap(({ side, form }) =>
    [...unit.text.matchAll(form)].map((match): Head => {
      const printed = match.groups?.count ?? match.groups?.inline;
      const at = unit.start + match.index + (printed === undefined ? 0 : match[0].lastIndexOf(printed));
      const value = printed === undefined ? null : countOf(printed);
      return {
        side,
        start: unit.start + match.index,
        end: unit.start + match.index + match[0].length,
        count:
          printed === undefined || value === null ? null : { value, start: at, end: at + printed.length },
        about: match.groups?.about?.toLowerCase() ?? null,
      };
    }),
  );
  const ordered = found.toSorted((one, other) => one.start - other.start || other.end - one.end);
  return ordered.filter(
    (head, at) => !ordered.slice(0, at).some((one) => one.end > head.start && one.start <= head.start),
  );
}

/** Words that may stand before the first side: "On a recorded vote being taken, there voted:". */
const introduction =
  /^[\s\S]{0,200}?(?:vot(?:e[sd]?|ing)|division|follows|recorded|result|roll\s+call)[^.]{0,80}[:;.,–-]*\s*$|^\W*$/i;

function listsAt(units: readonly Unit[], index: number, beginsItem: (unit: Unit) => boolean): Named | null {
  const unit = units[index] as Unit;
  const [first] = headsIn(unit);
  if (!first || unit.block.kind === "row") return null;
  const before = unit.text.slice(0, first.start - unit.start);
  // The sides may be told in sentences of their own behind what was moved.
  if (!introduction.test(before) && !/[\p{L}\d][.!?]["”)]*\s+$/u.test(before)) return null;
  const named: Named = {
    start: first.start,
    end: first.end,
    votes: [],
    tally: { for: null, against: null, abstained: null },
    subject: null,
    units: 0,
  };
  let side: VoteSide | null = null;
  let known = false;
  let goesOn = false;
  for (const [offset, one] of units.slice(index, index + 200).entries()) {
    if (offset > 0 && beginsItem(one)) break;
    const here = headsIn(one);
    const begins = here[0];
    if (
      begins &&
      (offset === 0 ||
        begins.start - one.start < 3 ||
        introduction.test(one.text.slice(0, begins.start - one.start)))
    ) {
      if (offset > 0 && begins.about !== null && subjectOf(begins.about) !== named.subject) break;
      const read = readLists(one, here, named);
      if (read === null) break;
      // Names go on below a head that stands alone, or behind a comma.
      const last = here.at(-1);
      const behind = one.text.slice((last?.end ?? one.end) - one.start).trim();
      goesOn = /[,;]$|\band$/.test(behind) || /^\W*\d{0,3}\W*$/.test(behind);
      known = known || read.some((names) => names);
      side = here.at(-1)?.side ?? null;
    } else if (side !== null && offset > 0 && goesOn) {
      const names = one.block.kind === "row" || one.text.length > 400 ? null : namesIn(one.text, one.start);
      if (names === null || names.length === 0) break;
      if (
        names.length === 1 &&
        !/^(?:the\s|councillor|cllr|cr\b|mr|mrs|ms|dr|ald)/i.test(one.text.trim()) &&
        one.block.kind === "heading"
      )
        break;
      for (const name of names) named.votes.push({ side, name });
      known = true;
    } else break;
    named.end = Math.max(
      here.at(-1)?.end ?? 0,
      (named.votes.at(-1)?.name.end ?? 0) + 1,
      offset === 0 ? 0 : one.start + 1,
    );
    if (named.votes.length > 0 && (named.votes.at(-1)?.name.end ?? 0) >= one.end - 12) named.end = one.end;
    named.units = offset + 1;
  }
  return known && named.units > 0 ? named : null;
}

/** Adds what stands behind each head of a unit; null when that is no list of names, true for each that is one. */
function readLists(unit: Unit, here: readonly Head[], named: Named): boolean[] | null {
  const lists: boolean[] = [];
  for (const [at, head] of here.entries()) {
    const until = here[at + 1]?.start ?? unit.end;
    const words = unit.text
      .slice(head.end - unit.start, until - unit.start)
      .replace(/\s[–—-]\s*\d{1,3}\s*$/, (tail) => " ".repeat(tail.length));
    const counts = printedCount.exec(words);
    const printed = counts?.groups?.count ?? counts?.groups?.total;
    const value = printed === undefined ? null : countOf(printed);
    const countAt = head.end + (counts?.index ?? 0) + (counts?.[0].indexOf(printed ?? "") ?? 0);
    const count =
      head.count ??
      (printed === undefined || value === null
        ? null
        : { value, start: countAt, end: countAt + printed.length });
    const stop = sentenceEnd(words);
    const listed = words.slice(0, stop).replace(/\btotal:?\s*\d+/gi, (whole) => " ".repeat(whole.length));
    const onlyCount = new RegExp(`^\\W*(?:${countForm})\\W*$`, "iu").test(listed);
    const names = onlyCount ? [] : namesIn(listed, head.end);
    if (names === null) return lists.length > 0 ? lists : null;
    named.subject ??= head.about === null ? null : subjectOf(head.about);
    if (count !== null) named.tally[head.side] ??= count;
    for (const name of names) named.votes.push({ side: head.side, name });
    lists.push(names.length > 0 || /^\W*(?:nil|none)\W*$/i.test(words));
  }
  return lists;
}

function subjectOf(about: string): "motion" | "amendment" {
  return about === "amendment" ? "amendment" : "motion";
}

/** Names end at a full stop that ends a sentence. */
function sentenceEnd(words: string): number {
  const stop =
    /(?<=\p{Ll}{2}|\)|\d)\.\s+(?=(?:The|On|It|Upon|Resolved|RESOLVED|Motion|There|A|In|Accordingly|Whereupon|Carried|CARRIED)\b)/u.exec(
      words,
    );
  return stop ? stop.index + 1 : words.length;
}
