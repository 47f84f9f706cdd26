/**
 * The records of a web archive (WARC 1.1, ISO 28500:2017). A record whose length is wrong costs itself, not those
 * behind it: the next is looked for where one begins.
 */
import { type MailHeaders, mailHeaders } from "../mail/mail-headers.js";
import { PieceReader } from "./piece-reader.js";

export interface WarcRecord {
  /** Where it begins, in bytes of the unpacked archive. */
  offset: number;
  headers: MailHeaders;
  /** Its block: `length` bytes, or fewer where the archive is cut off. Read it before the next record is asked for. */
  block: PieceReader;
  /** Bytes of its block, as it says. */
  length: number;
}

const longestLine = 64 * 1024;
const longestHeaders = 256 * 1024;

/** The records in their order; `broken` is told of every place at which one is not as it says. */
export async function* warcRecords(
  pieces: AsyncIterable<Uint8Array>,
  broken: (offset: number, how: string) => void,
): AsyncGenerator<WarcRecord> {
  const reader = new PieceReader(pieces);
  let searching = false;
  for (;;) {
    const offset = reader.offset;
    const line = await reader.line(longestLine);
    if (line === null) return;
    if (!/^WARC\/\d/.test(line.toString("latin1", 0, 8))) {
      if (line.toString("latin1").trim() === "") continue;
      if (!searching)
        broken(offset, "bytes that belong to no record; the one before them is not as long as it says");
      searching = true;
      continue;
    }
    searching = false;
    const headers = await headersOf(reader);
    const length = Number(headers?.get("content-length") ?? Number.NaN);
    if (headers === null || !Number.isSafeInteger(length) || length < 0) {
      broken(offset, "a record whose headers cannot be read");
      continue;
    }
    const start = reader.offset;
    yield { offset, headers, block: new PieceReader(reader.take(length)), length };
    for await (const _ of reader.take(length - (reader.offset - start)));
    if (reader.offset - start < length) broken(offset, "a record that is cut off");
  }
}

/** The headers up to the next blank line, or null when they have no end. */
export async function headersOf(reader: PieceReader): Promise<MailHeaders | null> {
  const lines: Buffer[] = [];
  let length = 0;
  for (;;) {
    const line = await reader.line(longestLine);
    if (line === null || line.toString("latin1", 0, 3).trim() === "")
      return mailHeaders(Buffer.concat(lines));
    lines.push(line);
    length += line.length;
    if (length > longestHeaders) return null;
  }
}
