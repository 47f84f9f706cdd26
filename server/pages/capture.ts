/** Taking in by address: a form, and what came of it. */
import type { Request, RequestHandler, Response } from "express";
import { z } from "zod";
import { takeCapture } from "../../ingest/capture/take-capture.js";
import { visitorOf } from "../accounts/visitor.js";
import { HttpError } from "../errors.js";
import { frame } from "../frame.js";
import { parameters } from "../parameters.js";
import { suggestions } from "../shown/suggestions.js";
import { counted, sizeOf } from "../shown/words.js";
import { isArchivist, type Site } from "../site.js";
import { uploadPlan } from "../upload-plan.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

const addressForm = z.object({
  address: z.string("expected an address").trim().min(1, "expected an address").max(2_000),
});

export const capturePage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    await render(site, request, response);
  };

/** Takes the form, or JSON with the same names. What could not be captured answers 422 and is kept with the reason. */
export const takeAddress =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { address } = parameters(addressForm, request.body);
    const { plan } = await uploadPlan(site, response, request.body);
    const by = visitorOf(response).account?.name ?? "";
    const { accession, failure } = await takeCapture(site.archive, address, { by, plan });
    site.nudge();
    const path = urls.accession(accession);
    const facts = { accession, url: site.address + path };
    if (!wantsJson(request)) response.redirect(303, path);
    else if (failure) throw new HttpError(422, failure.message, { code: failure.code, ...facts });
    else response.status(201).location(path).json(facts);
  };

async function render(site: Site, request: Request, response: Response) {
  const field = (value: unknown) => ({ value: typeof value === "string" ? value : "", error: null });
  const { bytes, timeMs, delayMs, redirects, userAgent } = site.archive.capture;
  const { query } = request;
  site.render(response, "capture", {
    ...frame(site, request, response, { title: "Take in by address", canonical: urls.capture() }),
    action: urls.capture(),
    manners: [
      `The archive asks as “${userAgent}”, and waits ${counted(delayMs / 1000, "second")} between two questions to one site, longer where the site asks for it.`,
      "What a site asks programs not to fetch (robots.txt) is not fetched.",
      `A page or paper may have ${sizeOf(bytes)}, lead on ${redirects} times and take ${counted(timeMs / 1000, "second")}.`,
      "Addresses of this machine and of private networks are not asked.",
    ],
    suggestions: await suggestions(site.archive.catalogue),
    fields: {
      address: field(query.address),
      source: field(query.source),
      series: field(query.series),
      tags: field(query.tags),
    },
    publish: isArchivist(response) ? false : null,
  });
}
