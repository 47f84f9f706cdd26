/** Lines that are nobody's words by their form, among lines of speech without an empty line between. */
import type { Block } from "../extract/extraction.js";
import { linesOf } from "./head.js";
import { examinerOf, swornWitnessOf } from "./transcript-people.js";
import { columnOf, isRecord, recordTime } from "./transcript-record.js";

/** What happens in the room, in brackets on a line of its own. */
export const stageForm = /^[*_]*[([][^()[\]]*[\])][.*_]*$/s;
/** In UTF-16 code units. */
const longestShort = 45;

/** Where lines of the record begin and end among lines of speech, in texts without an empty line between. */
export function recordLines(text: string, block: Block): Set<number> {
  const apart = new Set<number>();
  const lines = linesOf(text, block);
  if (lines.length < 2) return apart;
  for (const [index, line] of lines.entries()) {
    const above = lines[index - 1]?.text ?? ".";
    const follows = /[.?!…—–)\]:]["”’']?$/.test(above);
    // A short line above was not broken for want of room.
    const isSworn = swornWitnessOf(line.text) !== null && above.length <= longestShort;
    if (!isSworn && !(follows && isApart(line.text))) continue;
    apart.add(line.start);
    const next = lines[index + 1];
    if (next) apart.add(next.start);
  }
  return apart;
}

/** True for a line that is nobody's words by its form. */
function isApart(line: string): boolean {
  return (
    isRecord(line) ||
    recordTime(line) !== null ||
    columnOf(line) !== null ||
    stageForm.test(line) ||
    examinerOf(line) !== null ||
    swornWitnessOf(line) !== null
  );
}
