/** Spreadsheets of Excel: Office Open XML (MS-XLSX, MS-XLSB) and the format used before 2007 (MS-XLS). */
import { type CellObject, read, type WorkBook, type WorkSheet } from "@e965/xlsx";
import { type Draft, makeExtraction } from "../assemble.js";
import { type Extraction, ExtractionFailed, type FileMetadata } from "../extraction.js";
import type { FileInput } from "../extractors.js";
import { locked } from "../locked.js";
import { madeBy } from "../made-by.js";
import { openParts, type ZipParts } from "../packed/zip-parts.js";
import { hiddenWarning, sheetRows } from "../table-rows.js";
import { foundInPackage, foundPeople } from "./package-hidden.js";
import { type HiddenSheet, sheetFindings } from "./sheet-hidden.js";

/**
 * Every filled row of every sheet, its values as shown, under the sheet's name. Hidden sheets, rows and columns are
 * read and reported.
 * @throws ExtractionFailed `encrypted`, `corrupt` or `too-large`
 */
export async function extractSpreadsheet(input: FileInput): Promise<Extraction> {
  const parts = input.bytes[0] === 0x50 ? await unpackOnce(input) : null;
  const book = open(input);
  const warnings = chartsIn(parts);
  const drafts = book.SheetNames.flatMap((name, index): Draft[] => {
    const sheet = book.Sheets[name];
    if (!sheet) return [];
    if (book.Workbook?.Sheets?.[index]?.Hidden)
      warnings.push(`The sheet “${name}” is hidden in the file; it is read all the same.`);
    const rows = filledRows(sheet);
    for (const one of hiddenParts(name, sheet, rows)) warnings.push(one);
    const read = sheetRows(rows.map((row) => row.values));
    return read.length === 0 ? [] : [{ kind: "heading", level: 1, pieces: [{ text: name }] }, ...read];
  });
  const { Author: author, LastAuthor: changer } = book.Props ?? {};
  const people = [author, changer].filter((name) => typeof name === "string");
  return makeExtraction({
    ...madeBy("spreadsheet"),
    drafts,
    metadata: metadataOf(book),
    warnings,
    findings: [
      ...sheetsOf(book).flatMap(sheetFindings),
      ...(parts ? foundInPackage({ ...parts, people }) : foundPeople(people)),
    ],
  });
}

/** The package trusts what a ZIP file says of its sizes, so every part is unpacked under our limits first. */
async function unpackOnce(input: FileInput): Promise<ZipParts> {
  const parts = await openParts(input);
  for (const name of parts.names) if (/\.(?:xml|rels|bin)$/i.test(name)) parts.read(name);
  return parts;
}

function open(input: FileInput): WorkBook {
  try {
    return read(input.bytes, {
      type: "array",
      dense: true,
      cellText: true,
      // Excel shows the plain date format in the order of the reader's country; only this order is the same for all.
      dateNF: "yyyy-mm-dd",
      cellFormula: false,
      cellHTML: false,
      cellStyles: true,
      bookVBA: false,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (/password|encrypt/i.test(reason)) throw locked(input, { cause: error });
    throw new ExtractionFailed(
      "corrupt",
      `${input.name} is damaged and cannot be read as a spreadsheet (${reason}).`,
      { cause: error },
    );
  }
}

function sheetsOf(book: WorkBook): HiddenSheet[] {
  return book.SheetNames.map((name, index) => {
    const sheet = book.Sheets[name];
    const comments: HiddenSheet["comments"] = [];
    sheet?.["!data"]?.forEach((cells, row) => {
      cells?.forEach((cell, column) => {
        for (const { t: words, a: by } of cell?.c ?? [])
          comments.push({ row, column, words, by: by ?? null });
      });
    });
    return {
      name,
      hidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0,
      rows: sheet ? filledRows(sheet) : [],
      isHiddenRow: (row) => sheet?.["!rows"]?.[row]?.hidden === true,
      isHiddenColumn: (column) => sheet?.["!cols"]?.[column]?.hidden === true,
      comments,
    };
  });
}

interface SheetRow {
  /** Counted from 0 in the sheet. */
  number: number;
  values: string[];
}

function filledRows(sheet: WorkSheet): SheetRow[] {
  const rows: SheetRow[] = [];
  // Rows and cells that were never filled are holes, which forEach passes over.
  sheet["!data"]?.forEach((cells, number) => {
    const values: string[] = [];
    cells?.forEach((cell, column) => {
      values[column] = cell ? shownIn(cell) : "";
    });
    const whole = Array.from(values, (value) => value ?? "");
    if (whole.some((value) => value !== "")) rows.push({ number, values: whole });
  });
  return rows;
}

/** What a cell shows; a number too long for its cell is given with all its digits. */
function shownIn(cell: CellObject): string {
  const whole = cell.v === undefined || cell.v === null ? "" : String(cell.v);
  const shown = cell.t === "n" && /E\+/.test(cell.w ?? "") ? whole : (cell.w ?? whole);
  return shown.replace(/\s+/g, " ").trim();
}

/** Charts have no rows; those of a sheet show what its rows say, but their titles are their own. */
function chartsIn(parts: ZipParts | null): string[] {
  const charts = parts?.names.filter((name) => /^xl\/charts\/chart\d*\.xml$/.test(name)).length ?? 0;
  return charts > 0 ? [`The words in ${charts} charts of the file are not read.`] : [];
}

function hiddenParts(name: string, sheet: WorkSheet, rows: SheetRow[]): string[] {
  const hiddenRows = rows.filter((row) => sheet["!rows"]?.[row.number]?.hidden).length;
  const columns = (sheet["!cols"] ?? []).flatMap((column, index) => (column?.hidden ? [index] : []));
  const hiddenColumns = columns.filter((column) => rows.some((row) => row.values[column])).length;
  return [
    ...(hiddenRows > 0 ? [hiddenWarning(hiddenRows, "row", name)] : []),
    ...(hiddenColumns > 0 ? [hiddenWarning(hiddenColumns, "column", name)] : []),
  ];
}

function metadataOf(book: WorkBook): Partial<FileMetadata> {
  return { title: book.Props?.Title?.trim() || null, byline: book.Props?.Author?.trim() || null };
}
