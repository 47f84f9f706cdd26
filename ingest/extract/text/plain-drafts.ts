/** Lines as somebody typed them, to paragraphs and headings. */
import type { Draft } from "../assemble.js";
import { vocabularyOf } from "../hyphenation.js";
import { headingReader } from "../underlined.js";
import { numberedText } from "./numbered-lines.js";
import { chunksOf, indentsParagraphs, paragraphsOf, wrapWidth } from "./text-lines.js";

/** Reads lines divided by "\n"; `margin` holds the numbers printed beside them, which are no part of a paragraph. */
export function plainDrafts(sheet: string): { drafts: Draft[]; margin: string[] } {
  const lines = sheet.split("\n");
  const width = wrapWidth(lines);
  const vocabulary = vocabularyOf(lines);
  const numbered = numberedText(lines, vocabulary);
  if (numbered !== null) {
    const drafts = numbered.paragraphs.map(
      ({ text, line }): Draft => ({ kind: "paragraph", pieces: [{ text }], line }),
    );
    return { drafts, margin: numbered.margin };
  }
  const takeHeading = headingReader();
  const set = { width, vocabulary, indents: indentsParagraphs(lines) };
  const drafts = chunksOf(lines).flatMap((chunk): Draft[] => {
    const { heading, level, rest } = takeHeading(chunk);
    const paragraphs = paragraphsOf(rest, set);
    const drafts = paragraphs.map((text): Draft => ({ kind: "paragraph", pieces: [{ text }] }));
    return heading === null ? drafts : [{ kind: "heading", level, pieces: [{ text: heading }] }, ...drafts];
  });
  return { drafts, margin: [] };
}
