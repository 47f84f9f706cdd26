/** OpenDocument spreadsheets: every filled row of every sheet, as shown. */
import type { Draft } from "../assemble.js";
import type { HiddenSheet } from "../office/sheet-hidden.js";
import { hiddenWarning, sheetRows } from "../table-rows.js";
import { childOf, childrenOf, descendantsOf, textOf, type XmlElement } from "../xml/xml.js";
import { annotationWords, creatorOf } from "./hidden.js";

/** Sheets end in a run of empty rows or cells that is written once with its length. */
const mostRepeats = 1000;

/** The rows of each sheet under its name; hidden sheets and rows are read and reported. */
export function sheetDrafts(
  body: XmlElement,
  roots: XmlElement[],
): { drafts: Draft[]; warnings: string[]; sheets: HiddenSheet[] } {
  const hiddenStyles = new Set(
    roots
      .flatMap((root) => descendantsOf(root, "style"))
      .filter((style) => childOf(style, "table-properties")?.attributes.get("display") === "false")
      .map((style) => style.attributes.get("style:name") ?? ""),
  );
  const sheets = childrenOf(body, "table").map((sheet) =>
    readSheet(sheet, hiddenStyles.has(sheet.attributes.get("style-name") ?? "")),
  );
  const warnings = sheets.flatMap(({ name, hidden, rows, isHiddenRow }) => {
    const hiddenRows = rows.filter(({ number }) => isHiddenRow(number)).length;
    return [
      ...(hidden ? [`The sheet “${name}” is hidden in the file; it is read all the same.`] : []),
      ...(hiddenRows > 0 ? [hiddenWarning(hiddenRows, "row", name)] : []),
    ];
  });
  const drafts = sheets.flatMap(({ name, rows }): Draft[] => {
    const read = sheetRows(rows.map((row) => row.values));
    return read.length === 0 ? [] : [{ kind: "heading", level: 1, pieces: [{ text: name }] }, ...read];
  });
  return { drafts, warnings, sheets };
}

function readSheet(sheet: XmlElement, hidden: boolean): HiddenSheet {
  const all = rowsOf(sheet);
  const columns = columnsOf(sheet);
  return {
    name: sheet.attributes.get("table:name") ?? "",
    hidden,
    rows: all.flatMap(({ values }, number) =>
      values.some((value) => value !== "") ? [{ number, values }] : [],
    ),
    isHiddenRow: (row) => all[row]?.hidden === true,
    isHiddenColumn: (column) => columns[column] === true,
    comments: all.flatMap(({ comments }, row) => comments.map((comment) => ({ row, ...comment }))),
  };
}

/** Whether each column is hidden. */
function columnsOf(table: XmlElement): boolean[] {
  return childrenOf(table).flatMap((child): boolean[] => {
    if (child.name !== "table-column")
      return /^table-(?:header-columns|columns|column-group)$/.test(child.name) ? columnsOf(child) : [];
    const hidden = /^(?:collapse|filter)$/.test(child.attributes.get("visibility") ?? "");
    return Array.from({ length: repeated(child, "number-columns-repeated") }, () => hidden);
  });
}

interface SheetRow {
  values: string[];
  hidden: boolean;
  comments: { column: number; words: string; by: string | null }[];
}

function rowsOf(table: XmlElement): SheetRow[] {
  return childrenOf(table).flatMap((child): SheetRow[] => {
    if (child.name !== "table-row")
      return /^table-(?:header-rows|rows|row-group)$/.test(child.name) ? rowsOf(child) : [];
    const values = cellsOf(child);
    const hidden = /^(?:collapse|filter)$/.test(child.attributes.get("visibility") ?? "");
    const comments = commentsIn(child);
    return Array.from({ length: repeated(child, "number-rows-repeated") }, () => ({
      values,
      hidden,
      comments,
    }));
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

function commentsIn(row: XmlElement): SheetRow["comments"] {
  let column = 0;
  return childrenOf(row).flatMap((cell) => {
    const at = column;
    column += repeated(cell, "number-columns-repeated");
    return childrenOf(cell, "annotation").map((annotation) => ({
      column: at,
      words: annotationWords(annotation),
      by: creatorOf(annotation),
    }));
  });
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
