/** A note as pages ask for it, held to who may read or change it, with what became of the words it stands beside. */
import type { Request, Response } from "express";
import type { SignedNote } from "../../storage/catalogue/note-tables.js";
import { readableNote } from "../../storage/catalogue/notes.js";
import type { DocumentRow } from "../../storage/catalogue/tables.js";
import { mayDo } from "../accounts/document-rights.js";
import { visitorOf } from "../accounts/visitor.js";
import { type Standing, standingOf } from "../cited/standing.js";
import { HttpError } from "../errors.js";
import { touchedBy } from "../held-citation.js";
import { heldVersion, Withdrawn } from "../held-version.js";
import type { Site } from "../site.js";

/** `open`: the words may be shown. Else they are not, also to whoever wrote the note. */
export type NotedPlace =
  | { state: "open"; document: DocumentRow; passage: number; standing: Standing }
  | { state: "withdrawn"; reason: string }
  | { state: "closed" };

/** The id and the name of who is signed in; the routes let nobody else through. */
export function accountOf(response: Response): { id: string; name: string } {
  const { account } = visitorOf(response);
  if (!account) throw new HttpError(401, "This needs an account: sign in first.");
  return account;
}

/** The note in the path: one's own, or a shared one on a document that one may see; else 404. */
export async function heldNote(site: Site, request: Request, response: Response): Promise<SignedNote> {
  const { catalogue } = site.archive;
  const id = String(request.params.id);
  const { id: account } = accountOf(response);
  const note = await readableNote(catalogue, account, id);
  if (note && (note.account === account || (await maySee(site, note.document, response)))) return note;
  throw new HttpError(404, `There is no note “${id}” here.`, { note: id });
}

async function maySee(site: Site, id: string, response: Response): Promise<boolean> {
  const { catalogue } = site.archive;
  const document = await catalogue.selectFrom("document").selectAll().where("id", "=", id).executeTakeFirst();
  return document !== undefined && (await mayDo(catalogue, "see", document, response));
}

/** What became of the words, as far as the one who asks may know of their document. */
export async function placeNoted(site: Site, note: SignedNote, response: Response): Promise<NotedPlace> {
  const { catalogue } = site.archive;
  try {
    const held = await heldVersion(catalogue, note.document, note.version, response);
    const touched = await touchedBy(catalogue, note);
    const standing = await standingOf(site, { citation: note, held, touched });
    const { document } = held;
    return { state: "open", document, passage: touched[0]?.start ?? note.start, standing };
  } catch (error) {
    if (error instanceof Withdrawn)
      return { state: "withdrawn", reason: error.document.withdrawal ?? "No reason was given." };
    if (error instanceof HttpError && error.status === 404) return { state: "closed" };
    throw error;
  }
}
