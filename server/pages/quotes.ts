/** Checking quotations: the form, and the answer for people and programs. Nothing that is checked is kept. */
import type { Request, RequestHandler, Response } from "express";
import { frozenText } from "../../ingest/cite.js";
import { IndexUnavailable } from "../../storage/index/search-index.js";
import type { Facts } from "../../storage/model/facts/facts.js";
import type { Link, QuotesContext } from "../../views/contexts.js";
import { csrfHolds, forgeryRefusal } from "../accounts/forgery.js";
import { HttpError } from "../errors.js";
import { frame } from "../frame.js";
import { heldVersion } from "../held-version.js";
import { parameters } from "../parameters.js";
import { quotationsJson } from "../quotes/answer-json.js";
import { type Checked, checkText, readersOfPastedText, type TextToCheck } from "../quotes/check-text.js";
import { largestChecked, quotesQuery, sentForm, textSent } from "../quotes/request.js";
import { checkedParagraphs } from "../shown/checked-text.js";
import { coverageLine } from "../shown/coverage-line.js";
import { placeFacts } from "../shown/quoted-places.js";
import { copySentence, verdictCounts } from "../shown/verdicts.js";
import { sizeOf } from "../shown/words.js";
import { type Site, visibleStates } from "../site.js";
import { discardUploads } from "../upload.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

/** What the form is filled with. */
type Filled = Pick<QuotesContext["form"], "text" | "speaker" | "isWhole">;

export const quotesPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { quote, document, speaker } = parameters(quotesQuery, request.query);
    const filled = { text: quote, speaker, isWhole: quote !== "" };
    if (document !== "") {
      const { source, ...text } = await documentText(site, document, response);
      const asked = { ...text, manner: "every" as const, speaker: speaker || null };
      await answer(site, request, response, asked, { ...filled, text: "" }, source);
    } else if (quote !== "") {
      const asked = { text: quote, manner: "whole" as const, speaker: speaker || null };
      await answer(site, request, response, asked, filled, null);
    } else if (wantsJson(request)) {
      throw new HttpError(
        400,
        "Expected a quotation in “quote”, a document in “document”, or a text sent by POST.",
        { parameter: "quote" },
      );
    } else {
      // Whoever opens the form is about to paste something: what reads it is loaded meanwhile.
      response.once("finish", () => void readersOfPastedText());
      render(site, request, response, { filled, error: null, checked: null });
    }
  };

export const checkQuotes =
  (site: Site): RequestHandler =>
  async (request, response) => {
    try {
      if (!csrfHolds(request, String(request.body?.csrf ?? ""))) throw forgeryRefusal();
      const form = sentForm(request);
      const filled = { text: form.text, speaker: form.speaker, isWhole: form.manner === "whole" };
      try {
        const read = await textSent(request, form, site.archive.pool);
        const asked = { ...read, manner: form.manner, speaker: form.speaker || null };
        await answer(site, request, response, asked, filled, null);
      } catch (error) {
        if (!(error instanceof HttpError) || error.status >= 500 || wantsJson(request)) throw error;
        render(site, request, response, { filled, error: error.message, checked: null }, error.status);
      }
    } finally {
      await discardUploads(request);
    }
  };

async function answer(
  site: Site,
  request: Request,
  response: Response,
  asked: TextToCheck,
  filled: Filled,
  source: Link | null,
): Promise<void> {
  const checked = await checkText(site.archive, asked, visibleStates(response)).catch((error: unknown) => {
    if (!(error instanceof IndexUnavailable)) throw error;
    throw new HttpError(503, `Quotations cannot be checked just now: ${error.message}`);
  });
  if (wantsJson(request)) response.json(quotationsJson(checked, site.address));
  else {
    const shown = await checkedShown(site, checked, source);
    render(site, request, response, { filled, error: null, checked: shown });
  }
}

async function checkedShown(
  site: Site,
  checked: Checked,
  source: Link | null,
): Promise<QuotesContext["checked"]> {
  const facts = await placeFacts(site.archive.catalogue, checked.answers);
  const others = checked.copies.filter(({ document }) => source?.href !== urls.document(document));
  const hasNone = checked.answers.length === 0;
  return {
    count: verdictCounts(checked),
    coverage: coverageLine(checked.coverage),
    source,
    notes: [
      ...others.map(({ title }) => copySentence(title)),
      ...(hasNone ? ["No quotation marks were found. The whole text can be checked as one quotation."] : []),
    ],
    paragraphs: hasNone ? [] : checkedParagraphs(checked, facts),
  };
}

/** The newest text of a document that the asker may see. */
async function documentText(
  site: Site,
  id: string,
  response: Response,
): Promise<{ text: string; facts: Facts; source: Link }> {
  const { document, version } = await heldVersion(site.archive.catalogue, id, null, response);
  const text = await frozenText(site.archive, document.id, version.number);
  if (text === null) throw new HttpError(404, `No text is known of ${document.id}.`, { document: id });
  const facts = JSON.parse(version.facts) as Facts;
  return { text, facts, source: { label: document.title, href: urls.document(document.id) } };
}

function render(
  site: Site,
  request: Request,
  response: Response,
  { filled, error, checked }: Pick<QuotesContext, "error" | "checked"> & { filled: Filled },
  status = 200,
): void {
  const largest = Math.min(largestChecked, site.config.upload.bytes);
  const context: QuotesContext = {
    ...frame(site, request, response, { title: "Check quotations", canonical: urls.quotes() }),
    form: {
      action: urls.quotes(),
      ...filled,
      hint: `PDF, Word, a web page or any other text that the archive reads, of up to ${sizeOf(largest)}.`,
    },
    error,
    checked,
  };
  site.render(response, "quotes", context, status);
}
