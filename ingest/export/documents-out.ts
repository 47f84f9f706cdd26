/** The documents that an export takes, one after another, as their records say. */
import { loadRecord } from "../../storage/catalogue/records.js";
import type { DocumentState } from "../../storage/model/kind.js";
import type { KeptProof } from "../../storage/model/proof.js";
import type { DocumentRecord } from "../../storage/model/record.js";
import type { Archive } from "../archive.js";

const idsAtOnce = 500;

/** Records in these states, in the order of their ids. */
export async function* documentsOut(
  { catalogue }: Pick<Archive, "catalogue">,
  states: readonly DocumentState[],
): AsyncIterable<DocumentRecord> {
  for (let after = ""; ; ) {
    const rows = await catalogue
      .selectFrom("document")
      .select("id")
      .where("state", "in", states)
      .where("id", ">", after)
      .orderBy("id")
      .limit(idsAtOnce)
      .execute();
    for (const { id } of rows) {
      const record = await loadRecord(catalogue, id);
      if (record && states.includes(record.state)) yield withoutClosed(record);
    }
    if (rows.length < idsAtOnce) return;
    after = rows.at(-1)?.id ?? "";
  }
}

/** A version that was closed leaves the archive no more than it is shown in it, and its citations stay with it. */
function withoutClosed(record: DocumentRecord): DocumentRecord {
  const closed = new Set(record.versions.filter((version) => version.closed).map(({ number }) => number));
  if (closed.size === 0) return record;
  return {
    ...record,
    versions: record.versions.filter(({ number }) => !closed.has(number)),
    citations: record.citations.filter(({ version }) => !closed.has(version)),
  };
}

/** True when whoever may read a document may have its original too. */
export function isOriginalOpen({ description }: Pick<DocumentRecord, "description">): boolean {
  return !description.original || description.original === "open";
}

/** The proofs of the citations that a record still has. */
export function proofsOut(record: DocumentRecord, proofs: readonly KeptProof[]): KeptProof[] {
  const cited = new Set(record.citations.map(({ id }) => id));
  return proofs.filter(({ statement }) => cited.has(statement.citation));
}
