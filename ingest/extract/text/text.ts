/** Plain text and reStructuredText, in any charset. */
import { extname } from "node:path";
import { type Draft, makeExtraction, type PageDraft } from "../assemble.js";
import type { Extraction, Furniture } from "../extraction.js";
import type { FileInput } from "../extractors.js";
import { madeBy } from "../made-by.js";
import { decodeText } from "./decode.js";
import { plainDrafts } from "./plain-drafts.js";
import { restructuredDrafts } from "./restructured.js";

/** The text of a plain file. Form feeds are page breaks; `.rst` files lose their marks and directives. */
export async function extractText(input: FileInput): Promise<Extraction> {
  const decoded = decodeText(input.bytes);
  const sheets = decoded.text
    .replace(/\r\n?/g, "\n")
    .replace(/\f\s*$/, "")
    .split("\f");
  const paged = sheets.length > 1;
  const warnings = decoded.warning ? [decoded.warning] : [];
  const drafts: Draft[] = [];
  const furniture: Furniture[] = [];
  for (const [index, sheet] of sheets.entries()) {
    const page = paged ? index + 1 : null;
    const read = isRestructured(input.name, sheet)
      ? { drafts: rst(sheet, warnings), margin: [] }
      : plainDrafts(sheet);
    for (const draft of onPage(read.drafts, page)) drafts.push(draft);
    for (const words of read.margin) furniture.push({ page: page ?? 1, text: words });
  }
  // A blank sheet of a text is known to be blank.
  const pages = sheets.map((_, index): PageDraft => ({ number: index + 1, label: null, method: "text" }));
  const parts = { ...madeBy("text"), drafts, furniture, warnings };
  return makeExtraction(paged ? { ...parts, pages } : parts);
}

function isRestructured(name: string, text: string): boolean {
  return extname(name).toLowerCase() === ".rst" || /^\.\. [a-z-]+:: ?.*$/m.test(text);
}

function rst(sheet: string, warnings: string[]): Draft[] {
  const { drafts, leftOut } = restructuredDrafts(sheet);
  if (leftOut > 0)
    warnings.push(`${leftOut} reStructuredText directives (layout, raw HTML) are not part of the text.`);
  return drafts;
}

function onPage(drafts: Draft[], page: number | null): Draft[] {
  return drafts.map((draft) => ({ ...draft, pieces: draft.pieces.map((piece) => ({ ...piece, page })) }));
}
