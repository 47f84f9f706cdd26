/** What an archivist says of printed names: whose they are, or whose not, in many documents at once; and back again. */
import { loadAuthority, standingAuthority, writeAuthority } from "../../storage/catalogue/authorities.js";
import type { CatalogueTransaction } from "../../storage/catalogue/catalogue.js";
import { askToResolveAgain } from "../../storage/catalogue/people.js";
import { changeRecord } from "../../storage/catalogue/records.js";
import { newAuthority, withRetired } from "../../storage/model/authority-change.js";
import {
  type PeopleAct,
  peopleAction,
  withoutPerson,
  withPeopleUndone,
  withPerson,
} from "../../storage/model/people/people-change.js";
import type { DocumentRecord } from "../../storage/model/record.js";
import type { Act } from "../../storage/model/record-change.js";
import { type Archive, newAct, newId } from "../archive.js";
import { freeId } from "../tags/concepts.js";

type Desk = Pick<Archive, "catalogue" | "now">;

/** What was asked for people or bodies cannot be; the message says why, to a person. */
export class PeopleFault extends Error {
  override name = "PeopleFault";
  constructor(
    message: string,
    /** Somebody else changed it meanwhile, or it has changed since. */
    readonly isConflict = false,
  ) {
    super(message);
  }
}

/** Whose a name is. `not`: this person's not; null: nobody's who could be known, so that it is not asked again. */
export type Verdict = { person: string } | { newPerson: string } | { not: string | null };

/** A printed name in some documents. */
export interface NameInDocuments {
  label: string;
  documents: readonly string[];
}

/** Says whose names are, all in one act. Returns the person, where there is one. Throws PeopleFault. */
export async function settleNames(
  { catalogue, now }: Desk,
  names: readonly NameInDocuments[],
  verdict: Verdict,
  by: string,
): Promise<string | null> {
  return catalogue.transaction().execute(async (transaction) => {
    const group = newId(16);
    const act = newAct({ now }, by);
    const meant = await personMeant(transaction, verdict, { ...act, group });
    for (const { label, documents } of names)
      for (const document of documents) {
        const said = inWords(label, verdict, meant?.name ?? null);
        const event: PeopleAct = { ...act, id: newId(16), group, said };
        await changeNames(transaction, { document, label }, (record) => {
          if ("not" in verdict) return withoutPerson(record, label, verdict.not, event);
          return meant ? withPerson(record, label, meant.id, event) : record;
        });
      }
    return "not" in verdict ? null : (meant?.id ?? null);
  });
}

async function changeNames(
  transaction: CatalogueTransaction,
  { document, label }: { document: string; label: string },
  change: (record: DocumentRecord) => DocumentRecord,
): Promise<void> {
  const record = await changeRecord(transaction, document, change);
  if (!record) throw new PeopleFault(`There is no document “${document}” here.`);
  await transaction
    .updateTable("printed_name")
    .set({ person: record.people.find((link) => link.label === label)?.person ?? null })
    .where("document", "=", document)
    .where("label", "=", label)
    .execute();
  // Who appears where in it is made again.
  await transaction.updateTable("document").set({ peopled_as: null }).where("id", "=", document).execute();
}

async function personMeant(
  transaction: CatalogueTransaction,
  verdict: Verdict,
  { group, ...act }: { id: string; by: string; at: string; group: string },
): Promise<{ id: string; name: string } | null> {
  if ("newPerson" in verdict) {
    const name = verdict.newPerson.trim();
    if (name === "" || name.length > 200)
      throw new PeopleFault("A new person needs a name of at most 200 characters.");
    const id = await freeId(transaction, "person", name);
    const person = newAuthority(id, { kind: "person", name }, act, { group });
    await writeAuthority(transaction, person, { recorded: false });
    await askToResolveAgain(transaction, person, true);
    return { id, name };
  }
  const id = "person" in verdict ? verdict.person : verdict.not;
  const person = id === null ? null : await standingAuthority(transaction, id);
  if (id !== null && (person?.kind !== "person" || person.retired))
    throw new PeopleFault(`There is no person “${id}” here.`);
  return person && { id: person.id, name: person.name };
}

function inWords(label: string, verdict: Verdict, name: string | null): string {
  if (!("not" in verdict)) return `“${label}” is ${name}`;
  return verdict.not === null ? `“${label}” is left as printed` : `“${label}” is not ${name}`;
}

/**
 * Takes an act back in all its documents, named by one of its events; a person made by it is taken out of the list.
 * Throws PeopleFault where what it said has been changed again since, and then changes nothing.
 */
export async function undoNames({ catalogue, now }: Desk, event: string, by: string): Promise<void> {
  await catalogue.transaction().execute(async (transaction) => {
    const done = await transaction
      .selectFrom("event")
      .select(["at", "detail"])
      .where("id", "=", event)
      .where("action", "=", peopleAction)
      .executeTakeFirst();
    if (!done) throw new PeopleFault("There is no such change to take back.");
    const { group, said } = JSON.parse(done.detail) as { group: string; said: string };
    const rows = await transaction
      .selectFrom("event")
      .select(["id", "document", "detail"])
      .where("action", "=", peopleAction)
      .where("at", "=", done.at)
      .execute();
    const act = newAct({ now }, by);
    const undoing = newId(16);
    const made = new Set<string>();
    const again = new Set<string>();
    for (const row of rows) {
      const { label, ...detail } = JSON.parse(row.detail) as NamesDetail;
      if (detail.group !== group || row.document === null) continue;
      for (const { person } of detail.after.people) made.add(person);
      for (const { person } of detail.before.people) again.add(person);
      const words = said.startsWith(takenBack) ? said.slice(takenBack.length) : takenBack + said;
      const undo: PeopleAct = { ...act, id: newId(16), group: undoing, said: words };
      await changeNames(transaction, { document: row.document, label }, (record) => {
        const undone = withPeopleUndone(record, row.id, undo);
        if (!undone) throw changedSince(record, said);
        return undone;
      });
    }
    for (const id of made) await retireIfMadeBy(transaction, id, group, { ...act, id: newId(16) });
    for (const id of again) await bringBack(transaction, id, { ...act, id: newId(16) });
  });
}

interface NamesDetail {
  label: string;
  group: string;
  before: { people: { person: string }[] };
  after: { people: { person: string }[] };
}

const takenBack = "Taken back: ";

function changedSince({ description }: DocumentRecord, said: string): PeopleFault {
  return new PeopleFault(
    `“${said}” was changed again since in “${description.title}”; take that back first.`,
    true,
  );
}

async function retireIfMadeBy(transaction: CatalogueTransaction, id: string, group: string, act: Act) {
  const person = await loadAuthority(transaction, id);
  if (person?.events[0]?.detail.group !== group) return;
  await writeAuthority(transaction, withRetired(person, true, act), { recorded: false });
}

/** Who was made by an act that was taken back is in the list again when that is taken back. */
async function bringBack(transaction: CatalogueTransaction, id: string, act: Act): Promise<void> {
  const person = await loadAuthority(transaction, id);
  if (person?.retired)
    await writeAuthority(transaction, withRetired(person, false, act), { recorded: false });
}
