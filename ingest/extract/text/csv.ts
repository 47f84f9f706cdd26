/** Tables as text files: one block a row, every value with its column's heading. */
import { CsvError, parse } from "csv-parse/sync";
import { most } from "../../../storage/model/extremes.js";
import { type Draft, makeExtraction } from "../assemble.js";
import { type Extraction, ExtractionFailed } from "../extraction.js";
import type { FileInput } from "../extractors.js";
import { madeBy } from "../made-by.js";
import { rowDraft } from "../table-rows.js";
import { decodeText } from "./decode.js";

const delimiters = [",", ";", "\t", "|"];

/** Rows as `Heading: value; Heading: value`; the first row holds the headings. */
export async function extractCsv(input: FileInput): Promise<Extraction> {
  const decoded = decodeText(input.bytes);
  const [headings = [], ...rows] = readRows(decoded.text, input.name);
  const first: Draft[] = rows.length === 0 ? [rowDraft(headings, [])] : [];
  return makeExtraction({
    ...madeBy("csv"),
    drafts: [...first, ...rows.map((values) => rowDraft(values, headings))],
    warnings: decoded.warning ? [decoded.warning] : [],
  });
}

function readRows(text: string, name: string): string[][] {
  const options = {
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    relax_quotes: true,
    trim: true,
  };
  try {
    return parse(text, { ...options, delimiter: delimiterOf(text) });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new ExtractionFailed("corrupt", `${name} could not be read as a table: ${error.message}.`, {
      cause: error,
    });
  }
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
