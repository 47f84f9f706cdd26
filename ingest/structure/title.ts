/**
 * The title of a paper from a word processor or a PDF. What such a file says of itself is often left over from a
 * template or an earlier paper; what is printed at its head is not.
 */
import { fold } from "../../storage/model/fold.js";
import type { Block, Extraction } from "../extract/extraction.js";
import { oneLine } from "./passages.js";

/** Formats whose title is a property that nobody sees who writes. A message's subject or a page's title is seen. */
const unseenTitles = new Set([
  "pdf",
  "docx",
  "doc",
  "opendocument",
  "rtf",
  "pptx",
  "ppt",
  "spreadsheet",
  "image",
]);
/** In UTF-16 code units: what counts as the head where there are no pages, and the longest title. */
const headLength = 2_500;
const longestTitle = 300;
const headBlocks = 14;

/** What programs call what has no title, and names of sheets, slides and files. */
const leftOver = new RegExp(
  `^(?:${[
    "(?:untitled|unnamed|no title|title|titel|sans titre|ohne titel|sin título|none|null|blank|template|default)[\\s\\d]*",
    "(?:new )?(?:microsoft )?(?:office )?(?:word|excel|powerpoint) (?:document|worksheet|workbook|presentation)[\\s\\d]*",
    "(?:doc|document|dokument|documento|presentation|präsentation|présentation|book|workbook|layout|scan|page|print)[\\s_-]*\\d*",
    "(?:sheet|feuil|feuille|лист|munka|tabelle|hoja|foglio|blad|planilha|arkusz|slide|folie|diapositive?|chart)[\\s_-]*\\d*",
    "(?:adobe )?(?:photoshop|illustrator|indesign|acrobat)(?: pdf| document)?",
    "scanned (?:document|image)|full page photo|contents|table of contents",
    "microsoft (?:word|powerpoint|excel) - .*",
    "[^\\s]{1,150}\\.(?:docx?|dotx?|xlsx?|pptx?|pdf|rtf|odt|ods|odp|indd|qxd|pmd|tiff?|jpe?g|png|html?|txt|wpd|tex|dvi|ps)",
    "(?=[^\\s]{0,150}\\d)[\\w-]{20,150}",
  ].join("|")})$`,
  "iu",
);
/** Words of a cover that are no title by themselves. */
const besideTitle =
  /^(?:(?:draft|final|annual)?\s*report|summary|introduction|foreword|preface|contents|appendix|annex|cover|page|contacts?|policy paper|corporate report|guidance|research and analysis)\b[\s\d.]*$|^(?:hc|hl|cp|cm|sp|volume|vol\.?|part|chapter|session|paper)\b[\s\w.:–—-]{0,30}$|\breport of session\b|^[©(]|^presented to\b|^ordered by\b/i;
const bodyAlone =
  /^(?:department (?:for|of)\b.*|(?!.*\b(?:to|on|by|into|about|response|report)\b).*\b(?:committee|council|inquiry|commission|tribunal|house of (?:lords|commons)|parliament|assembly))$/i;
const bodyBegun = /^(?:department|ministry|office|house|committee|council|secretary|by|from|to)\b/i;
/** The end of a line that goes on in the next. */
const unfinished = /\b(?:to|on|of|for|the|and|by|in|with)$/i;
const numbered = /^(?<year>\d{4}\s)?No\.?(?<number>\s*\S{1,12})?$/i;

/** What the file says its title is; null when a program left it there, when it breaks off, or says nothing. */
export function ownTitle({ extractor, metadata: { title } }: Extraction): string | null {
  if (title === null || !unseenTitles.has(extractor)) return title;
  const words = oneLine(title);
  return leftOver.test(words) || unfinished.test(words) || !/[\p{L}\p{N}]/u.test(words) ? null : title;
}

/**
 * The title of a document of no known kind: what the file says, when that is printed at its head or nothing there is
 * plainly a title, else what is printed. `own` is what `ownTitle` gave.
 */
export function plainTitle(extraction: Extraction, own: string | null): string | null {
  if (!unseenTitles.has(extraction.extractor)) return own ?? firstHeading(extraction);
  const head = headOf(extraction);
  const lines = head.map((block) => surely(extraction, block));
  const labelled = labelledTitle(lines);
  if (labelled !== null) return labelled;
  if (own !== null && isPrinted(own, lines)) return own;
  const [first = ""] = lines;
  const begun = unfinished.test(first) && !bodyBegun.test(first) ? joined(lines, 0) : null;
  const heading = largestHeading(head, lines);
  if (own !== null && begun === null && !(heading && saysMore(heading, own))) return own;
  return begun ?? heading ?? boldStart(head, lines);
}

function firstHeading({ text, blocks }: Extraction): string | null {
  const headings = blocks.filter((block) => block.kind === "heading");
  return (
    headings
      .map((block) => oneLine(text.slice(block.start, block.end)))
      .find((words) => /\p{L}{3}/u.test(words)) ?? null
  );
}

/** The blocks of the first page that has words, or of the beginning. */
function headOf({ blocks }: Extraction): Block[] {
  const page = blocks[0]?.page ?? null;
  return blocks
    .slice(0, headBlocks)
    .filter((block) => (page === null ? block.start < headLength : block.page === page));
}

/** The words of a block on one line; none when a machine read some of them and was not sure. */
function surely({ text, doubtful = [] }: Extraction, { start, end }: Block): string {
  const isDoubtful = doubtful.some((words) => words.start < end && words.end > start);
  return isDoubtful ? "" : oneLine(text.slice(start, end));
}

/** Forms say which line is their title. */
function labelledTitle(lines: readonly string[]): string | null {
  const at = lines.slice(0, 5).findIndex((line) => /^title:/i.test(line));
  if (at < 0) return null;
  const title = lines[at]?.slice("title:".length).trim() || lines[at + 1] || "";
  return title.length <= longestTitle && /\p{L}{3}/u.test(title) && !title.endsWith(":") ? title : null;
}

/** True when the words stand at the head: a single word or two as a line, more of them anywhere. */
function isPrinted(title: string, lines: readonly string[]): boolean {
  const words = plain(title);
  if (words.split(" ").length < 3) return lines.some((line) => plain(line) === words);
  return ` ${plain(lines.join(" "))} `.includes(` ${words} `);
}

/** A heading of one word may be any section's; one that the file's title repeats says less than that. */
function saysMore(heading: string, own: string): boolean {
  return plain(heading).includes(" ") && !plain(own).includes(plain(heading));
}

function plain(text: string): string {
  return fold(text, "words")
    .folded.replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** The first heading of the highest rank there that is a title by its words; a body's name when there is no other. */
function largestHeading(head: readonly Block[], lines: readonly string[]): string | null {
  const headings = head
    .map((block, at) => ({
      at,
      level: block.level ?? 1,
      isHeading: block.kind === "heading",
      words: lines[at] ?? "",
    }))
    .filter(({ isHeading, words }) => isHeading && isTitle(words))
    .sort((one, other) => one.level - other.level || one.at - other.at);
  const found = headings.find(({ words }) => !bodyAlone.test(words)) ?? headings[0];
  return found ? joined(lines, found.at) : null;
}

function isTitle(words: string): boolean {
  return (
    words.length <= longestTitle &&
    /\p{L}{3}/u.test(words) &&
    !besideTitle.test(words) &&
    !leftOver.test(words)
  );
}

/** The first line, where it is set apart in bold and is no sentence and no label; a last word may stand on the next. */
function boldStart(head: readonly Block[], lines: readonly string[]): string | null {
  const isBold = (at: number) => {
    const block = head[at];
    return block?.kind === "paragraph" && block.boldLead >= block.end - block.start - 1;
  };
  const [line = "", next = ""] = lines;
  if (!isBold(0) || !isTitle(line) || bodyAlone.test(line) || !/^[\p{Lu}\p{N}]/u.test(line)) return null;
  if (/[.;,:]$|:\s/.test(line)) return null;
  return isBold(1) && /^\p{L}{3,}$/u.test(next) && isTitle(next) ? `${line} ${next}` : joined(lines, 0);
}

/**
 * A title over several lines: one goes on in the next when it breaks off or the next begins small. The number of an
 * instrument, `2013 No. 2911`, and a second instrument with its own belong to it.
 */
function joined(lines: readonly string[], start: number): string {
  let title = lines[start] ?? "";
  for (const line of lines.slice(start + 1)) {
    if (
      line === "" ||
      title.length + line.length >= longestTitle ||
      /[.:;]$/.test(title) ||
      /^\d+[.)]\s/.test(line)
    )
      break;
    const number = numbered.exec(line)?.groups;
    if (number) {
      if (!number.number) continue;
      const year = number.year?.trim() ?? "";
      title += title.endsWith(year) ? line.slice(year.length) : ` ${line}`;
    } else if (unfinished.test(title) || /^\p{Ll}/u.test(line)) title += ` ${line}`;
    else if (/^and$/i.test(line)) title += ` ${line}`;
    else break;
  }
  return title;
}
