/** Steps of the catalogue for proofs of citations. */
import { type Migration, statements } from "./migration.js";

export const proofMigrations: readonly Migration[] = [
  {
    number: 22,
    name: "proofs",
    up: statements(
      `create table proof (
         citation text primary key, document text not null references document (id) on delete cascade,
         signed_at text not null, stamped_at text, attempts integer not null, reason text, retry_at text)`,
      "create index proof_unstamped on proof (signed_at) where stamped_at is null",
    ),
  },
];
