/** Which citations have a proof in the vault, and which of these still want a time-stamp. */
import type { Transaction } from "kysely";
import type { KeptProof } from "../model/proof.js";
import type { Catalogue } from "./catalogue.js";
import type { Tables } from "./tables.js";

export interface ProofRow {
  citation: string;
  document: string;
  signed_at: string;
  /** When the authority says that it stamped it; null when it did not yet. */
  stamped_at: string | null;
  /** Failed requests for a stamp, why the last one failed, and when it may be tried again. */
  attempts: number;
  reason: string | null;
  retry_at: string | null;
}

/** Notes a proof as it is in the vault. */
export async function noteProof(
  catalogue: Catalogue | Transaction<Tables>,
  { statement, timestamps }: KeptProof,
) {
  const row = {
    document: statement.document.id,
    signed_at: statement.signed.at,
    stamped_at: timestamps[0]?.at ?? null,
    ...(timestamps.length > 0 && { attempts: 0, reason: null, retry_at: null }),
  };
  await catalogue
    .insertInto("proof")
    .values({ citation: statement.citation, attempts: 0, reason: null, retry_at: null, ...row })
    .onConflict((conflict) => conflict.column("citation").doUpdateSet(row))
    .execute();
}

/** Proofs without a stamp that may be asked for at `now` (ISO 8601), the oldest first. */
export function unstamped(catalogue: Catalogue, now: string, limit: number) {
  return catalogue
    .selectFrom("proof")
    .select(["citation", "document"])
    .where("stamped_at", "is", null)
    .where((where) => where.or([where("retry_at", "is", null), where("retry_at", "<=", now)]))
    .orderBy("signed_at")
    .limit(limit)
    .execute();
}

/** Notes that no stamp could be had; `retryAt` tells the moment of the next try from how many there were. */
export async function noteUnstamped(
  catalogue: Catalogue,
  citation: string,
  reason: string,
  retryAt: (attempts: number) => string,
): Promise<void> {
  const row = await catalogue
    .selectFrom("proof")
    .select("attempts")
    .where("citation", "=", citation)
    .executeTakeFirst();
  const attempts = (row?.attempts ?? 0) + 1;
  await catalogue
    .updateTable("proof")
    .set({ attempts, reason, retry_at: retryAt(attempts) })
    .where("citation", "=", citation)
    .execute();
}
