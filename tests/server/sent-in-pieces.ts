/** A program that sends files in pieces, and can be cut off in the middle of one. */
import { createHash } from "node:crypto";
import { request as ask } from "node:http";
import { type Answer, asProgram, type Client } from "../signed-in-client.js";

export interface Opened {
  accession: string;
  items: string[];
}

export interface Coming {
  files: { item: string; name: string; bytes: number; arrived: number; digest: string | null }[];
}

export const digestOf = (content: Uint8Array) =>
  `sha256:${createHash("sha256").update(content).digest("hex")}`;

/** Posts JSON as the upload page does. */
export async function postJson(client: Client, path: string, body: unknown): Promise<Answer> {
  const response = await fetch(client.address + path, {
    method: "POST",
    headers: {
      ...{ ...asProgram, cookie: client.cookie, "x-csrf-token": client.csrf },
      "content-type": "application/json",
    },
    body: JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** Announces files; throws unless they are awaited. */
export async function announce(
  client: Client,
  files: readonly { name: string; bytes: number }[],
  said: Record<string, string> = {},
): Promise<Opened> {
  const answer = await postJson(client, "/accessions", { ...said, files });
  if (answer.status !== 201) throw new Error(`${answer.status}: ${answer.text}`);
  return JSON.parse(answer.text) as Opened;
}

/**
 * Sends `content` from `from` on; with `cutAfter`, the connection is ended after so many bytes, and the answer is null.
 */
export function sendPiece(
  { address, cookie, csrf }: Client,
  { accession, item }: { accession: string; item: string },
  content: Uint8Array,
  from: number,
  cutAfter: number | null = null,
): Promise<{ status: number; body: Record<string, unknown> } | null> {
  const piece = content.subarray(from);
  return new Promise((resolve, reject) => {
    const sending = ask(`${address}/accessions/${accession}/coming/${item}?from=${from}`, {
      method: "POST",
      headers: {
        ...{ ...asProgram, cookie, "x-csrf-token": csrf, "content-type": "application/octet-stream" },
        "content-length": piece.length,
      },
    });
    sending.on("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          body: JSON.parse(Buffer.concat(chunks).toString("utf8")) as Record<string, unknown>,
        }),
      );
    });
    sending.on("error", (error) => (cutAfter === null ? reject(error) : resolve(null)));
    if (cutAfter === null) sending.end(piece);
    else sending.write(piece.subarray(0, cutAfter), () => setImmediate(() => sending.destroy()));
  });
}

/** What has arrived of an item, once it no longer changes. */
export async function arrivedOf(client: Client, { accession, item }: { accession: string; item: string }) {
  let before = -1;
  for (;;) {
    const { files } = await client.json<Coming>(`/accessions/${accession}/coming`);
    const arrived = files.find((file) => file.item === item)?.arrived ?? 0;
    if (arrived === before) return arrived;
    before = arrived;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
