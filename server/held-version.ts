/** A version as pages ask for it: held to what the asker may see, with the right status when it may not be. */
import type { Response } from "express";
import type { Catalogue } from "../storage/catalogue/catalogue.js";
import { erasureOf } from "../storage/catalogue/erasures.js";
import type { PassageRow } from "../storage/catalogue/reading-tables.js";
import type { DocumentRow, VersionRow } from "../storage/catalogue/tables.js";
import type { Closed } from "../storage/model/deciding.js";
import type { SignedErasure } from "../storage/model/erasure.js";
import type { Span } from "../storage/model/fold.js";
import { mayDo } from "./accounts/document-rights.js";
import { mayWithDocument } from "./accounts/rights.js";
import { askerOf } from "./accounts/visitor.js";
import { HttpError } from "./errors.js";
import { momentOf } from "./shown/words.js";
import { isArchivist } from "./site.js";

export interface HeldVersion {
  document: DocumentRow;
  version: VersionRow;
}

/** The document was withdrawn; its address says so for ever. */
export class Withdrawn extends HttpError {
  override name = "Withdrawn";
  constructor(readonly document: DocumentRow) {
    super(410, "This document was withdrawn.", { document: document.id, reason: document.withdrawal });
  }
}

/**
 * True when the asker may know of the document. A withdrawn one leaves its reason and its citations behind, unless
 * nobody but archivists could see it when it was withdrawn.
 */
export async function mayBeSeen(
  catalogue: Catalogue,
  document: DocumentRow,
  response: Response,
): Promise<boolean> {
  if (await mayDo(catalogue, "see", document, response)) return true;
  if (document.state !== "withdrawn") return false;
  const withdrawal = await catalogue
    .selectFrom("event")
    .select("detail")
    .where("document", "=", document.id)
    .where("action", "=", "withdrawal")
    .orderBy("position", "desc")
    .executeTakeFirst();
  return withdrawal !== undefined && JSON.parse(withdrawal.detail).before === "published";
}

/** The document if the asker may see it: 404 when it may not be known of, 410 when it was withdrawn. */
export async function heldDocument(
  catalogue: Catalogue,
  id: string,
  response: Response,
): Promise<DocumentRow> {
  const document = await catalogue.selectFrom("document").selectAll().where("id", "=", id).executeTakeFirst();
  if (!document) throw (await erased(catalogue, id)) ?? unknownDocument(id);
  if (!(await mayBeSeen(catalogue, document, response))) throw unknownDocument(id);
  if (document.state === "withdrawn" && !isArchivist(response)) throw new Withdrawn(document);
  return document;
}

function unknownDocument(id: string): HttpError {
  return new HttpError(404, `There is no document “${id}” here.`, { document: id });
}

async function erased(catalogue: Catalogue, id: string): Promise<HttpError | null> {
  const note = await erasureOf(catalogue, id);
  return note && erasedAnswer(note);
}

/** What is said where an erased document, or a citation of it, is asked for: 410 with the signed note. */
export function erasedAnswer(note: SignedErasure): HttpError {
  const { at, reason } = note.erasure;
  const when = momentOf(at).words;
  return new HttpError(410, `This document was erased on ${when}: ${reason}`, { ...note });
}

/** One version of it, the newest when `number` is null. */
export async function heldVersion(
  catalogue: Catalogue,
  id: string,
  number: number | null,
  response: Response,
): Promise<HeldVersion> {
  const document = await heldDocument(catalogue, id, response);
  const wanted = number ?? document.newest_version;
  const version = await catalogue
    .selectFrom("version")
    .selectAll()
    .where("document", "=", id)
    .where("number", "=", wanted)
    .executeTakeFirst();
  if (!version) {
    throw new HttpError(
      404,
      `Document ${id} has no version ${wanted}; its newest is ${document.newest_version}.`,
    );
  }
  refuseClosed(version, response);
  return { document, version };
}

/** What was redacted in a later version is had by administrators only, whatever it is asked for by: 410 with the reason. */
export function refuseClosed(
  version: Pick<VersionRow, "document" | "number" | "closed">,
  response: Response,
) {
  if (version.closed === null) return;
  if (mayWithDocument("uncover", "draft", { asker: askerOf(response), owns: false })) return;
  const { reason, at } = JSON.parse(version.closed) as Closed;
  throw new HttpError(
    410,
    `Version ${version.number} was closed on ${momentOf(at).words}, and a redacted one stands in its place: ${reason}`,
    { document: version.document, version: version.number, closed: { at, reason } },
  );
}

/** The passages of a version, in text order; with `within`, those of which something stands in that stretch of its text. */
export async function passagesOf(
  catalogue: Catalogue,
  { document, version }: HeldVersion,
  within: Span | null = null,
): Promise<PassageRow[]> {
  return catalogue
    .selectFrom("passage")
    .selectAll()
    .where("document", "=", document.id)
    .where("version", "=", version.number)
    .$if(within !== null, (some) =>
      some.where("start", "<", within?.end ?? 0).where("end", ">", within?.start ?? 0),
    )
    .orderBy("start")
    .execute();
}

/** Where each passage of a version begins, with its words; in text order. */
export function wordsOfAll(
  catalogue: Catalogue,
  { document, version }: HeldVersion,
): Promise<Pick<PassageRow, "start" | "text">[]> {
  return catalogue
    .selectFrom("passage")
    .select(["start", "text"])
    .where("document", "=", document.id)
    .where("version", "=", version.number)
    .orderBy("start")
    .execute();
}
