/** Lines that begin with `>`: a block quotation of Markdown, or what an e-mail answers. */
import type { Edit } from "./edited-text.js";

const sign = /^[ \t]{0,3}(?:>[ \t]?)+/;
/** `On Monday Ida wrote:`, and what programs put above a message they answer. */
const mail =
  /(?:\b(?:wrote|writes|schrieb|écrit|escribió|scrisse|schreef|skrev)\b[^\n]{0,80}:|^-{2,} ?Original Message ?-{2,}|^(?:From|Sent|Subject|Date): )/imu;
const anyMark = /["“”„«»「『]/u;
/** A last line that names who said it. */
const source = /^\s*[—–―-]{1,2}\s*\p{Lu}/u;

/**
 * The signs go. What they mark is put between quotation marks when it is quoted by nothing else: not where an e-mail quotes
 * whole messages, nor where the lines have marks of their own.
 */
export function quotedLineEdits(text: string): Edit[] {
  if (!/^[ \t]{0,3}>/m.test(text)) return [];
  const isMail = mail.test(text) || /^[ \t]{0,3}>[ \t]?>/m.test(text);
  const edits: Edit[] = [];
  let block: Line[] = [];
  const finish = () => {
    for (const edit of isMail ? block.map(({ sign }) => sign) : blockEdits(block)) edits.push(edit);
    block = [];
  };
  let at = 0;
  for (const line of text.split("\n")) {
    const [signs] = sign.exec(line) ?? [];
    if (signs === undefined) finish();
    else block.push({ sign: { start: at, end: at + signs.length, by: "" }, words: line.slice(signs.length) });
    at += line.length + 1;
  }
  finish();
  return edits;
}

interface Line {
  sign: Edit;
  words: string;
}

function blockEdits(block: readonly Line[]): Edit[] {
  const signs = block.map((line) => line.sign);
  const spoken = block.filter(({ words }) => words.trim() !== "");
  const last = spoken.at(-1);
  const said =
    last !== undefined && spoken.length > 1 && source.test(last.words) ? spoken.slice(0, -1) : spoken;
  if (said.length === 0 || said.some(({ words }) => anyMark.test(words))) return signs;
  const [first, end] = [said[0] as Line, said.at(-1) as Line];
  const close = end.sign.end + end.words.trimEnd().length;
  // Each paragraph of a quotation opens it anew.
  const opens = (at: number, line: Line) =>
    line === first || (line.words.trim() !== "" && at > 0 && block[at - 1]?.words.trim() === "");
  const isSaid = new Set(said);
  return block.flatMap((line, at): Edit[] => [
    { ...line.sign, by: isSaid.has(line) && opens(at, line) ? "“" : "" },
    ...(line === end ? [{ start: close, end: close, by: "”" }] : []),
  ]);
}
