/** Tables as text files: one block a row, every value with its column's heading. */
import { CsvError, parse } from "csv-parse/sync";
import { most } from "../../../storage/model/extremes.js";
import { type Draft, makeExtraction } from "../assemble.js";
import type { Extraction } from "../extraction.js";
import type { FileInput } from "../extractors.js";
import { madeBy } from "../made-by.js";
import { rowDraft } from "../table-rows.js";
import { decodeText } from "./decode.js";

const delimiters = [",", ";", "\t", "|"];

/** After so many rows whose quotes do not fit, quotes mean nothing in the rest: looking for their ends takes time. */
const mostOddRows = 20;

/**
 * Rows as `Heading: value; Heading: value`; the first row holds the headings. Where the quotes of a row never end, or
 * end within a value, its line is divided as it stands, with a warning.
 */
export async function extractCsv(input: FileInput): Promise<Extraction> {
  const decoded = decodeText(input.bytes);
  const read = readRows(decoded.text);
  const [headings = [], ...rows] = read.rows;
  const first: Draft[] = rows.length === 0 ? [rowDraft(headings, [])] : [];
  return makeExtraction({
    ...madeBy("csv"),
    drafts: [...first, ...rows.map((values) => rowDraft(values, headings))],
    warnings: [...(decoded.warning ? [decoded.warning] : []), ...read.warnings],
  });
}

function readRows(text: string): { rows: string[][]; warnings: string[] } {
  const options = {
    relax_column_count: true,
    skip_empty_lines: true,
    relax_quotes: true,
    trim: true,
    delimiter: delimiterOf(text),
  };
  const rows: string[][] = [];
  let rest: Buffer = Buffer.from(text.replace(/^\uFEFF/, ""));
  const odd: number[] = [];
  for (;;) {
    // Bytes up to the end of the last row that was read whole.
    let sound = 0;
    const on_record = (row: string[], { bytes }: { bytes: number }) => {
      rows.push(row);
      sound = bytes;
      return null;
    };
    try {
      parse(rest, { ...options, on_record, ...(odd.length >= mostOddRows && { quote: false }) });
      return { rows, warnings: oddWarning(odd) };
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      const line = lineAt(rest, sound);
      for (const row of parse(line, { ...options, quote: false })) rows.push(row);
      odd.push(rows.length);
      rest = rest.subarray(sound + line.length);
    }
  }
}

/** The bytes of the first line from `start` that says something, with the empty ones before it and its end. */
function lineAt(bytes: Buffer, start: number): Buffer {
  let at = start;
  while (bytes[at] === 10 || bytes[at] === 13) at += 1;
  while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at += 1;
  return bytes.subarray(start, bytes[at] === 13 && bytes[at + 1] === 10 ? at + 2 : at + 1);
}

function oddWarning(odd: readonly number[]): string[] {
  if (odd.length === 0) return [];
  const which = odd.length === 1 ? `row ${odd[0]}` : `rows ${odd.join(", ")}`;
  const lines =
    odd.length < mostOddRows ? "these lines are read" : "these lines, and all that follow them, are read";
  return [`The quotes in ${which} of the table do not fit; ${lines} as they stand.`];
}

/** The sign that divides the first lines most often. */
function delimiterOf(text: string): string {
  const sample = text
    .split(/\r?\n/, 10)
    .join("\n")
    .replace(/"[^"]*"/g, "");
  const counts = delimiters.map((delimiter) => sample.split(delimiter).length);
  return delimiters[counts.indexOf(most(counts))] ?? ",";
}
