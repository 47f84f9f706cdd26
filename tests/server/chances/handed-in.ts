/** Files handed in to a served archive, and what its register says of them. */
import { allSettled, type Item } from "../../faults/whole-register.js";
import { file } from "../../multipart.js";
import type { Client } from "../../signed-in-client.js";

/** An item as the register tells programs of it. */
export interface LedgerItem extends Item {
  /** The version that its last reading became. */
  readAs: number | null;
  attention: boolean;
  failure: string | null;
  attempts: number;
  readingMs: number | null;
  extractor: string | null;
  extractorVersion: string | null;
  warnings: string[];
  pages: { all: number; text: number; blank: number; machine: number; unsure: number; none: number } | null;
}

/** Uploads files by name and content, published; returns the accession's number once nothing more will happen. */
export async function handIn(
  client: Client,
  files: Record<string, string | Uint8Array>,
): Promise<{ accession: string; items: LedgerItem[] }> {
  const parts = Object.entries(files).map(([name, content]) => file(name, content));
  const answer = await client.upload([{ field: "publish", value: "1" }, ...parts]);
  if (answer.status !== 201) throw new Error(`Expected 201, got ${answer.status}: ${answer.text}`);
  const { accession } = JSON.parse(answer.text) as { accession: string };
  await allSettled(client);
  return { accession, items: await itemsOf(client, accession) };
}

/** The files of an accession as they are now. */
export async function itemsOf(client: Client, accession: string): Promise<LedgerItem[]> {
  return (await client.json<{ items: LedgerItem[] }>(`/accessions/${accession}`)).items;
}
