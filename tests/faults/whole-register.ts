/** Everything an archive says it has taken in, over HTTP, as an archivist sees it. */
import type { Client } from "../signed-in-client.js";

export interface Item {
  id: string;
  name: string;
  digest: string | null;
  state:
    | "received"
    | "waiting"
    | "reading"
    | "searchable"
    | "failed"
    | "locked"
    | "unreadable"
    | "held"
    | "refused";
  reason: string | null;
  document: string | null;
  version: number | null;
}

export interface Accession {
  accession: string;
  settled: boolean;
  items: Item[];
}

export interface HeldDocument {
  document: string;
  version: number;
  original: { name: string; digest: string };
  text: { state: string; characters: number };
  passages: { start: number; end: number; text: string }[];
}

/** Every accession, newest first. */
export async function allAccessions(client: Client): Promise<Accession[]> {
  const all: Accession[] = [];
  for (let page = 1; ; page++) {
    const { accessions } = await client.json<{ accessions: Accession[] }>(`/accessions?page=${page}`);
    if (accessions.length === 0) return all;
    all.push(...accessions);
  }
}

/** Every document that this visitor may see, in its newest version. */
export async function allDocuments(client: Client): Promise<HeldDocument[]> {
  const all: HeldDocument[] = [];
  for (let page = 1; ; page++) {
    const { documents } = await client.json<{ documents: { id: string; url: string }[] }>(
      `/documents?page=${page}`,
    );
    if (documents.length === 0) return all;
    for (const { url } of documents) all.push(await client.json<HeldDocument>(new URL(url).pathname));
  }
}

/** Waits until nothing more will happen to any file by itself; fails after `seconds`, naming what is stuck. */
export async function allSettled(client: Client, seconds = 30): Promise<Accession[]> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const accessions = await allAccessions(client);
    const waiting = accessions.flatMap(({ items }) =>
      items.filter(
        (item) => item.state === "received" || item.state === "waiting" || item.state === "reading",
      ),
    );
    if (waiting.length === 0) return accessions;
    if (Date.now() > end) {
      const stuck = waiting.map((item) => `${item.name}: ${item.state} (${item.reason})`);
      throw new Error(
        `Expected every file to be settled within ${seconds} s; waiting are ${stuck.join("; ")}`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
