/** Whose rights a document is under, and who may have its original, as its page says it. */
import type { Response } from "express";
import { descriptionOf } from "../../storage/catalogue/record-rows.js";
import type { DocumentRow } from "../../storage/catalogue/tables.js";
import { rightsStatements } from "../../storage/model/rights-statements.js";
import type { DocumentContext } from "../../views/contexts.js";
import { HttpError } from "../errors.js";
import { isArchivist } from "../site.js";
import { furtherLabels, typedFieldNames } from "./description-labels.js";

export function rightsShown(document: DocumentRow): DocumentContext["rights"] {
  const { rights, rightsNote } = descriptionOf(document);
  if (!rights && !rightsNote) return null;
  const said = rights ? rightsStatements[rights] : null;
  return { statement: said && { label: said.label, href: said.address }, note: rightsNote ?? null };
}

export function furtherShown(document: DocumentRow): DocumentContext["further"] {
  const description = descriptionOf(document);
  return typedFieldNames.flatMap((name) => {
    const value = description[name];
    return value ? [{ label: furtherLabels[name].label, value }] : [];
  });
}

/** Why whoever asks cannot have the original; null when they can. */
export function originalRefusal(document: DocumentRow, response: Response): string | null {
  const { original } = descriptionOf(document);
  if (isArchivist(response) || !original || original === "open") return null;
  return original === "request"
    ? "The file as it came is given out on request: write to the archive, and name this document."
    : "The file as it came is not given out.";
}

/** HttpError 403 when the original, or an image of it, is not for whoever asks. */
export function requireOriginal(document: DocumentRow, response: Response): void {
  const refusal = originalRefusal(document, response);
  if (refusal !== null) throw new HttpError(403, refusal, { document: document.id });
}
