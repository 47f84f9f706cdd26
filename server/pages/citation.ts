/** A citation's permanent page: the words in their surroundings, where they stand, and how to give them on. */
import type { RequestHandler, Response } from "express";
import { citationsTouching, partsOf } from "../../storage/catalogue/citation-rows.js";
import { collectionsOf } from "../../storage/catalogue/collections.js";
import { quotedWords } from "../../storage/model/quoted-parts.js";
import type { CitationContext, CitedToo, CollectDesk, Segment } from "../../views/contexts.js";
import { visitorOf } from "../accounts/visitor.js";
import { citationJson } from "../citation-json.js";
import { citedWords } from "../cited/gather.js";
import { standingOf } from "../cited/standing.js";
import { frame } from "../frame.js";
import { type HeldCitation, heldCitation } from "../held-citation.js";
import { citationParameter } from "../parameters.js";
import { citationMetadata } from "../shown/citation-metadata.js";
import { copies, downloads } from "../shown/copies.js";
import { linkedData } from "../shown/linked-data.js";
import { pagesOfSpan } from "../shown/place.js";
import { segments } from "../shown/segments.js";
import { standingShown } from "../shown/standing.js";
import { provenanceStrip } from "../shown/strip.js";
import { digestShown, momentOf } from "../shown/words.js";
import { fullAddress, isArchivist, type Site } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

/** Other citations of the place that are named at most. */
const mostCitedToo = 20;

export const citationPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const whole = await heldCitation(site, citationParameter(request), response);
    const { citation, held, touched } = whole;
    const { document, version } = held;
    const cited = await citedWords(site, whole);
    const standing = await standingOf(site, whole);
    if (wantsJson(request)) {
      response.json(citationJson(site, whole, cited, standing));
      return;
    }
    const path = urls.citation(citation.id);
    const cutBefore = citation.start > citation.prefix.length;
    const cutAfter = citation.end + citation.suffix.length < version.characters;
    site.render(response, "citation", {
      ...frame(site, request, response, {
        title: `“${whole.words.slice(0, 60)}${whole.words.length > 60 ? "…" : ""}”`,
        canonical: path,
        metadata: citationMetadata(cited),
        linkedData: linkedData(cited, fullAddress(site, urls.version(document.id, version.number))),
        alternates: [{ type: "application/json", href: path }, ...oembedLinks(cited.address)],
      }),
      citation: citation.id,
      address: cited.address,
      language: document.language,
      words: slip(whole, cutBefore, cutAfter),
      asQuoted: asQuoted(whole),
      cutBefore,
      cutAfter,
      speaker: cited.words?.speaker ?? null,
      role: touched[0]?.role ?? null,
      question: touched[0]?.question ?? null,
      page: pagesOfSpan(version, citation.start, citation.end),
      time: touched[0]?.time ?? null,
      title: document.title,
      href: urls.cited(document.id, version.number, touched[0]?.start ?? citation.start, {
        start: citation.start,
        end: citation.end,
        parts: whole.quoted?.parts ?? null,
      }),
      strip: provenanceStrip(document, version, isArchivist(response)),
      version: version.number,
      offsets: `${citation.start}–${citation.end}`,
      originalDigest: digestShown(version.digest),
      textDigest: digestShown(version.text_digest ?? ""),
      citedAt: momentOf(citation.at),
      citedBy: citation.by,
      copies: copies(cited),
      downloads: downloads((form) => urls.citationForm(citation.id, form)),
      proof: await proofShown(site, citation.id),
      standing: standingShown(document.id, standing),
      citedToo: await citedToo(site, whole),
      collect: await collectDesk(site, citation.id, response),
      withdrawn: document.state === "withdrawn" ? (document.withdrawal ?? "No reason was given.") : null,
      json: path,
    });
  };

/** Where the proof is had, and whether it was signed and stamped. */
async function proofShown(site: Site, citation: string): Promise<CitationContext["proof"]> {
  const row = await site.archive.catalogue
    .selectFrom("proof")
    .select(["signed_at", "stamped_at"])
    .where("citation", "=", citation)
    .executeTakeFirst();
  return {
    file: urls.proofFile(citation),
    json: urls.proofJson(citation),
    keys: urls.keys(),
    signed: row ? momentOf(row.signed_at) : null,
    stamped: row?.stamped_at ? momentOf(row.stamped_at) : null,
  };
}

/** Where other sites learn what to show for this page (oEmbed discovery). */
function oembedLinks(address: string): { type: string; href: string }[] {
  return [
    { type: "application/json+oembed", href: urls.oembed({ url: address, format: "json" }) },
    { type: "text/xml+oembed", href: urls.oembed({ url: address, format: "xml" }) },
  ];
}

async function collectDesk(site: Site, citation: string, response: Response): Promise<CollectDesk> {
  const { account } = visitorOf(response);
  const own = account ? await collectionsOf(site.archive.catalogue, account.id) : [];
  return {
    action: urls.collections(),
    choices: own.map(({ id, title }) => ({ value: id, label: title })),
    signIn: account ? null : urls.signIn(urls.citation(citation)),
  };
}

/** Other citations that hold some of the words, the oldest first. */
async function citedToo(site: Site, { citation }: HeldCitation): Promise<CitedToo[]> {
  const touching = await citationsTouching(site.archive.catalogue, citation, mostCitedToo + 1);
  const others = touching.filter(({ id }) => id !== citation.id).slice(0, mostCitedToo);
  return others.map(({ id, by, at, ...row }) => ({
    words: shortened(quotedWords(row, partsOf(row))),
    href: urls.citation(id),
    by,
    at: momentOf(at),
  }));
}

function shortened(words: string): string {
  return words.length > 200 ? `${words.slice(0, 200)}…` : words;
}

/** What is said of words that are not all of their place; null for words that are. */
function asQuoted({ quoted, words }: HeldCitation): CitationContext["asQuoted"] {
  if (quoted === null) return null;
  const { parts } = quoted;
  const count = parts.length === 1 ? "One part" : `${parts.length} parts, in the order of the text`;
  return {
    words,
    sentence: `${count}. The ellipses, and what stands in square brackets, are those of whoever quotes; every other word stands in the text letter for letter.`,
  };
}

/** The surroundings are shown without the words that were cut through at their far ends. */
function slip({ citation, quoted }: HeldCitation, cutBefore: boolean, cutAfter: boolean): Segment[] {
  const { prefix, exact, suffix, start } = citation;
  const spans = (quoted?.parts ?? [citation]).map((part) => ({
    start: part.start - start,
    end: part.end - start,
  }));
  const parts: Segment[] = [
    { text: cutBefore ? prefix.replace(/^\S*\s+/u, "") : prefix, mark: null },
    ...segments(exact, spans, "cited"),
    { text: cutAfter ? suffix.replace(/\s+\S*$/u, "") : suffix, mark: null },
  ];
  return parts.filter((part) => part.text !== "");
}
