/** A Word file with the words and a real footnote, to be copied into a text that goes on. Speaks to the docx package. */
import { Document, FootnoteReferenceRun, Packer, Paragraph, TextRun } from "docx";
import type { Cited } from "./cited.js";
import { oscola } from "./oscola.js";

/** The file's bytes. For a whole document the title stands where the words would. */
export async function footnoteDocx(cited: Cited): Promise<Buffer> {
  const note = oscola(cited).map(
    ({ text, italic }) => new TextRun({ text: writable(text), italics: italic }),
  );
  const lines = cited.words ? `“${cited.words.exact}”`.split("\n") : [cited.title];
  const words = lines.map(
    (line, index) => new TextRun({ text: writable(line), ...(index > 0 && { break: 1 }) }),
  );
  const file = new Document({
    title: cited.title.slice(0, 200),
    creator: "Ibid",
    footnotes: { 1: { children: [new Paragraph({ children: note })] } },
    sections: [{ children: [new Paragraph({ children: [...words, new FootnoteReferenceRun(1)] })] }],
  });
  return Packer.toBuffer(file);
}

/** Without the characters that XML 1.0 has no way to write. */
export function writable(text: string): string {
  return text.replace(/[^\t\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, " ");
}
