/** The whole vocabulary as files: written, and taken in from one after a look at what it would do. */
import { readFile } from "node:fs/promises";
import type { Request, RequestHandler, Response } from "express";
import { z } from "zod";
import { exportGraph, jsonLd } from "../../ingest/skos/export.js";
import { type ImportReport, importVocabulary } from "../../ingest/skos/import.js";
import { authorityKinds } from "../../storage/model/authority.js";
import { csrfHolds, forgeryRefusal } from "../accounts/forgery.js";
import { visitorOf } from "../accounts/visitor.js";
import { HttpError } from "../errors.js";
import { frame } from "../frame.js";
import { parameters } from "../parameters.js";
import { importSentences } from "../shown/import-report.js";
import { sizeOf } from "../shown/words.js";
import type { Site } from "../site.js";
import { discardUploads, uploadedFiles } from "../upload.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";
import { vocabularyOptions } from "./tags.js";

/** Of files sent to the page; the command takes larger ones. */
export const vocabularyLimits = { bytes: 10_000_000, files: 1 };

const exportParameters = z.object({ as: z.enum(["turtle", "json-ld"]).default("turtle") });

export const exportTags =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { as } = parameters(exportParameters, request.query);
    const triples = await exportGraph(site.archive.catalogue, site.address);
    if (as === "json-ld") {
      response.attachment("tags.jsonld").type("application/ld+json");
      response.send(JSON.stringify(jsonLd(triples), null, 1));
      return;
    }
    const { writeTurtle } = await import("../../ingest/skos/turtle.js");
    response
      .attachment("tags.ttl")
      .type("text/turtle")
      .send(await writeTurtle(triples));
  };

export const importPage =
  (site: Site): RequestHandler =>
  (request, response) => {
    renderImport(site, request, response, { kind: "topic", error: null, report: null }, 200);
  };

const importForm = z.object({
  kind: z.enum(authorityKinds).default("topic"),
  write: z.enum(["", "1"]).default(""),
});

/** Takes `kind`, `write` (else it is only tried) and one file. */
export const takeVocabulary =
  (site: Site): RequestHandler =>
  async (request, response) => {
    try {
      if (!csrfHolds(request, String(request.body?.csrf ?? ""))) throw forgeryRefusal();
      const { kind, write } = parameters(importForm, request.body ?? {});
      const [file] = uploadedFiles(request);
      if (!file) {
        const error = "No file was chosen.";
        if (wantsJson(request)) throw new HttpError(400, error, { parameter: "files" });
        renderImport(site, request, response, { kind, error, report: null }, 400);
        return;
      }
      const report = await importVocabulary(site.archive, await readFile(file.path), {
        kind,
        address: site.address,
        dryRun: write === "",
        by: visitorOf(response).account?.name ?? "",
      });
      if (report.written) site.nudge();
      const status = report.conflicts.length > 0 ? 422 : 200;
      if (wantsJson(request)) response.status(status).json(report);
      else renderImport(site, request, response, { kind, error: null, report }, status);
    } finally {
      await discardUploads(request);
    }
  };

function renderImport(
  site: Site,
  request: Request,
  response: Response,
  { kind, error, report }: { kind: string; error: string | null; report: ImportReport | null },
  status: number,
): void {
  const context = {
    ...frame(site, request, response, { title: "Take a vocabulary in", canonical: urls.tagsImport() }),
    action: urls.tagsImport(),
    kinds: vocabularyOptions(),
    kind: { value: kind, error: null },
    limits: `Turtle or RDF/XML, up to ${sizeOf(vocabularyLimits.bytes)}; the command takes larger ones. Concepts that name no vocabulary of this archive go into the one chosen below.`,
    error,
    report: report && {
      heading: headingOf(report),
      isWrong: report.conflicts.length > 0,
      sentences: importSentences(report),
    },
  };
  site.render(response, "tag-import", context, status);
}

function headingOf({ conflicts, written }: ImportReport): string {
  if (conflicts.length > 0) return "It cannot be taken in";
  return written ? "It was taken in" : "What it would do";
}
