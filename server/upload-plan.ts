/** What is said of all files of an upload, and whether the one who says it may. */
import type { Response } from "express";
import { z } from "zod";
import { type IntakePlan, intakePlanSchema } from "../ingest/quarantine.js";
import { documentIdSchema } from "../storage/model/identity.js";
import { documentKinds } from "../storage/model/kind.js";
import { mayDo } from "./accounts/document-rights.js";
import { HttpError } from "./errors.js";
import { heldDocument } from "./held-version.js";
import { parameters } from "./parameters.js";
import { tagList } from "./shown/suggestions.js";
import { isArchivist, type Site } from "./site.js";

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

/** The plan that a form of the upload page makes, and where the files come from. HttpError when it may not be. */
export async function uploadPlan(
  site: Site,
  response: Response,
  fields: unknown,
): Promise<{ plan: IntakePlan; origin: string | null }> {
  const form = parameters(uploadForm, fields);
  if (form.publish && !isArchivist(response))
    throw new HttpError(403, "Publishing needs the role archivist; nothing was taken in.");
  if (form.versionOf !== "") await mustDescribe(site, response, form.versionOf);
  const plan = intakePlanSchema.parse({
    publish: form.publish,
    kind: form.kind || null,
    source: form.source || null,
    series: form.series || null,
    tags: tagList(form.tags),
    versionOf: form.versionOf || null,
  });
  return { plan, origin: form.from || null };
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
