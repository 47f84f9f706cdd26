/** Turns set as the rows of a table: a number or a time, who speaks, what is said. */
import type { Block } from "../extract/extraction.js";
import { looksLikeName } from "./names.js";
import { oneLine } from "./passages.js";
import type { Lead } from "./transcript-labels.js";

const clock = /^[[(]?(?<clock>\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)[\])]?$/;
const number = /^Q?\s?(?<question>\d{1,4})[.:]?$/;
/** Fewer words are a field of a form. */
const leastWords = 1;

/** The beginning of the turn that a row holds; null for rows of other tables. */
export function rowLead(text: string, block: Block): Lead | null {
  if (block.kind !== "row") return null;
  let time: string | null = null;
  let question: string | null = null;
  let at = block.start;
  for (const cell of text.slice(block.start, block.end).split("|")) {
    const words = oneLine(cell).replace(/:$/, "");
    at += cell.length + 1;
    const before = clock.exec(words)?.groups?.clock;
    if (time === null && before !== undefined) time = before;
    else if (question === null && number.test(words)) question = number.exec(words)?.groups?.question ?? null;
    else if (words === "") continue;
    else {
      const said = text.slice(Math.min(at, block.end), block.end);
      if (!looksLikeName(words) || said.trim().split(/\s+/).length < leastWords || !/\p{L}/u.test(said))
        return null;
      const end = at + said.length - said.trimStart().length;
      return {
        start: block.start,
        end,
        question,
        name: words,
        side: null,
        bold: false,
        mark: "colon",
        counted: false,
        time,
      };
    }
  }
  return null;
}
