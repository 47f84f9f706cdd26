/** OpenDocument spreadsheets: every filled row of every sheet, as shown. */
import type { Draft } from "./assemble.js";
import { hiddenWarning, sheetRows } from "./table-rows.js";
import { childOf, childrenOf, descendantsOf, textOf, type XmlElement } from "./xml.js";

/** Sheets end in a run of empty rows or cells that is written once with its length. */
const mostRepeats = 1000;

/** The rows of each sheet under its name; hidden sheets and rows are read and reported. */
export function sheetDrafts(body: XmlElement, roots: XmlElement[]): { drafts: Draft[]; warnings: string[] } {
  const hiddenStyles = new Set(
    roots
      .flatMap((root) => descendantsOf(root, "style"))
      .filter((style) => childOf(style, "table-properties")?.attributes.get("display") === "false")
      .map((style) => style.attributes.get("style:name") ?? ""),
  );
  const warnings: string[] = [];
  const drafts = childrenOf(body, "table").flatMap((sheet): Draft[] => {
    const name = sheet.attributes.get("table:name") ?? "";
    if (hiddenStyles.has(sheet.attributes.get("style-name") ?? ""))
      warnings.push(`The sheet “${name}” is hidden in the file; it is read all the same.`);
    const rows = rowsOf(sheet);
    const hidden = rows.filter((row) => row.hidden && row.values.length > 0).length;
    if (hidden > 0) warnings.push(hiddenWarning(hidden, "row", name));
    const read = sheetRows(rows.map((row) => row.values)).filter((row) => row.pieces[0]?.text !== "");
    return read.length === 0 ? [] : [{ kind: "heading", level: 1, pieces: [{ text: name }] }, ...read];
  });
  return { drafts, warnings };
}

interface SheetRow {
  values: string[];
  hidden: boolean;
}

function rowsOf(table: XmlElement): SheetRow[] {
  return childrenOf(table).flatMap((child): SheetRow[] => {
    if (child.name !== "table-row")
      return /^table-(?:header-rows|rows|row-group)$/.test(child.name) ? rowsOf(child) : [];
    const values = cellsOf(child);
    const hidden = /^(?:collapse|filter)$/.test(child.attributes.get("visibility") ?? "");
    const repeats = values.length === 0 ? 1 : repeated(child, "number-rows-repeated");
    return Array.from({ length: repeats }, () => ({ values, hidden }));
  });
}

function cellsOf(row: XmlElement): string[] {
  const values = childrenOf(row).flatMap((cell): string[] => {
    const text = cell.name === "table-cell" ? shownIn(cell) : "";
    return Array.from({ length: repeated(cell, "number-columns-repeated") }, () => text);
  });
  while (values.at(-1) === "") values.pop();
  return values;
}

/** What the cell shows: its paragraphs, without comments. */
function shownIn(cell: XmlElement): string {
  return childrenOf(cell, "p")
    .map((paragraph) => textOf({ ...paragraph, children: paragraph.children.filter(isShown) }))
    .join(" ")
    .replace(/\s+/g, " ")
    .trim();
}

function isShown(node: XmlElement | string): boolean {
  return typeof node === "string" || node.name !== "annotation";
}

function repeated(element: XmlElement, name: string): number {
  return Math.min(mostRepeats, Number(element.attributes.get(name) ?? 1) || 1);
}
