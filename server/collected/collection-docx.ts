/** A collection as a Word file: headings, notes, the words as quotations, each with a real footnote. */
import { Document, FootnoteReferenceRun, HeadingLevel, Packer, Paragraph, TextRun } from "docx";
import { writable } from "../cited/footnote-docx.js";
import { oscola } from "../cited/oscola.js";
import type { Collected, CollectedEntry } from "./collected.js";
import { standingSentence } from "./standing-sentence.js";

/** How far quoted words stand in, in twentieths of a point. */
const indent = 567;

/** The file's bytes. */
export async function collectionDocx(collected: Collected): Promise<Buffer> {
  const footnotes: Record<string, { children: Paragraph[] }> = {};
  const children = [
    new Paragraph({ text: writable(collected.title), heading: HeadingLevel.TITLE }),
    ...prose(collected.introduction),
    ...collected.entries.flatMap((entry) => entryParagraphs(entry, footnotes)),
    ...prose(`${collected.by}, ${collected.address}`),
  ];
  const file = new Document({
    title: collected.title.slice(0, 200),
    creator: "Ibid",
    footnotes,
    sections: [{ children }],
  });
  return Packer.toBuffer(file);
}

function entryParagraphs(
  entry: CollectedEntry,
  footnotes: Record<string, { children: Paragraph[] }>,
): Paragraph[] {
  if (entry.kind === "heading")
    return [new Paragraph({ text: writable(entry.text), heading: HeadingLevel.HEADING_1 })];
  if (entry.kind === "note") return prose(entry.text);
  if (entry.kind === "closed") return [...prose(entry.text), aside(entry.sentence)];
  const number = Object.keys(footnotes).length + 1;
  const note = oscola(entry.cited).map(
    ({ text, italic }) => new TextRun({ text: writable(text), italics: italic }),
  );
  footnotes[number] = { children: [new Paragraph({ children: note })] };
  const words = new Paragraph({
    indent: { left: indent, right: indent },
    spacing: { before: 120, after: 120 },
    children: [...lines(`“${entry.cited.words?.exact ?? ""}”`), new FootnoteReferenceRun(number)],
  });
  const standing = standingSentence(entry);
  return [...prose(entry.text), words, ...(standing === null ? [] : [aside(standing)])];
}

function aside(sentence: string): Paragraph {
  return new Paragraph({ children: [new TextRun({ text: writable(sentence), italics: true })] });
}

function prose(text: string): Paragraph[] {
  return text
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== "")
    .map((part) => new Paragraph({ children: lines(part), spacing: { after: 120 } }));
}

function lines(text: string): TextRun[] {
  return text
    .split("\n")
    .map((line, index) => new TextRun({ text: writable(line), ...(index > 0 && { break: 1 }) }));
}
