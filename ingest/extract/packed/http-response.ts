/** An HTTP response as it came over the wire (RFC 9112): its status, headers and the body that was meant. */
import type { MailHeaders } from "../mail/mail-headers.js";
import { PieceReader } from "./piece-reader.js";
import { Damaged, type Packing, unzipped } from "./unzipped.js";
import { headersOf } from "./warc-records.js";

export interface HttpResponse {
  status: number;
  headers: MailHeaders;
  /** Its body, with transfer and content encoding undone. Throws `Damaged` behind what could be read. */
  body: AsyncIterable<Uint8Array>;
}

/** Reads status and headers; null when it begins like no response. */
export async function httpResponse(block: PieceReader): Promise<HttpResponse | null> {
  const first = (await block.line(8192))?.toString("latin1") ?? "";
  const status = /^HTTP\/\d(?:\.\d)? +(\d{3})\b/.exec(first)?.[1];
  const headers = status === undefined ? null : await headersOf(block);
  if (headers === null) return null;
  const chunked = /\bchunked\b/i.test(headers.get("transfer-encoding") ?? "");
  const packing = packings[(headers.get("content-encoding") ?? "").trim().toLowerCase()];
  const sent = chunked ? dechunked(block) : block.rest();
  return { status: Number(status), headers, body: packing ? decoded(sent, packing) : sent };
}

const packings: Record<string, Packing | undefined> = {
  gzip: "gzip",
  "x-gzip": "gzip",
  deflate: "deflate",
  br: "br",
};

/** Archives often hold the body without its chunks and leave the header that tells of them. */
async function* dechunked(block: PieceReader): AsyncGenerator<Uint8Array> {
  let line = await block.line(1024);
  for (let first = true; line !== null; first = false) {
    const size = /^([0-9a-f]{1,8})[ \t]*(?:;[^\n]*)?\r?\n$/i.exec(line.toString("latin1"))?.[1];
    if (size === undefined) {
      yield line;
      if (first) yield* block.rest();
      return;
    }
    if (Number.parseInt(size, 16) === 0) return;
    yield* block.take(Number.parseInt(size, 16));
    await block.line(2);
    line = await block.line(1024);
  }
}

/** … and likewise the body unpacked, and leave the header that says it is packed. */
async function* decoded(sent: AsyncIterable<Uint8Array>, packing: Packing): AsyncGenerator<Uint8Array> {
  const reader = new PieceReader(sent);
  const start: Buffer[] = [];
  for await (const piece of reader.take(64 * 1024)) start.push(piece);
  const head = Buffer.concat(start);
  let given = false;
  try {
    for await (const piece of unzipped(followed(head, reader), packing)) {
      given = true;
      yield piece;
    }
  } catch (error) {
    if (!(error instanceof Damaged) || given) throw error;
    if (packing === "deflate") yield* decoded(followed(head, reader), "deflate-raw");
    else yield* followed(head, reader);
  }
}

async function* followed(head: Buffer, reader: PieceReader): AsyncGenerator<Buffer> {
  if (head.length > 0) yield head;
  yield* reader.rest();
}
