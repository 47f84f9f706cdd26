/** Erasing a document for good, confirmed by typing its title. */
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Request, RequestHandler, Response } from "express";
import { eraseDocument } from "../../ingest/erase.js";
import type { DocumentRow } from "../../storage/catalogue/tables.js";
import { keptText } from "../../storage/model/kept-text.js";
import { formField } from "../accounts/form-field.js";
import { visitorOf } from "../accounts/visitor.js";
import { HttpError } from "../errors.js";
import { frame } from "../frame.js";
import { heldDocument } from "../held-version.js";
import { redirectWithNotice } from "../notice.js";
import { documentParameter } from "../parameters.js";
import { counted } from "../shown/words.js";
import type { Site } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

const longestReason = 2_000;

export const erasePage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const document = await heldDocument(site.archive.catalogue, documentParameter(request), response);
    await show(site, request, response, document, { title: null, reason: "", reasonError: null });
  };

export const eraseForGood =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const document = await heldDocument(site.archive.catalogue, documentParameter(request), response);
    const reason = keptText(formField(request, "reason")).trim().slice(0, longestReason);
    const typed = formField(request, "title").trim().replace(/\s+/g, " ");
    const isConfirmed = typed === document.title.trim().replace(/\s+/g, " ");
    if (!isConfirmed || reason === "") {
      const title = isConfirmed ? null : "This is not the title; nothing was erased.";
      const reasonError = reason === "" ? "A reason is needed; nothing was erased." : null;
      if (wantsJson(request)) throw new HttpError(422, title ?? reasonError ?? "");
      await show(site, request, response, document, { title, reason, reasonError }, 422);
      return;
    }
    const digests = await digestsOf(site, document.id);
    const by = visitorOf(response).account?.name ?? "";
    const note = await eraseDocument(site.archive, document.id, { by, reason });
    if (!note) throw new HttpError(404, `There is no document “${document.id}” here.`);
    await removeDrawings(join(site.config.dataFolder, "derived", "page-images"), digests);
    site.nudge();
    if (wantsJson(request)) response.json(note);
    else redirectWithNotice(response, urls.documents(), "erased");
  };

async function digestsOf({ archive }: Site, document: string): Promise<string[]> {
  const rows = await archive.catalogue
    .selectFrom("version")
    .select("digest")
    .where("document", "=", document)
    .execute();
  return rows.map(({ digest }) => digest.replace(/^.*:/, ""));
}

/** Images of its pages are named by the digest of their original. */
async function removeDrawings(folder: string, digests: readonly string[]): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names)
    if (digests.some((digest) => name.startsWith(`${digest}-`)))
      await rm(join(folder, name), { force: true });
}

async function show(
  site: Site,
  request: Request,
  response: Response,
  document: DocumentRow,
  typed: { title: string | null; reason: string; reasonError: string | null },
  status = 200,
): Promise<void> {
  const { catalogue } = site.archive;
  const versions = await catalogue
    .selectFrom("version")
    .select("number")
    .where("document", "=", document.id)
    .execute();
  const citations = await catalogue
    .selectFrom("citation")
    .select("id")
    .where("document", "=", document.id)
    .execute();
  const context = {
    ...frame(site, request, response, { title: "Erase", canonical: urls.erase(document.id) }),
    document: { label: document.title, href: urls.document(document.id) },
    action: urls.erase(document.id),
    what: [
      `${counted(versions.length, "version")} with originals, texts and images go from the vault, the catalogue and search.`,
      citations.length > 0
        ? `${counted(citations.length, "citation")} of it will say that it was erased; proofs that were handed out can still be checked by whoever has the file.`
        : "Nobody has cited it here.",
      "What was found inside it, or came as another document, stays: erase that by itself.",
      "Backups and copies of the vault made before now still hold it. Remove it there too.",
    ],
    title: { value: "", error: typed.title },
    reason: { value: typed.reason, error: typed.reasonError },
  };
  site.render(response, "erase", context, status);
}
