/** The upload page: files in one act, with what is known of all of them. */
import type { Request, RequestHandler, Response } from "express";
import { z } from "zod";
import { readableFormats } from "../../ingest/extract/formats.js";
import { intakePlanSchema } from "../../ingest/quarantine.js";
import { receive } from "../../ingest/receive.js";
import { documentIdSchema } from "../../storage/model/identity.js";
import { documentKinds } from "../../storage/model/kind.js";
import { mayDo } from "../accounts/document-rights.js";
import { csrfHolds, forgeryRefusal } from "../accounts/forgery.js";
import { visitorOf } from "../accounts/visitor.js";
import { HttpError } from "../errors.js";
import { frame } from "../frame.js";
import { heldDocument } from "../held-version.js";
import { parameters } from "../parameters.js";
import { kindOptions, suggestions, tagList } from "../shown/suggestions.js";
import { counted, listed, sizeOf } from "../shown/words.js";
import { isArchivist, type Site } from "../site.js";
import { discardUploads, uploadedFiles } from "../upload.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

const text = (longest: number) =>
  z.string().trim().max(longest, `expected at most ${longest} characters`).default("");
const uploadForm = z.object({
  source: text(200),
  series: text(200),
  tags: text(2_000),
  kind: z.enum(["", ...documentKinds]).default(""),
  from: text(500),
  publish: z
    .enum(["", "0", "1"])
    .default("")
    .transform((value) => value === "1"),
  versionOf: z.union([z.literal(""), documentIdSchema]).default(""),
});

export const uploadPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    await renderUpload(site, request, response, null, 200);
  };

export const takeUpload =
  (site: Site): RequestHandler =>
  async (request, response) => {
    try {
      if (!csrfHolds(request, String(request.body?.csrf ?? ""))) throw forgeryRefusal();
      const form = parameters(uploadForm, request.body);
      if (form.publish && !isArchivist(response))
        throw new HttpError(403, "Publishing needs the role archivist; nothing was taken in.");
      if (form.versionOf !== "") await mustDescribe(site, response, form.versionOf);
      const files = uploadedFiles(request);
      if (files.length === 0) {
        if (wantsJson(request))
          throw new HttpError(400, "No file was chosen; expected at least one in the form field “files”.", {
            parameter: "files",
          });
        await renderUpload(site, request, response, "No file was chosen.", 400);
        return;
      }
      const plan = intakePlanSchema.parse({
        publish: form.publish,
        kind: form.kind || null,
        source: form.source || null,
        series: form.series || null,
        tags: tagList(form.tags),
        versionOf: form.versionOf || null,
      });
      const act = {
        by: visitorOf(response).account?.name ?? "",
        way: "upload" as const,
        origin: form.from || null,
      };
      const number = await receive(
        site.archive,
        act,
        files.map((file) => ({ ...file, move: true, plan })),
      );
      site.nudge();
      const path = urls.accession(number);
      if (wantsJson(request))
        response
          .status(201)
          .location(path)
          .json({ accession: number, url: site.address + path });
      else response.redirect(303, path);
    } finally {
      await discardUploads(request);
    }
  };

async function renderUpload(
  site: Site,
  request: Request,
  response: Response,
  error: string | null,
  status: number,
) {
  const body = request.body ?? request.query;
  const field = (value: unknown) => ({ value: typeof value === "string" ? value : "", error: null });
  const { bytes, files } = site.config.upload;
  const versionOf = await documentShown(site, response, body.versionOf);
  const title = versionOf ? `Add a version of ${versionOf.label}` : "Upload documents";
  const context = {
    ...frame(site, request, response, { title, canonical: urls.upload() }),
    action: urls.upload(),
    limits: `${versionOf ? "One file" : `Up to ${counted(files, "file")}`} of up to ${sizeOf(bytes)}${versionOf ? "" : " each"}. ${listed(readableFormats)} are read; any other file is kept, and the archive says that its text is not known.`,
    largestFile: bytes,
    mostFiles: versionOf ? 1 : files,
    versionOf,
    kinds: kindOptions("Let the archive find out"),
    suggestions: await suggestions(site.archive.catalogue),
    fields: {
      source: field(body.source),
      series: field(body.series),
      tags: field(body.tags),
      kind: field(body.kind),
      from: field(body.from),
    },
    publish: isArchivist(response) ? body.publish === "1" : null,
    error,
  };
  site.render(response, "upload", context, status);
}

/** HttpError when the asker may not see the document, or not add a version to it. */
async function mustDescribe(site: Site, response: Response, id: string) {
  const document = await heldDocument(site.archive.catalogue, id, response);
  if (!(await mayDo(site.archive.catalogue, "describe", document, response)))
    throw new HttpError(
      403,
      "A contributor adds versions to drafts that came from them; nothing was taken in.",
    );
}

/** The document that a version is to be added to; 404 when it is not there. */
async function documentShown(site: Site, response: Response, id: unknown) {
  if (typeof id !== "string" || id === "") return null;
  const { title } = await heldDocument(site.archive.catalogue, id, response);
  return { document: id, label: title, href: urls.document(id) };
}
