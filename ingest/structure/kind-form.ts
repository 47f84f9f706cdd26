/** How a document is set: of what it is made, how long it is, how its lines begin. */
import { type Looked, often, type Sign, when, wordsIn } from "./kind-signs.js";

/** In UTF-16 code units: a line of prose is longer. */
const leastProse = 120;
const labelled = /^[\p{Lu}][^:.]{1,45}:(?:\s|$)/u;
const capital = /^[^\p{Ll}]*\p{Lu}{3,}[^\p{Ll}]*$/u;
const numbered =
  /^\W{0,2}(?:(?:item\s*)?\d{1,4}(?:[./]\d{1,4})*[.):]?\s|\([a-z\d]{1,3}\)|[a-z][.)]\s|[ivx]{1,5}[.)]\s)/i;
const toDo =
  /^\W*(?:\d+(?:\.\d+)*[.)]?\s*)?(?:to (?:receive|consider|approve|note|agree|confirm|elect|appoint|discuss|resolve|adopt|answer|authori[sz]e|review|sign|accept|decide|hear|deal)\b|that\s+(?:the|an?|this|council|it|cllr|councillor|mr|mrs|ms)\b)/i;

/** How a document is set. */
export function formSigns({ extraction, blocks, lines, file, isPage }: Looked): Sign[] {
  const { text, metadata } = extraction;
  const size = Math.max(1, text.length);
  const share = (kind: string) =>
    blocks.filter((block) => block.kind === kind).reduce((sum, { start, end }) => sum + end - start, 0) /
    size;
  const of = (form: RegExp) =>
    lines.filter((line) => form.test(line.text)).length / Math.max(1, lines.length);
  const prose = lines
    .filter((line) => line.text.length >= leastProse)
    .reduce((sum, { text }) => sum + text.length, 0);
  const words = wordsIn(text);
  return [
    ...when(true, "long", "its length", often(words, 1_000)),
    ...when(words < 40, "tiny", "only a few words"),
    ...when(true, "inRows", "much of it in tables", share("row")),
    ...when(true, "inLists", "much of it in lists", share("list-item")),
    ...when(true, "inHeadings", "many headings", Math.min(1, 4 * share("heading"))),
    ...when(true, "inProse", "running prose", prose / size),
    ...when(true, "labels", "lines that begin with a label", of(labelled)),
    ...when(true, "capitals", "lines in capitals", of(capital)),
    ...when(true, "numbers", "numbered lines", of(numbered)),
    ...when(true, "toDo", "lines that say what is to be done or agreed", often(100 * of(toDo), 10)),
    ...when(isPage, "page", "a page of the web"),
    ...when(isPage && metadata.site !== null, "site", "the name of a site or paper"),
    ...when(isPage && metadata.published !== null, "published", "a page that says when it was published"),
    ...when(/rfc822|outlook|mbox/.test(file.mediaType), "mail", "an e-mail"),
    ...when(/csv|spreadsheet|excel/.test(file.mediaType), "sheet", "a spreadsheet"),
    ...when(/presentation|powerpoint/.test(file.mediaType), "slides", "slides"),
    ...when(/epub/.test(file.mediaType), "book", "a book"),
  ];
}
