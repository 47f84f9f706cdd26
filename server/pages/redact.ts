/** Taking words out of a document: asked for, counted, done. */
import type { Request, RequestHandler, Response } from "express";
import { z } from "zod";
import { keptFindings } from "../../ingest/kept-findings.js";
import { CannotRedact, placesToRedact, redact } from "../../ingest/redact/redact.js";
import { keptText } from "../../storage/model/kept-text.js";
import type { RedactContext } from "../../views/contexts.js";
import { visitorOf } from "../accounts/visitor.js";
import { HttpError } from "../errors.js";
import { frame } from "../frame.js";
import { type HeldVersion, heldVersion } from "../held-version.js";
import { redirectWithNotice } from "../notice.js";
import { documentParameter, parameters } from "../parameters.js";
import { counted } from "../shown/words.js";
import type { Site } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

/** Places shown before it is done, and letters around each. */
const mostShown = 100;
const around = 40;
const mostWords = 200;

const redactForm = z.object({
  do: z.enum(["count", "redact"], "expected count or redact").default("count"),
  words: z.string("expected words, one a line").max(20_000).default(""),
  reason: z
    .string("expected a reason")
    .max(2_000, "expected at most 2,000 characters")
    .transform((typed) => keptText(typed).trim())
    .default(""),
});

export const redactPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const held = await heldVersion(site.archive.catalogue, documentParameter(request), null, response);
    await show(site, request, response, held, { words: "", reason: "" }, {});
  };

export const redactDocument =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const held = await heldVersion(site.archive.catalogue, documentParameter(request), null, response);
    const { id } = held.document;
    const form = parameters(redactForm, request.body ?? {});
    const words = wordsIn(form.words);
    try {
      if (words.length === 0)
        throw new CannotRedact("Write the words to take out, one name or phrase a line.");
      if (words.length > mostWords) throw new CannotRedact(`At most ${mostWords} lines at once.`);
      const { text, places } = await placesToRedact(site.archive, id, words);
      if (form.do === "count") {
        if (wantsJson(request)) {
          response.json({ document: id, places: places.map(({ start, end }) => ({ start, end })) });
          return;
        }
        const shown = places.slice(0, mostShown).map(({ start, end }, index) => ({
          label: `${index + 1}.`,
          before: text.slice(Math.max(0, start - around), start),
          words: text.slice(start, end),
          after: text.slice(end, end + around),
        }));
        const sentence = `${counted(places.length, "place")} will be taken out.`;
        await show(site, request, response, held, form, { preview: { sentence, places: shown } });
        return;
      }
      if (form.reason === "") throw new CannotRedact("A reason is needed, in words for whoever asks.");
      const by = visitorOf(response).account?.name ?? "";
      const done = await redact(site.archive, id, { words, reason: form.reason, by });
      site.nudge();
      if (wantsJson(request)) response.status(201).json({ document: id, ...done });
      else
        redirectWithNotice(response, urls.document(id), done.withoutImage > 0 ? "redacted-anew" : "redacted");
    } catch (error) {
      if (!(error instanceof CannotRedact)) throw error;
      if (wantsJson(request)) throw new HttpError(422, error.message);
      await show(site, request, response, held, form, { error: error.message });
    }
  };

/** One a line, without those that are too short to mean anything. */
function wordsIn(typed: string): string[] {
  const lines = keptText(typed)
    .split("\n")
    .map((line) => line.trim());
  return [...new Set(lines.filter((line) => /[\p{L}\p{N}]/u.test(line)))];
}

async function show(
  site: Site,
  request: Request,
  response: Response,
  { document, version }: HeldVersion,
  typed: { words: string; reason: string },
  { preview = null, error = null }: Partial<Pick<RedactContext, "preview" | "error">>,
): Promise<void> {
  const findings = (await keptFindings(site.archive, document.id, version.number)) ?? [];
  const found = findings.filter(({ start }) => start !== null).map(({ words }) => words.replace(/\s+/g, " "));
  site.render(
    response,
    "redact",
    {
      ...frame(site, request, response, { title: "Take words out", canonical: urls.redact(document.id) }),
      document: { label: document.title, href: urls.document(document.id) },
      action: urls.redact(document.id),
      words: { value: typed.words, error: null },
      reason: { value: typed.reason, error: null },
      found: [...new Set(found)],
      preview,
      error,
    },
    error === null ? 200 : 422,
  );
}
