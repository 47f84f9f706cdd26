/** Citing: the form that needs no JavaScript, and the making of a citation. */
import type { Request, RequestHandler, Response } from "express";
import { z } from "zod";
import { cite, frozenText, NotCitable, type Place } from "../../ingest/cite.js";
import { proofOf } from "../../ingest/proofs/proof.js";
import { type QuoteSelector, type StandingQuote, standingQuote } from "../../ingest/quotes/cite-quote.js";
import { passagesAt } from "../../storage/model/citation.js";
import { findFolded, fold } from "../../storage/model/fold.js";
import { documentIdSchema } from "../../storage/model/identity.js";
import { visitorOf } from "../accounts/visitor.js";
import { HttpError } from "../errors.js";
import { frame } from "../frame.js";
import { type HeldVersion, heldVersion, passagesOf } from "../held-version.js";
import { redirectWithNotice } from "../notice.js";
import {
  documentParameter,
  offsetParameter,
  parameters,
  versionInPath,
  versionParameter,
} from "../parameters.js";
import { placeWords } from "../shown/place.js";
import { segments } from "../shown/segments.js";
import { provenanceStrip } from "../shown/strip.js";
import { isArchivist, type Site } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";
import { signatory } from "./proof.js";

const spanParameters = z.object({ start: offsetParameter, end: offsetParameter });
const citationForm = spanParameters.extend({
  document: documentIdSchema,
  version: versionParameter,
  /** Words within the span, when only a part of it is meant. */
  words: z.string().max(20_000).default(""),
});

const part = z.string("expected one text").max(20_000, "expected at most 20,000 characters");
/** Words to be found wherever they stand in the version (W3C TextQuoteSelector). */
const quoteForm = z.object({
  document: documentIdSchema,
  version: versionParameter,
  exact: part,
  prefix: part.default(""),
  suffix: part.default(""),
  start: offsetParameter.optional(),
});

export const citePage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { start, end } = parameters(spanParameters, request.query);
    const held = await heldVersion(
      site.archive.catalogue,
      documentParameter(request),
      versionInPath(request),
      response,
    );
    await renderForm(site, request, response, held, { start, end, words: "", error: null });
  };

export const makeCitation =
  (site: Site): RequestHandler =>
  async (request, response) => {
    if (typeof request.body?.exact === "string" && request.body.exact.trim() !== "") {
      await citeQuote(site, request, response);
      return;
    }
    const form = parameters(citationForm, request.body);
    const held = await heldVersion(site.archive.catalogue, form.document, form.version, response);
    if (held.document.state === "withdrawn")
      throw new HttpError(410, "A withdrawn document cannot be cited anew.");
    const by = visitorOf(response).account?.name ?? "a reader";
    try {
      const place = form.words.trim() === "" ? form : await narrowed(site, held, form);
      const citation = await cite(site.archive, place, by);
      if (!citation)
        throw new HttpError(404, `No text is known of version ${form.version} of ${form.document}.`);
      await signAtOnce(site, citation.id);
      site.nudge();
      if (wantsJson(request)) {
        const url = site.address + urls.citation(citation.id);
        response
          .status(201)
          .location(url)
          .json({ ...citation, document: form.document, url });
      } else redirectWithNotice(response, urls.citation(citation.id), "cited");
    } catch (error) {
      if (!(error instanceof NotCitable)) throw error;
      if (wantsJson(request)) throw new HttpError(422, error.message);
      await renderForm(site, request, response, held, { ...form, error: error.message }, 422);
    }
  };

/** Makes a citation of words by themselves. Programs are told how they agree with what stands there. */
async function citeQuote(site: Site, request: Request, response: Response): Promise<void> {
  const { document, version, start, ...selector } = parameters(quoteForm, request.body);
  const held = await heldVersion(site.archive.catalogue, document, version, response);
  if (held.document.state === "withdrawn")
    throw new HttpError(410, "A withdrawn document cannot be cited anew.");
  try {
    const found = await standing(site, held, { ...selector, ...(start !== undefined && { start }) });
    const by = visitorOf(response).account?.name ?? "a reader";
    const citation = await cite(site.archive, { document, version, ...placeOf(found) }, by);
    if (!citation) throw new HttpError(404, `No text is known of version ${version} of ${document}.`);
    await signAtOnce(site, citation.id);
    site.nudge();
    const path = urls.citation(citation.id);
    if (!wantsJson(request)) return redirectWithNotice(response, path, "cited");
    const { grade, differences } = found;
    response
      .status(201)
      .location(site.address + path)
      .json({ ...citation, document, url: site.address + path, match: { grade, differences } });
  } catch (error) {
    if (error instanceof NotCitable) throw new HttpError(422, error.message);
    throw error;
  }
}

/** Finds a quote in the frozen text of a version. */
async function standing(
  site: Site,
  { document, version }: HeldVersion,
  selector: QuoteSelector,
): Promise<StandingQuote> {
  const text = await frozenText(site.archive, document.id, version.number);
  if (text === null)
    throw new HttpError(404, `No text is known of version ${version.number} of ${document.id}.`);
  return standingQuote(text, selector);
}

/** The sooner it is signed, the more its time is worth. What keeps it from being signed keeps nobody from citing. */
async function signAtOnce(site: Site, citation: string): Promise<void> {
  await proofOf(site.archive, citation, signatory(site, citation)).catch((error: unknown) =>
    site.archive.log("warn", `Citation ${citation} is not signed yet`, { error: String(error) }),
  );
}

/**
 * The place of `words` within the span: compared without regard to typography, but every word must stand there. Words
 * that run on beyond a passage, or leave some out with a mark, are looked for from there on.
 */
async function narrowed(site: Site, held: HeldVersion, form: z.infer<typeof citationForm>): Promise<Place> {
  const { document, version, start, end, words } = form;
  const touched = passagesAt(await passagesOf(site.archive.catalogue, held), start, end);
  for (const passage of touched) {
    const [found] = findFolded(fold(passage.text), words);
    if (found)
      return { document, version, start: passage.start + found.start, end: passage.start + found.end };
  }
  return { document, version, ...placeOf(await standing(site, held, { exact: words, start })) };
}

function placeOf({ start, end, quoted }: StandingQuote): Pick<Place, "start" | "end" | "quoted"> {
  return { start, end, quoted };
}

interface Form {
  start: number;
  end: number;
  words: string;
  error: string | null;
}

async function renderForm(
  site: Site,
  request: Request,
  response: Response,
  held: HeldVersion,
  form: Form,
  status = 200,
): Promise<void> {
  const { document, version } = held;
  const touched = passagesAt(await passagesOf(site.archive.catalogue, held), form.start, form.end);
  const [first] = touched;
  const last = touched.at(-1);
  if (!first || !last) {
    throw new HttpError(404, `No passage stands at ${form.start}–${form.end} of version ${version.number}.`);
  }
  const canonical = urls.cite(document.id, version.number, form.start, form.end);
  const context = {
    ...frame(site, request, response, { title: `Cite from ${document.title}`, canonical }),
    document: document.id,
    version: version.number,
    start: first.start,
    end: last.end,
    title: document.title,
    language: document.language,
    href: urls.passage(document.id, version.number, first.start),
    strip: provenanceStrip(document, version, isArchivist(response)),
    speaker: first.attribution,
    place: placeWords(version, first),
    passage: segments(touched.map((passage) => passage.text).join("\n\n"), []),
    action: urls.citations(),
    words: form.words,
    error: form.error,
  };
  site.render(response, "cite", context, status);
}
