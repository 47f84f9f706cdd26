/** Records as the engine takes them: lines of JSON, in pieces that it neither refuses nor works on one by one. */
import type { PassageRecord } from "./search-index.js";

/** Well below the 100 MB the engine accepts, and small enough to be one string several times over. */
const batchCharacters = 8_000_000;
const batchRecords = 5_000;

export interface RecordBatch {
  /** Newline-delimited JSON. */
  lines: string;
  records: number;
}

/** Cuts records, in order, into batches; none for no records. */
export function* batchesOf(records: Iterable<PassageRecord>): Generator<RecordBatch> {
  let lines: string[] = [];
  let characters = 0;
  for (const record of records) {
    const line = lineOf(record);
    if (lines.length > 0 && (characters + line.length > batchCharacters || lines.length === batchRecords)) {
      yield { lines: lines.join("\n"), records: lines.length };
      lines = [];
      characters = 0;
    }
    lines.push(line);
    characters += line.length;
  }
  if (lines.length > 0) yield { lines: lines.join("\n"), records: lines.length };
}

/** Gathers small groups (a document each, say) until they fill a batch. */
export async function* gathered(
  groups: AsyncIterable<readonly PassageRecord[]>,
): AsyncGenerator<PassageRecord[]> {
  let held: PassageRecord[] = [];
  for await (const group of groups) {
    for (const record of group) held.push(record);
    if (held.length < batchRecords) continue;
    yield held;
    held = [];
  }
  if (held.length > 0) yield held;
}

/** Half a surrogate pair, as JSON.stringify writes it; the engine refuses the whole batch for one. */
const halfPair = /\\ud[89a-f]/;

function lineOf(record: PassageRecord): string {
  const line = JSON.stringify(record);
  if (!halfPair.test(line)) return line;
  // The replacement character is one code unit too, so offsets stay true.
  return JSON.stringify(record, (_key, value: unknown) =>
    typeof value === "string" ? value.replace(/\p{Surrogate}/gu, "\ufffd") : value,
  );
}
