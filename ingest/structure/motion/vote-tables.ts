/** Recorded votes set as tables: names with a column for each side, sides with their names, names with the vote of each. */
import {
  type NamedVote,
  type Tally,
  type VoteSide,
  voteSides,
} from "../../../storage/model/facts/decision-facts.js";
import { namesIn } from "./person.js";
import type { Unit } from "./units.js";
import type { Named } from "./votes.js";

const sideCell: readonly (readonly [VoteSide, RegExp])[] = [
  [
    "for",
    /^(?:voting\s+|votes?\s+|voted\s+)?(?:for|in\s+favou?r|yes|yeas?|ayes?)(?:\s+the\s+(?:motion|amendment))?\s*(?:\(\d+\))?:?$/i,
  ],
  [
    "against",
    /^(?:voting\s+|votes?\s+|voted\s+)?(?:against|no|nays?|noes|opposed)(?:\s+the\s+(?:motion|amendment))?\s*(?:\(\d+\))?:?$/i,
  ],
  ["abstained", /^(?:abst(?:ain(?:ed|ing|s)?|entions?)?\.?|not\s+voting)\s*(?:\(\d+\))?:?$/i],
];
const mark = /^(?:x|✓|✔|√|\*|•|y|yes|1|🗸|☑)$/i;

function sideOf(cell: string): VoteSide | null {
  return sideCell.find(([, form]) => form.test(cell))?.[0] ?? null;
}

interface Cell {
  text: string;
  start: number;
}

function cellsOf(unit: Unit): Cell[] {
  let at = unit.start;
  return unit.text.split("|").map((part) => {
    const cell = { text: part.trim(), start: at + (part.length - part.trimStart().length) };
    at += part.length + 1;
    return cell;
  });
}

/** A table of names with a column for each side, of sides with their names, or of names with the vote of each. */
export function tableAt(units: readonly Unit[], index: number): Named | null {
  const rows = units.slice(index, index + 200);
  const end = rows.findIndex((unit) => unit.block.kind !== "row");
  const table = (end < 0 ? rows : rows.slice(0, end)).map(cellsOf);
  const [head] = table;
  if (!head || head.length < 2) return null;
  const columns = head.map((cell) => sideOf(cell.text));
  const known = columns.filter((side) => side !== null).length;
  const tally: Tally = { for: null, against: null, abstained: null };
  const votes = known >= 2 ? byColumns(table.slice(1), columns, tally) : byRows(table, tally);
  if (votes === null || (votes.length === 0 && voteSides.every((side) => tally[side] === null))) return null;
  const last = units[index + table.length - 1] as Unit;
  const words = units[index]?.text ?? "";
  return {
    start: (units[index] as Unit).start,
    end: last.end,
    votes,
    tally,
    subject: /\bamendment\b/i.test(words) ? "amendment" : /\bmotion\b/i.test(words) ? "motion" : null,
    units: table.length,
  };
}

function byColumns(
  rows: readonly Cell[][],
  columns: readonly (VoteSide | null)[],
  tally: Tally,
): NamedVote[] {
  const votes: NamedVote[] = [];
  for (const row of rows) {
    const label = row[0];
    const isTotal = label !== undefined && /^(?:total|totals|votes)\b/i.test(label.text);
    for (const [at, side] of columns.entries()) {
      const cell = row[at];
      if (side === null || cell === undefined || cell.text === "") continue;
      const value = /^\d{1,3}$/.test(cell.text) ? Number(cell.text) : null;
      const hasNames =
        columns[0] === null && label !== undefined && namesIn(label.text, label.start)?.length === 1;
      if (mark.test(cell.text) && hasNames && !isTotal && label) {
        for (const name of namesIn(label.text, label.start) ?? []) votes.push({ side, name });
      } else if (value !== null) {
        tally[side] ??= { value, start: cell.start, end: cell.start + cell.text.length };
      } else for (const name of namesIn(cell.text, cell.start) ?? []) votes.push({ side, name });
    }
  }
  return votes;
}

function byRows(table: readonly Cell[][], tally: Tally): NamedVote[] | null {
  const votes: NamedVote[] = [];
  let told = 0;
  for (const [first, second, third] of table) {
    if (!first || !second) continue;
    const side = sideOf(first.text);
    const own = sideOf(second.text);
    if (side !== null) {
      told += 1;
      const count = [second, third].find((cell) => cell && /^\d{1,3}$/.test(cell.text));
      if (count)
        tally[side] ??= {
          value: Number(count.text),
          start: count.start,
          end: count.start + count.text.length,
        };
      const listed = [second, third].find((cell) => cell && !/^\d{1,3}$/.test(cell.text));
      for (const name of (listed && namesIn(listed.text, listed.start)) ?? []) votes.push({ side, name });
    } else if (own !== null && (namesIn(first.text, first.start)?.length ?? 0) === 1) {
      told += 1;
      for (const name of namesIn(first.text, first.start) ?? []) votes.push({ side: own, name });
    }
  }
  return told >= 2 ? votes : null;
}
