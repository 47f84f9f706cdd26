/** Whether the pages of an original can be seen here. */
import type { Response } from "express";
import { canBeDrawn } from "../../ingest/extract/draw-page.js";
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import type { VersionRow } from "../../storage/catalogue/tables.js";
import type { HeldVersion } from "../held-version.js";
import { originalRefusal } from "./rights-here.js";

/** Why whoever asks sees no images of its pages, in a sentence; null when they do. An image is as good as the original. */
export async function whyUnseen(
  catalogue: Catalogue,
  { document, version }: HeldVersion,
  response: Response,
): Promise<string | null> {
  return originalRefusal(document, response) ?? whyUndrawn(catalogue, version);
}

/** Why there are no images of its pages at all; null when there are. */
export async function whyUndrawn(
  catalogue: Catalogue,
  version: Pick<VersionRow, "document" | "number" | "media_type">,
): Promise<string | null> {
  if (!canBeDrawn(version.media_type))
    return "Pages of this format cannot be shown as images; the original can be downloaded.";
  // The password was forgotten when the text had been read.
  const locked = await catalogue
    .selectFrom("event")
    .select("id")
    .where("document", "=", version.document)
    .where("version", "=", version.number)
    .where("detail", "like", '%"passwordGivenBy":%')
    .executeTakeFirst();
  return locked
    ? "The original is locked. Its text was read with a password that was then forgotten, so its pages cannot be shown as images; it can be downloaded."
    : null;
}
