/** Web archives (WARC 1.1), whole or gzipped: an inventory of their records, and the documents that were captured. */
import type { Draft } from "../assemble.js";
import { type ByteSource, withSource } from "../byte-source.js";
import type { Extraction } from "../extraction.js";
import type { FileOnDisk } from "../extractors.js";
import { madeBy } from "../made-by.js";
import { mailHeaders } from "../mail/mail-headers.js";
import { rowDraft } from "../table-rows.js";
import { type HttpResponse, httpResponse } from "./http-response.js";
import { inventoryOf } from "./inventory.js";
import {
  LeftInside,
  type MemberFiles,
  type MemberLimits,
  memberFiles,
  memberLimits,
} from "./member-files.js";
import { Damaged, unzipped } from "./unzipped.js";
import { type Captured, captureName, reasonToStay } from "./warc-choice.js";
import { type WarcRecord, warcRecords } from "./warc-records.js";

/** A crawl holds many files, and what serves them. */
const warcLimits: MemberLimits = { ...memberLimits, mostMembers: 100_000, mostBytes: 8 * 1024 ** 3 };
const mostRows = 200_000;
const longestInfo = 64 * 1024;
/** Places at which an archive is broken that are told of one by one. */
const mostBroken = 20;

/** The records as rows, and the documents among the responses as members with their addresses. */
export async function extractWarc(file: FileOnDisk, limits: MemberLimits = warcLimits): Promise<Extraction> {
  return withSource(file.path, async (source) => {
    const files = memberFiles(file.scratch, source.size, limits);
    const drafts: Draft[] = [];
    const warnings: string[] = [];
    let broken = 0;
    const tell = (offset: number, how: string) => {
      broken += 1;
      if (broken <= mostBroken) warnings.push(`At byte ${offset} of the unpacked archive: ${how}.`);
    };
    let records = 0;
    let offset = 0;
    try {
      for await (const record of warcRecords(await piecesOf(source, limits), tell)) {
        offset = record.offset;
        records += 1;
        const row = await rowOf(record, files);
        if (drafts.length < mostRows) drafts.push(row);
      }
    } catch (error) {
      if (!(error instanceof Damaged)) throw error;
      tell(offset, `behind the record that begins here it cannot be unpacked (${error.message})`);
    }
    if (broken > mostBroken) warnings.push(`${broken - mostBroken} more places are broken.`);
    if (records === 0) warnings.push("No record was found in this web archive.");
    if (records > mostRows)
      warnings.push(`${records - mostRows} more records are not listed: at most ${mostRows} are.`);
    return inventoryOf({
      ...madeBy("warc"),
      drafts,
      members: files.members,
      warnings: [...warnings, ...files.warnings()],
    });
  });
}

/** The bytes of the archive, unpacked when they are gzipped, record by record or as a whole. */
async function piecesOf(source: ByteSource, limits: MemberLimits): Promise<AsyncIterable<Uint8Array>> {
  const start = await source.read(0, 2);
  if (start[0] !== 0x1f || start[1] !== 0x8b) return readFrom(source);
  return measured(
    unzipped(readFrom(source), "gzip"),
    Math.max(limits.ratioMatters, limits.steepestRatio * source.size),
  );
}

async function* readFrom(source: ByteSource): AsyncGenerator<Buffer> {
  for (let at = 0; at < source.size; at += 256 * 1024) yield await source.read(at, 256 * 1024);
}

async function* measured(pieces: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const piece of pieces) {
    length += piece.length;
    if (length > most) throw new Damaged(`it unpacks to more than ${most} bytes, as a bomb does`);
    yield piece;
  }
}

async function rowOf(record: WarcRecord, files: MemberFiles): Promise<Draft> {
  const { headers } = record;
  const type = headers.get("warc-type") ?? "";
  const address = (headers.get("warc-target-uri") ?? "").replace(/^<(.*)>$/, "$1");
  const isHttp = /^application\/http\b/i.test(headers.get("content-type") ?? "");
  const response = isHttp && type === "response" ? await httpResponse(record.block) : null;
  const mediaType = bareType(
    response ? response.headers.get("content-type") : isHttp ? null : headers.get("content-type"),
  );
  const captured = capturedFrom(record, address, response, mediaType);
  const isFile = (response !== null && isOk(response.status)) || type === "resource" || type === "conversion";
  if (isFile && address !== "") await take(files, captured, response?.body ?? record.block.rest());
  const info = type === "warcinfo" ? await infoOf(record) : [];
  const values: [heading: string, value: string][] = [
    ["", address],
    ["Record", type],
    ["Status", response ? `${response.status}` : ""],
    ["Type", type === "warcinfo" ? "" : mediaType],
    ["Leads to", response?.headers.get("location") ?? ""],
    ["Size", `${record.length} bytes`],
    ["Captured", headers.get("warc-date") ?? ""],
    ...info,
  ];
  return rowDraft(
    values.map(([, value]) => value),
    values.map(([heading]) => heading),
  );
}

function capturedFrom(
  { headers }: WarcRecord,
  address: string,
  response: HttpResponse | null,
  mediaType: string,
): Captured {
  const disposition = response?.headers.get("content-disposition") ?? "";
  const alone = response === null || headers.get("warc-resource-type")?.toLowerCase() === "document";
  const proposed = /filename\s*=\s*(?:"([^"]*)"|([^";\s]+))/i.exec(disposition);
  return { address, mediaType, alone, proposed: proposed?.[1] ?? proposed?.[2] ?? null };
}

async function take(files: MemberFiles, captured: Captured, body: AsyncIterable<Uint8Array>): Promise<void> {
  const { address } = captured;
  const member = { name: captureName(captured), place: address, address };
  const reason = reasonToStay(captured);
  if (reason !== null) return files.leave(member, reason);
  await files.take(member, async (write) => {
    try {
      for await (const piece of body) await write(piece);
    } catch (error) {
      if (error instanceof Damaged) throw new LeftInside(`its encoding is damaged (${error.message})`);
      throw error;
    }
  });
}

function isOk(status: number): boolean {
  return status >= 200 && status < 300;
}

function bareType(value: string | null): string {
  return (value ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

/** What a crawler says of itself (WARC 1.1, 6.2). */
async function infoOf(record: WarcRecord): Promise<[string, string][]> {
  const parts: Buffer[] = [];
  for await (const part of record.block.take(Math.min(record.length, longestInfo))) parts.push(part);
  return mailHeaders(Buffer.concat(parts)).all.map(([name, value]) => [name, value]);
}
