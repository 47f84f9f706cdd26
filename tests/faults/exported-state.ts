/**
 * Everything of an archive that must be the same after its catalogue or index was lost and made again: what
 * people and programs are told, what the command line says, and the rows themselves. Left out is the state of
 * work (attempts, what is recorded and indexed how far), how long it took to find that a file cannot be read, which
 * is found anew, and the address, which changes with every start.
 */
import { join } from "node:path";
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import { openCatalogue } from "../../storage/catalogue/catalogue.js";
import type { Tables } from "../../storage/catalogue/tables.js";
import { runIbid } from "../run-ibid.js";
import type { Client } from "../signed-in-client.js";
import { allAccessions, allDocuments } from "./whole-register.js";

const facts = [
  "accession",
  "accession_item",
  "document",
  "version",
  "passage",
  "tag",
  "authority",
  "authority_name",
  "person_link",
  "declined",
  "citation",
  "event",
] as const satisfies (keyof Tables)[];

const stateOfWork = new Set([
  ...["recorded_revision", "indexed_revision", "indexed_as", "index_request", "suggested_as"],
  ...["attempts", "retry_at"],
]);

/** Exports the archive in `folder`, served where `client` is signed in; `queries` are searched for. */
export async function exportedState(folder: string, client: Client, queries: readonly string[]) {
  const rows = await rowsOf(join(folder, "catalogue.sqlite"));
  const told: Record<string, unknown> = {};
  const citations = (rows.citation as { id: string }[]).map(({ id }) => `/citations/${id}`);
  const searches = queries.flatMap((query) => [
    `/search?q=${encodeURIComponent(query)}`,
    `/search?q=${encodeURIComponent(query)}&exact=1`,
  ]);
  for (const path of ["/coverage", ...citations, ...searches]) told[path] = await client.json(path);
  const [query = ""] = queries;
  const { out } = await runIbid(folder, ["search", query, "--json"]);
  const whole = {
    documents: await allDocuments(client),
    accessions: await allAccessions(client),
    told,
    commandLine: JSON.parse(out) as unknown,
    rows,
  };
  return withoutAddress(whole, client.address);
}

async function rowsOf(path: string) {
  const catalogue = await openCatalogue(path, new Date().toISOString());
  try {
    const rows: Partial<Record<(typeof facts)[number], unknown[]>> = {};
    for (const table of facts) rows[table] = await sortedRows(catalogue, table);
    return rows;
  } finally {
    await catalogue.destroy();
  }
}

async function sortedRows(catalogue: Catalogue, table: (typeof facts)[number]): Promise<unknown[]> {
  const rows = await catalogue.selectFrom(table).selectAll().execute();
  return rows
    .map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !stateOfWork.has(name))))
    .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
}

function withoutAddress<T>(state: T, address: string): T {
  const port = new URL(address).port;
  const written = JSON.stringify(state, (_key, value) => withoutEffort(value));
  return JSON.parse(written.replaceAll(`http://localhost:${port}/`, "/")) as T;
}

/** Of what could not be read, in answers and in rows. */
function withoutEffort(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("failure" in value) || value.failure === null)
    return value;
  return { ...value, attempts: null, readingMs: null, tries: null, reading_ms: null };
}
