/** The rows of who appears where in a document, made again from its record and its text. */
import { addRows } from "../../storage/catalogue/add-rows.js";
import type { CatalogueTransaction } from "../../storage/catalogue/catalogue.js";
import type { DocumentBodyRow } from "../../storage/catalogue/people-tables.js";
import { foldedName } from "../../storage/catalogue/person-rows.js";
import type { PartialDate } from "../../storage/model/partial-date.js";
import type { PrintedName } from "./printed-names.js";
import type { Resolved } from "./resolve.js";

interface Peopled {
  document: string;
  version: number;
  date: PartialDate | null;
  bodies: readonly { name: string; part: DocumentBodyRow["part"] }[];
}

/** Writes whom the names of a document mean, by the links that its record has now. */
export async function projectPeople(
  transaction: CatalogueTransaction,
  { document, version, date, bodies }: Peopled,
  printed: readonly PrintedName[],
  resolved: readonly Resolved[],
): Promise<void> {
  const links = await transaction
    .selectFrom("person_link")
    .select(["label", "person"])
    .where("document", "=", document)
    .execute();
  const personOf = new Map(links.map(({ label, person }) => [label, person]));
  const about = new Map(resolved.map((name) => [name.label, name]));
  for (const table of ["printed_name", "appearance", "document_body"] as const)
    await transaction
      .deleteFrom(table as "appearance")
      .where("document", "=", document)
      .execute();
  await addRows(
    transaction,
    "printed_name",
    printed.map(({ label, uses }) => ({
      document,
      label,
      version,
      key: about.get(label)?.key ?? null,
      uses: uses.length,
      start: uses[0]?.start ?? 0,
      parts: JSON.stringify([...new Set(uses.map(({ part }) => part))]),
      said_to_be: about.get(label)?.saidToBe ?? null,
      person: personOf.get(label) ?? null,
    })),
  );
  await addRows(
    transaction,
    "appearance",
    printed.flatMap(({ label, uses }) => {
      const person = personOf.get(label);
      if (person === undefined) return [];
      return uses.map((use) => ({ ...use, document, version, label, person, date: date ?? "" }));
    }),
  );
  await addRows(
    transaction,
    "document_body",
    bodies.map(({ name, part }) => ({ document, part, folded: foldedName(name) })),
  );
  await markSpeakers(transaction, { document, version }, personOf);
}

/** Notes at each passage who speaks; the index takes the document in anew when that is news to it. */
async function markSpeakers(
  transaction: CatalogueTransaction,
  { document, version }: { document: string; version: number },
  personOf: ReadonlyMap<string, string>,
): Promise<void> {
  const held = await transaction
    .selectFrom("passage")
    .select(["attribution", "person"])
    .distinct()
    .where("document", "=", document)
    .where("version", "=", version)
    .where((where) => where.or([where("attribution", "is not", null), where("person", "is not", null)]))
    .execute();
  let isNews = false;
  for (const { attribution, person } of held) {
    const now = personOf.get(attribution?.trim() ?? "") ?? null;
    if (now === person) continue;
    isNews = true;
    await transaction
      .updateTable("passage")
      .set({ person: now })
      .where("document", "=", document)
      .where("version", "=", version)
      .where("attribution", "is not distinct from", attribution)
      .execute();
  }
  if (!isNews) return;
  await transaction
    .updateTable("document")
    .set((set) => ({ indexed_as: null, index_request: set("index_request", "+", 1) }))
    .where("id", "=", document)
    .execute();
}
