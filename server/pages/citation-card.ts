/**
 * A citation as a card inside other people's pages. No script, no cookie, nothing that tells who looks; the words are
 * those of the stored text each time it is shown, so that they cannot drift from the archive's.
 */
import type { RequestHandler, Response } from "express";
import type { CardContext } from "../../views/contexts.js";
import { standingOf } from "../cited/standing.js";
import { type HeldCitation, heldCitation, soleSpeaker } from "../held-citation.js";
import { Withdrawn } from "../held-version.js";
import { citationParameter } from "../parameters.js";
import { pagesOfSpan } from "../shown/place.js";
import { standingShown } from "../shown/standing.js";
import { dayOf } from "../shown/words.js";
import { fullAddress, type Site } from "../site.js";
import { urls } from "../urls.js";

const policy = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *";

export const citationCard =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const id = citationParameter(request);
    const shown = await heldCitation(site, id, response).catch((error: unknown) => {
      // The address stays and says so, also where the card stands in another page.
      if (error instanceof Withdrawn) return error;
      throw error;
    });
    letInFrames(response);
    const href = fullAddress(site, urls.citation(id));
    if (shown instanceof Withdrawn) {
      const reason = shown.document.withdrawal ?? "No reason was given.";
      site.render(
        response,
        "card",
        { ...empty(site, href), gone: `These words were withdrawn. ${reason}` },
        410,
      );
      return;
    }
    site.render(response, "card", await context(site, shown, href));
  };

/** Only here may a page of the archive stand inside another. */
function letInFrames(response: Response): void {
  response.set("Content-Security-Policy", policy);
  response.set("Cross-Origin-Resource-Policy", "cross-origin");
  response.removeHeader("X-Frame-Options");
  response.removeHeader("Origin-Agent-Cluster");
}

function empty(site: Site, href: string): CardContext {
  return {
    pageTitle: `Citation in ${site.config.name}`,
    archiveName: site.config.name,
    assets: "/assets",
    href,
    ...{
      language: null,
      words: "",
      speaker: null,
      title: "",
      place: null,
      source: null,
      notice: null,
      gone: null,
    },
  };
}

async function context(site: Site, whole: HeldCitation, href: string): Promise<CardContext> {
  const { citation, held, touched } = whole;
  const { document, version } = held;
  const question = touched[0]?.question ?? null;
  const place = [question && `Q${question}`, pagesOfSpan(version, citation.start, citation.end)];
  const source = [document.source, dayOf(document.date)?.words];
  const standing = standingShown(document.id, await standingOf(site, whole));
  return {
    ...empty(site, href),
    language: document.language,
    words: whole.words,
    speaker: soleSpeaker(touched),
    title: document.title,
    place: place.filter(Boolean).join(", ") || null,
    source: source.filter(Boolean).join(", ") || null,
    notice: standing?.isTrouble ? "The newest version of this document no longer has these words." : null,
    gone: document.state === "withdrawn" ? "These words were withdrawn." : null,
  };
}
