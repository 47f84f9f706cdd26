/** Many phrases looked for at once, each to the letter: how often, in how many documents, and when first and last. */
import { setImmediate } from "node:timers/promises";
import type { Archive } from "../../ingest/archive.js";
import type { DocumentState } from "../../storage/model/kind.js";
import { foundSet, passagesIn } from "./find.js";
import { quoteless } from "./quoteless.js";
import { type SearchRequest, searchParameters, searchRequest } from "./request.js";

/** Lines taken at once, and characters of one. */
export const mostLines = 1_000;
export const longestLine = 500;

export interface BatchRow {
  line: string;
  passages: number;
  documents: number;
  /** Partial dates of the earliest and the latest document with a date. */
  first: string | null;
  last: string | null;
  /** Why the line was not looked for; null when it was. */
  fault: string | null;
}

/** The phrases of a list, one a line; of lines of CSV, their first cells. Empty ones are none. */
export function linesOf(text: string, isCsv: boolean): string[] {
  return text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/)
    .map((line) => (isCsv ? firstCell(line) : line).trim())
    .filter((line) => line !== "");
}

function firstCell(line: string): string {
  const quoted = /^"((?:[^"]|"")*)"/.exec(line)?.[1];
  return quoted?.replaceAll('""', '"') ?? /^[^,;\t]*/.exec(line)?.[0] ?? "";
}

/** The search for a line: all of its words side by side, whatever signs stand in it. */
export function lineSearch(line: string): SearchRequest {
  return searchRequest(searchParameters.parse({ q: `"${quoteless(line)}"`, exact: "1" }), true);
}

/**
 * A row a line, in order, each as soon as it is known. Lines that would begin after `until` (epoch milliseconds) are
 * not looked for, and say so.
 */
export async function* searchLines(
  desk: Pick<Archive, "catalogue" | "index" | "now">,
  lines: readonly string[],
  states: readonly DocumentState[],
  until = Number.POSITIVE_INFINITY,
): AsyncGenerator<BatchRow> {
  for (const line of lines) {
    // Others are answered between two lines.
    await setImmediate();
    const fault = faultOf(line) ?? (desk.now() > until ? timeIsUp : null);
    yield fault === null ? await searchLine(desk, line, states) : { ...nothing, line, fault };
  }
}

/** Of a line for which there was no time. */
export const timeIsUp = "Not searched: the time was up.";

const nothing = { passages: 0, documents: 0, first: null, last: null };

function faultOf(line: string): string | null {
  if (!/[\p{L}\p{N}]/u.test(line)) return "There is no word in it.";
  return line.length > longestLine ? `It is longer than ${longestLine} characters.` : null;
}

async function searchLine(
  desk: Pick<Archive, "catalogue" | "index">,
  line: string,
  states: readonly DocumentState[],
): Promise<BatchRow> {
  const { documents } = await foundSet(desk, lineSearch(line), states);
  const dates = documents.flatMap(({ document: { date } }) => date ?? []).sort();
  return {
    ...{ line, passages: passagesIn(documents), documents: documents.length },
    ...{ first: dates[0] ?? null, last: dates.at(-1) ?? null, fault: null },
  };
}
