/** Lines that are nobody's words by their form, among lines of speech without an empty line between. */
import type { Block } from "../extract/extraction.js";
import { linesOf } from "./head.js";
import { examinerOf, swornWitnessOf } from "./transcript-people.js";
import { columnOf, isRecord, recordTime } from "./transcript-record.js";

/** What happens in the room, in brackets on a line of its own. */
export const stageForm = /^[*_]*[([][^()[\]]*[\])][.*_]*$/s;
/** A heading of the reports of Washington, among the words of speakers. */
const statementForm = /^(?:(?:OPENING|PREPARED|JOINT)\s+)?(?:STATEMENTS?|TESTIMONY)\s+OF\s+[^\p{Ll}]+$/u;
/** In UTF-16 code units. */
const longestShort = 45;

/** Where lines of the record begin among lines of speech without an empty line between, and where the lines behind them do. */
export function recordLines(text: string, block: Block): { apart: Set<number>; behind: Set<number> } {
  const apart = new Set<number>();
  const behind = new Set<number>();
  const lines = linesOf(text, block);
  if (lines.length < 2) return { apart, behind };
  for (const [index, line] of lines.entries()) {
    const above = lines[index - 1]?.text ?? ".";
    const follows = /[.?!…—–)\]:]["”’']?$/.test(above);
    // A short line above was not broken for want of room.
    const isSworn = swornWitnessOf(line.text) !== null && above.length <= longestShort;
    if (!isSworn && !(follows && isApart(line.text))) continue;
    apart.add(line.start);
    const next = lines[index + 1];
    if (next) behind.add(next.start);
  }
  return { apart, behind };
}

/** True for a line that is nobody's words by its form. */
export function isApart(line: string): boolean {
  return (
    isRecord(line) ||
    statementForm.test(line) ||
    recordTime(line) !== null ||
    columnOf(line) !== null ||
    stageForm.test(line) ||
    examinerOf(line) !== null ||
    swornWitnessOf(line) !== null
  );
}
