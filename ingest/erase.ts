/**
 * Erasing a document, where the law asks for it: its bytes go from the vault, the catalogue, the index and the register
 * of what was handed in; a signed note says what was erased, by whom and why. Cut off, it can be told again.
 *
 *     note signed and in the vault → object gone from the vault → rows gone → register rewritten → index told
 */
import { setTimeout as sleep } from "node:timers/promises";
import { noteErasure } from "../storage/catalogue/erasures.js";
import { forgetWords } from "../storage/catalogue/forget-words.js";
import { loadRecord } from "../storage/catalogue/records.js";
import { removeSearched } from "../storage/catalogue/searched.js";
import { emptyLog } from "../storage/catalogue/sqlite.js";
import { IndexUnavailable } from "../storage/index/search-index.js";
import {
  type Erasure,
  erasureBytes,
  type SignedErasure,
  signedErasureSchema,
} from "../storage/model/erasure.js";
import type { DocumentRecord } from "../storage/model/record.js";
import { type Archive, accessionObject, documentObject, erasureObject, moment } from "./archive.js";
import { forgetInLists } from "./import/description-lists.js";
import { forgetDetails } from "./log/forget.js";
import { note as enterInLog } from "./log/note.js";
import { forgetInActs } from "./many/acts.js";
import { currentSigner } from "./proofs/signing-key.js";
import { intakePlanSchema } from "./quarantine.js";
import { recordAccession } from "./record.js";

type Desk = Pick<Archive, "catalogue" | "vault" | "index" | "quarantine" | "leases" | "now" | "keysFolder">;

const file = "erasure.json";
/** How often it is looked whether another process has finished with the document, in milliseconds. */
const lookMs = 50;
const emptyPlan = JSON.stringify(intakePlanSchema.parse({}));

/** Erases a document and returns the note; null when there is no such document. */
export async function eraseDocument(
  desk: Desk,
  id: string,
  said: { by: string; reason: string },
): Promise<SignedErasure | null> {
  let note: SignedErasure | null = null;
  await whenFree(desk, `document:${id}`, async () => {
    const record = await loadRecord(desk.catalogue, id);
    if (!record) return;
    note = await keptNote(desk, record, said);
    const texts = await wordsOfDocument(desk, id);
    if (await desk.vault.inspect(documentObject(id))) await desk.vault.purge(documentObject(id));
    await forgetRows(desk, note);
    for (const accession of new Set(note.erasure.versions.map((version) => version.accession)))
      await rewriteRegister(desk, accession, id);
    await whenFree(desk, "log", () => forgetDetails(desk, `document:${id}`));
    const { by, reason } = note.erasure;
    await enterInLog(desk, by, {
      action: "erasure",
      object: `document:${id}`,
      version: null,
      outcome: "success",
      detail: { reason },
    });
    await forgetWords(desk.catalogue, texts);
    await emptyLog(desk.catalogue);
  });
  if (note) await dropFromIndex(desk, id);
  return note;
}

/** Its texts in every version, and its title. */
async function wordsOfDocument({ catalogue }: Desk, id: string): Promise<string[]> {
  const passages = await catalogue.selectFrom("passage").select("text").where("document", "=", id).execute();
  const titles = await catalogue.selectFrom("document").select("title").where("id", "=", id).execute();
  return [...passages.map(({ text }) => text), ...titles.map(({ title }) => title)];
}

/** The note in the vault: the one that an erasure cut off before has left there, or a new one. */
async function keptNote(
  desk: Desk,
  record: DocumentRecord,
  { by, reason }: { by: string; reason: string },
): Promise<SignedErasure> {
  const object = erasureObject(record.id);
  if (await desk.vault.inspect(object))
    return signedErasureSchema.parse(JSON.parse((await desk.vault.read(object, file)).toString("utf8")));
  const at = moment(desk);
  const erasure: Erasure = {
    ibid: 1,
    ...{ document: record.id, at, by, reason },
    versions: record.versions.map(({ number, provenance, original }) => ({
      ...{ number, accession: provenance.accession },
      ...{ mediaType: original.mediaType, bytes: original.bytes, digest: original.digest },
    })),
    citations: record.citations.map(({ id }) => id),
  };
  const signer = await currentSigner(desk);
  const note = { erasure, signature: { key: signer.key.id, value: signer.sign(erasureBytes(erasure)) } };
  await desk.vault.create(object, [{ path: file, content: JSON.stringify(note) }], {
    ...{ by, at, message: "erasure" },
  });
  return note;
}

/** Rows that hang on the document go with it; those that only name it are named here. */
async function forgetRows({ catalogue }: Desk, note: SignedErasure): Promise<void> {
  const { document } = note.erasure;
  await catalogue.transaction().execute(async (transaction) => {
    await removeSearched(transaction, document);
    await transaction.deleteFrom("event").where("document", "=", document).execute();
    await transaction.deleteFrom("note").where("document", "=", document).execute();
    await forgetInLists(transaction, document);
    await forgetInActs(transaction, document);
    await transaction.deleteFrom("relation").where("other", "=", document).execute();
    await transaction.deleteFrom("document").where("id", "=", document).execute();
    await noteErasure(transaction, note);
  });
}

/** The register goes on saying that something came in; its name may say what, so it goes with all that was said of it. */
async function rewriteRegister(desk: Desk, accession: string, document: string): Promise<void> {
  await whenFree(desk, `accession:${accession}`, async () => {
    const items = await desk.catalogue
      .updateTable("accession_item")
      .set({
        ...{ state: "refused", version: null, name: "erased file", plan: emptyPlan, digest: null },
        reason: "Erased; the note at its address says why.",
      })
      .where("document", "=", document)
      .where("accession", "=", accession)
      .returning("id")
      .execute();
    for (const { id } of items) await desk.quarantine.discard(id);
    await desk.catalogue
      .updateTable("accession")
      .set((update) => ({ revision: update("revision", "+", 1) }))
      .where("number", "=", accession)
      .execute();
    // Its older states in the vault hold the name too.
    if (!(await desk.vault.inspect(accessionObject(accession)))) return;
    await desk.vault.purge(accessionObject(accession));
    await recordAccession(desk, accession);
  });
}

async function dropFromIndex({ index }: Desk, id: string): Promise<void> {
  try {
    await (await index.drop(id, null)).settled;
  } catch (error) {
    // An engine that is away forgets it when it is back: it is then compared with the catalogue.
    if (!(error instanceof IndexUnavailable)) throw error;
  }
}

/** Brings the note of an erased document back into the catalogue. */
export async function rebuildErasure(
  { catalogue, vault }: Pick<Archive, "catalogue" | "vault">,
  document: string,
): Promise<void> {
  const content = await vault.read(erasureObject(document), file);
  await noteErasure(catalogue, signedErasureSchema.parse(JSON.parse(content.toString("utf8"))));
}

async function whenFree(
  { leases }: Pick<Archive, "leases">,
  key: string,
  work: () => Promise<void>,
): Promise<void> {
  while (!(await leases.whileHolding(key, work))) await sleep(lookMs);
}
