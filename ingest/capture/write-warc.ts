/** A capture as a web archive (WARC 1.1, ISO 28500:2017), each record gzipped by itself. */
import { createHash, randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { Exchange } from "./exchange.js";

const digestOf = (bytes: Buffer) => `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
const newId = () => `<urn:uuid:${randomUUID()}>`;

/** The bytes of an archive that holds these exchanges, each as what was asked and what was answered. */
export function warcOf(
  exchanges: readonly Exchange[],
  { at, software }: { at: string; software: string },
): Buffer {
  const about = `software: ${software}\r\nformat: WARC File Format 1.1\r\n`;
  const records = [
    record({ type: "warcinfo", at, id: newId() }, { "Content-Type": "application/warc-fields" }, about),
  ];
  for (const one of exchanges) {
    const id = newId();
    const head = Buffer.from(one.responseHead, "latin1");
    const common = { "WARC-Target-URI": one.url, "WARC-IP-Address": one.ip };
    records.push(
      record(
        { type: "response", at: one.at, id },
        {
          ...common,
          "WARC-Payload-Digest": digestOf(one.body),
          "Content-Type": "application/http;msgtype=response",
        },
        Buffer.concat([head, one.body]),
      ),
      record(
        { type: "request", at: one.at, id: newId() },
        { ...common, "WARC-Concurrent-To": id, "Content-Type": "application/http;msgtype=request" },
        one.requestHead,
      ),
    );
  }
  return Buffer.concat(records);
}

function record(
  { type, at, id }: { type: string; at: string; id: string },
  fields: Record<string, string>,
  content: string | Buffer,
): Buffer {
  const block = Buffer.from(content as string);
  const all = {
    "WARC-Type": type,
    "WARC-Record-ID": id,
    "WARC-Date": at,
    ...fields,
    "WARC-Block-Digest": digestOf(block),
    "Content-Length": `${block.length}`,
  };
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return gzipSync(
    Buffer.concat([Buffer.from(`WARC/1.1\r\n${head.join("")}\r\n`), block, Buffer.from("\r\n\r\n")]),
  );
}
