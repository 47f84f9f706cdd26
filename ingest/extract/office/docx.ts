/** Word documents (Office Open XML). */
import { makeExtraction } from "../assemble.js";
import type { Extraction } from "../extraction.js";
import type { FileInput } from "../extractors.js";
import { besideText } from "../left-out.js";
import { madeBy } from "../made-by.js";
import { damaged } from "../packed/zip-parts.js";
import { childOf, childrenOf, descendantsOf, type XmlElement } from "../xml/xml.js";
import { docxDrafts } from "./docx-body.js";
import { docxFindings } from "./docx-hidden.js";
import { readNumbering } from "./docx-numbering.js";
import { readStyles } from "./docx-styles.js";
import { type OfficeParts, openOffice } from "./office-parts.js";
import { foundInPackage } from "./package-hidden.js";

/**
 * Headings, paragraphs, lists with their numbers as printed, table rows, text boxes, then the notes.
 * @throws ExtractionFailed `corrupt` or `too-large`
 */
export async function extractDocx(input: FileInput): Promise<Extraction> {
  const parts = await openOffice(input);
  const body = childOf(parts.xml(parts.main), "body");
  if (!body) throw damaged(input, "its main part has no body");
  const part = (type: string) => partOf(parts, type);
  const { drafts, hidden } = docxDrafts(body, {
    styles: readStyles(part("styles")),
    numbering: readNumbering(part("numbering")),
    notes: new Map([...notesOf(part("footnotes"), "footnote"), ...notesOf(part("endnotes"), "endnote")]),
  });
  return makeExtraction({
    ...madeBy("docx"),
    drafts,
    metadata: parts.metadata,
    warnings: leftOut(body, hidden),
    findings: [...docxFindings(parts, body), ...foundInPackage(parts)],
  });
}

function partOf(parts: OfficeParts, type: string): XmlElement | undefined {
  const link = [...parts.relationships(parts.main).values()].find((one) => one.type === type);
  return link && parts.xml(link.target);
}

/** The notes of a part; its first two are the lines that divide notes from the text. */
function notesOf(root: XmlElement | undefined, kind: "footnote" | "endnote"): [string, XmlElement][] {
  const notes = root ? childrenOf(root, kind) : [];
  return notes
    .filter((note) => (note.attributes.get("w:type") ?? "normal") === "normal")
    .map((note) => [`${kind} ${note.attributes.get("id")}`, note]);
}

function leftOut(body: XmlElement, hidden: number): string[] {
  const count = (name: string) => descendantsOf(body, name).length;
  return besideText({
    comments: count("commentReference"),
    deleted: count("delText"),
    hidden,
    embedded: count("altChunk") + count("subDoc"),
  });
}
