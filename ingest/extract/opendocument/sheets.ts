/** OpenDocument spreadsheets: every filled row of every sheet, as shown. */
import type { Draft } from "../assemble.js";
import type { HiddenSheet } from "../office/sheet-hidden.js";
import { hiddenWarning, sheetRows } from "../table-rows.js";
import { childOf, childrenOf, descendantsOf, textOf, type XmlElement } from "../xml/xml.js";
import { annotationWords, creatorOf } from "./hidden.js";

/**
 * Rows and cells alike are written once with their number. A file may claim any; the copies in all its sheets are given
 * up to so many characters, the headings that each row repeats counted in.
 */
const mostCopied = 10_000_000;
/** No program has wider sheets. */
const mostColumns = 16_384;

/** What may still be copied, and what was not. */
interface Copies {
  left: number;
  rowsCut: number;
  cellsCut: number;
}

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
  let left = mostCopied;
  const cuts: string[] = [];
  const sheets = childrenOf(body, "table").map((table) => {
    const copies: Copies = { left, rowsCut: 0, cellsCut: 0 };
    const sheet = readSheet(table, hiddenStyles.has(table.attributes.get("style-name") ?? ""), copies);
    left = copies.left;
    for (const cut of cutWarning(sheet.name, copies)) cuts.push(cut);
    return sheet;
  });
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
  return { drafts, warnings: [...warnings, ...cuts], sheets };
}

function cutWarning(sheet: string, { rowsCut, cellsCut }: Copies): string[] {
  const cut = [
    ...(rowsCut > 0 ? [`${rowsCut.toLocaleString("en")} rows`] : []),
    ...(cellsCut > 0 ? [`${cellsCut.toLocaleString("en")} cells`] : []),
  ];
  if (cut.length === 0) return [];
  return [
    `${cut.join(" and ")} of the sheet “${sheet}” are not in the text: the file repeats the one before them too often.`,
  ];
}

function readSheet(sheet: XmlElement, hidden: boolean, copies: Copies): HiddenSheet {
  const columns = columnsOf(sheet);
  const hiddenRows = new Set<number>();
  const rows: HiddenSheet["rows"] = [];
  const comments: HiddenSheet["comments"] = [];
  let from = 0;
  let widest = 0;
  for (const row of rowsOf(sheet)) {
    const wanted = repeated(row, "number-rows-repeated");
    const values = cellsOf(row, copies);
    const length = lengthOf(values);
    widest = Math.max(widest, length);
    const count = length === 0 ? 0 : granted(wanted, length + widest, copies);
    if (length > 0) copies.rowsCut += wanted - count;
    const isHidden = /^(?:collapse|filter)$/.test(row.attributes.get("visibility") ?? "");
    for (let number = from; number < from + count; number++) {
      rows.push({ number, values });
      if (isHidden) hiddenRows.add(number);
    }
    for (const comment of commentsIn(row)) comments.push({ row: from, ...comment });
    from += wanted;
  }
  return {
    name: sheet.attributes.get("table:name") ?? "",
    hidden,
    rows,
    isHiddenRow: (row) => hiddenRows.has(row),
    isHiddenColumn: (column) => columns[column] === true,
    comments,
  };
}

/** How many of those wanted are given: one, and as many copies as may be. */
function granted(wanted: number, cost: number, copies: Copies): number {
  const count = Math.min(wanted, 1 + Math.floor(copies.left / cost));
  copies.left -= (count - 1) * cost;
  return count;
}

/** Characters of the values, and one for each place; 0 of an empty row. */
function lengthOf(values: readonly string[]): number {
  return values.reduce((sum, value) => sum + value.length + 1, 0);
}

/** Whether each column is hidden. */
function columnsOf(table: XmlElement): boolean[] {
  const columns: boolean[] = [];
  for (const child of childrenOf(table)) {
    const inside = /^table-(?:header-columns|columns|column-group)$/.test(child.name) ? columnsOf(child) : [];
    const hidden = /^(?:collapse|filter)$/.test(child.attributes.get("visibility") ?? "");
    const count = child.name === "table-column" ? repeated(child, "number-columns-repeated") : 0;
    for (const one of inside) columns.push(one);
    for (let left = Math.min(count, mostColumns - columns.length); left > 0; left--) columns.push(hidden);
  }
  return columns;
}

function rowsOf(table: XmlElement): XmlElement[] {
  return childrenOf(table).flatMap((child) => {
    if (child.name === "table-row") return [child];
    return /^table-(?:header-rows|rows|row-group)$/.test(child.name) ? rowsOf(child) : [];
  });
}

/** The values up to the last that is filled. */
function cellsOf(row: XmlElement, copies: Copies): string[] {
  const values: string[] = [];
  let empty = 0;
  for (const cell of childrenOf(row)) {
    const wanted = repeated(cell, "number-columns-repeated");
    const text = cell.name === "table-cell" ? shownIn(cell) : "";
    if (text === "") {
      empty += wanted;
      continue;
    }
    const before = empty === 0 ? 0 : granted(Math.min(empty, mostColumns), 1, copies);
    const count = granted(wanted, text.length + 1, copies);
    copies.cellsCut += wanted - count;
    for (let left = before; left > 0; left--) values.push("");
    for (let left = count; left > 0; left--) values.push(text);
    empty = 0;
  }
  return values;
}

function commentsIn(row: XmlElement): Omit<HiddenSheet["comments"][number], "row">[] {
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
  const count = Number(element.attributes.get(name) ?? 1);
  return Number.isSafeInteger(count) && count > 0 ? count : 1;
}
