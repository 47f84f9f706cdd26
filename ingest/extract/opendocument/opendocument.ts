/** OpenDocument (ISO/IEC 26300): texts, slides and sheets, packed or as one flat XML file. */
import { makeExtraction, type Parts } from "../assemble.js";
import type { Extraction } from "../extraction.js";
import type { FileInput } from "../extractors.js";
import { besideText } from "../left-out.js";
import { madeBy } from "../made-by.js";
import { foundInPackage } from "../office/package-hidden.js";
import { damaged, openParts } from "../packed/zip-parts.js";
import { partialDate } from "../partial-dates.js";
import { childOf, childrenOf, descendantsOf, parseXml, textOf, type XmlElement } from "../xml/xml.js";
import { xmlBlocks } from "../xml/xml-blocks.js";
import type { Profile, Role } from "../xml/xml-profile.js";
import { openDocumentFindings } from "./hidden.js";
import { markerReader } from "./lists.js";
import { sheetDrafts } from "./sheets.js";
import { unlockedParts } from "./unlock.js";

type Found = Omit<Parts, "extractor" | "extractorVersion">;

const roles: Record<string, Role> = {
  p: "paragraph",
  h: "heading",
  list: "group",
  "list-item": "group",
  "list-header": "group",
  span: "inline",
  a: "inline",
  s: "space",
  tab: "space",
  "line-break": "break",
  note: "note",
  "table-row": "row",
  "table-cell": "cell",
  "covered-table-cell": "skip",
  annotation: "skip",
  "tracked-changes": "skip",
  forms: "skip",
  "sequence-decls": "skip",
  "date-time-decl": "skip",
  title: "skip",
  desc: "skip",
};

/**
 * The text of an OpenDocument file.
 * @throws ExtractionFailed `encrypted`, `corrupt` or `too-large`
 */
export async function extractOpenDocument(input: FileInput): Promise<Extraction> {
  const parts = unlockedParts(input, await openParts(input));
  const content = parts.read("content.xml");
  if (!content) throw damaged(input, "its part content.xml is missing");
  const part = (name: string) => {
    const bytes = parts.read(name);
    return bytes ? [parseXml(bytes, `${input.name} (${name})`)] : [];
  };
  const roots = [parseXml(content, input.name), ...part("styles.xml"), ...part("meta.xml")];
  const found = readParts(roots);
  const inPackage = foundInPackage({ ...parts, people: peopleIn(roots) });
  return makeExtraction({
    ...madeBy("opendocument"),
    ...found,
    findings: [...(found.findings ?? []), ...inPackage],
  });
}

/** A flat file has everything under one root. */
export function readFlatOpenDocument(root: XmlElement): Found {
  return readParts([root]);
}

/** The first root holds the body; styles and properties may stand in any. */
function readParts(roots: XmlElement[]): Found {
  const body = roots.flatMap((root) => childrenOf(root, "body"))[0];
  const metadata = metadataOf(roots);
  if (!body) return { drafts: [], metadata };
  const sheets = childOf(body, "spreadsheet");
  const warnings = leftOut(body);
  if (sheets) {
    const read = sheetDrafts(sheets, roots);
    return {
      drafts: read.drafts,
      metadata,
      warnings: [...warnings, ...read.warnings],
      findings: openDocumentFindings(body, roots, read.sheets),
    };
  }
  const findings = openDocumentFindings(body, roots, []);
  return { ...xmlBlocks(body, profileOf(roots)), metadata, warnings, findings };
}

function profileOf(roots: XmlElement[]): Profile {
  const markerOf = markerReader(roots);
  const bold = boldStyles(roots);
  return {
    roles,
    role(element, parent) {
      // A title of a drawing describes it; the field `title` in a paragraph is printed.
      if ((element.name === "title" || element.name === "desc") && parent?.name === "p") return "inline";
      if (element.name === "notes") return "notes";
      // How an index is to be made, not what it says.
      if (element.name.endsWith("-source")) return "skip";
      const slidePart = element.attributes.get("presentation:class");
      if (slidePart === "title") return "heading";
      if (/^(?:header|footer|date-time|page-number)$/.test(slidePart ?? "")) return "skip";
      return element.name === "span" && bold.has(element.attributes.get("style-name") ?? "")
        ? "bold"
        : undefined;
    },
    level: (heading) => {
      const level = Number(heading.attributes.get("outline-level") ?? 1);
      return Math.max(1, Math.min(6, level || 1));
    },
    marker: markerOf,
    mark: (note) => textOf(childOf(note, "note-citation")).trim() || undefined,
    noteBody: (note) => childOf(note, "note-body"),
    space: (element) => " ".repeat(Math.min(20, Number(element.attributes.get("c") ?? 1) || 1)),
    page: (element) => (isSlide(element) ? slideName(element) : undefined),
  };
}

function isSlide(element: XmlElement): boolean {
  return element.name === "page" && element.attributes.has("draw:master-page-name");
}

/** The name that its maker gave it; programs call slides `page1`. */
function slideName(slide: XmlElement): string | null {
  const name = slide.attributes.get("draw:name") ?? "";
  return name === "" || /^page\d+$/.test(name) ? null : name;
}

function boldStyles(roots: XmlElement[]): Set<string> {
  const styles = roots.flatMap((root) => descendantsOf(root, "style"));
  const bold = styles.filter((style) => {
    const weight = childOf(style, "text-properties")?.attributes.get("font-weight") ?? "";
    return weight === "bold" || Number(weight) >= 600;
  });
  return new Set(bold.map((style) => style.attributes.get("style:name") ?? ""));
}

function leftOut(body: XmlElement): string[] {
  const count = (name: string) => descendantsOf(body, name).length;
  return besideText({ comments: count("annotation"), deleted: count("deletion") });
}

function peopleIn(roots: XmlElement[]): string[] {
  const meta = roots.flatMap((root) => childrenOf(root, "meta"))[0];
  return ["initial-creator", "creator"].map((name) => textOf(childOf(meta, name))).filter(Boolean);
}

function metadataOf(roots: XmlElement[]): NonNullable<Parts["metadata"]> {
  const meta = roots.flatMap((root) => childrenOf(root, "meta"))[0];
  const value = (name: string) => textOf(childOf(meta, name)).trim() || null;
  return {
    title: value("title"),
    byline: value("initial-creator") ?? value("creator"),
    language: value("language"),
    updated: partialDate(value("date")),
  };
}
