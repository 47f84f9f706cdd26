/** The upload page: files in one act, with what is known of all of them. */
import type { Request, RequestHandler, Response } from "express";
import { readableFormats } from "../../ingest/extract/formats.js";
import { receive } from "../../ingest/receive.js";
import { csrfHolds, forgeryRefusal } from "../accounts/forgery.js";
import { visitorOf } from "../accounts/visitor.js";
import { HttpError } from "../errors.js";
import { frame } from "../frame.js";
import { heldAct } from "../held-accession.js";
import { heldDocument } from "../held-version.js";
import { awaitedShown, unfinished } from "../shown/awaited.js";
import { kindOptions, suggestions } from "../shown/suggestions.js";
import { counted, listed, sizeOf } from "../shown/words.js";
import { isArchivist, type Site } from "../site.js";
import { discardUploads, uploadedFiles } from "../upload.js";
import { uploadPlan } from "../upload-plan.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";
import { mostComing } from "./coming-files.js";

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
      const { plan, origin } = await uploadPlan(site, response, request.body);
      const files = uploadedFiles(request);
      if (files.length === 0) {
        if (wantsJson(request))
          throw new HttpError(400, "No file was chosen; expected at least one in the form field “files”.", {
            parameter: "files",
          });
        await renderUpload(site, request, response, "No file was chosen.", 400);
        return;
      }
      const act = { by: visitorOf(response).account?.name ?? "", way: "upload" as const, origin };
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
  const continued =
    typeof request.query.accession === "string"
      ? await continuedShown(site, response, request.query.accession)
      : null;
  const context = {
    ...frame(site, request, response, { title, canonical: urls.upload() }),
    action: urls.upload(),
    announce: urls.accessions(),
    lists: isArchivist(response) && !versionOf && !continued ? urls.sendList() : null,
    capture: urls.capture(),
    watches: isArchivist(response) ? urls.watches() : null,
    continued,
    unfinished: continued ? [] : await unfinished(site, response),
    limits: `${versionOf ? "One file" : `Up to ${counted(mostComing, "file")} (${counted(files, "file")} without JavaScript)`} of up to ${sizeOf(bytes)}${versionOf ? "" : " each"}. Any file is kept; most kinds of documents are read.`,
    formats: `${listed(readableFormats)} are read. Any other file is kept, and the archive says that its text is not known.`,
    largestFile: bytes,
    mostFiles: versionOf ? 1 : mostComing,
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

/** The document that a version is to be added to; 404 when it is not there. */
async function documentShown(site: Site, response: Response, id: unknown) {
  if (typeof id !== "string" || id === "") return null;
  const { title } = await heldDocument(site.archive.catalogue, id, response);
  return { document: id, label: title, href: urls.document(id) };
}

/** The accession whose files are still to come; 404 when it is not there. */
async function continuedShown(site: Site, response: Response, number: string) {
  return awaitedShown(site, (await heldAct(site, number, response)).number);
}
