/** A document opened to be read: the newest version, or one named in the address. */
import type { Request, RequestHandler, Response } from "express";
import { z } from "zod";
import { documentObject, moment } from "../../ingest/archive.js";
import { opensMore } from "../../ingest/second-chances.js";
import { fixityOf } from "../../storage/catalogue/fixity.js";
import { rereadingOf } from "../../storage/catalogue/rereadings.js";
import { seriesByName } from "../../storage/catalogue/series.js";
import type { Page } from "../../storage/model/passage.js";
import type { TextPiece } from "../../storage/model/text-pieces.js";
import type { DocumentContext } from "../../views/contexts.js";
import { mayDo } from "../accounts/document-rights.js";
import { visitorOf } from "../accounts/visitor.js";
import { citedDocument } from "../cited/gather.js";
import { partsParameter } from "../cited-span.js";
import { documentJson } from "../document-json.js";
import { frame } from "../frame.js";
import { containersOf } from "../held-members.js";
import { type HeldVersion, heldVersion } from "../held-version.js";
import { documentParameter, offsetParameter, parameters, versionInPath } from "../parameters.js";
import { placesOf } from "../passage-places.js";
import { placeAsked } from "../shown/asked-place.js";
import { citationMetadata } from "../shown/citation-metadata.js";
import { contributionOf, deskFor } from "../shown/document-desk.js";
import { taggingShown } from "../shown/document-tags.js";
import { documentText, type TextAsked } from "../shown/document-text.js";
import { factRows } from "../shown/facts.js";
import { linkedData } from "../shown/linked-data.js";
import { mediaTypeName } from "../shown/media-types.js";
import { insideShown, membersShown } from "../shown/members.js";
import { peopleHere } from "../shown/people-here.js";
import { placeNamed } from "../shown/place-named.js";
import { relationsShown } from "../shown/relations.js";
import { furtherShown, originalRefusal, rightsShown } from "../shown/rights-here.js";
import { searchedInside } from "../shown/searched-inside.js";
import { whyUnseen } from "../shown/seen-pages.js";
import { provenanceStrip } from "../shown/strip.js";
import { textCoverage, textState } from "../shown/text-state.js";
import { versionsShown } from "../shown/versions.js";
import { counted, sizeOf } from "../shown/words.js";
import { isArchivist, relatedAddress, type Site } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";
import { isUnderWay } from "./reading-state.js";

const readingParameters = z.object({
  /** Words to find in the document. */
  q: z.string("expected one text").max(2_000).default(""),
  /** A cited span, to be marked in its place: only its parts, when it has some. */
  start: offsetParameter.optional(),
  end: offsetParameter.optional(),
  parts: partsParameter,
  /** Of a transcript: one speaker's turns, as printed, or a question to go to. */
  speaker: z.string("expected one name").max(300).default(""),
  question: z.string("expected one number").max(40).default(""),
  /** Of minutes or an agenda: an item of business to go to. */
  item: z.string("expected one number").max(40).default(""),
  /** Where a long text is to be opened: an offset of it, or a page counted in the file. */
  at: offsetParameter.optional(),
  page: z.coerce.number("expected a page number").int().min(1).max(1_000_000).optional(),
  /** A page, question, clause or paragraph to be led to, by its name. */
  go: z.string("expected one text").max(100).default(""),
  /** Of the list of files that it holds. */
  files: z.coerce.number("expected a page number").int().min(1).max(1_000).default(1),
});

export const documentPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const number = request.params.version === undefined ? null : versionInPath(request);
    const held = await heldVersion(site.archive.catalogue, documentParameter(request), number, response);
    const { q, start, end, parts, files, speaker, question, item, at, page, go } = parameters(
      readingParameters,
      request.query,
    );
    if (wantsJson(request)) {
      response.json(await documentJson(site, held, response));
      return;
    }
    const asked: Asked = {
      words: q.trim(),
      files,
      conversation: { speaker, question },
      item,
      at: at ?? null,
      page: page ?? null,
      go,
      cited:
        start === undefined || end === undefined || start >= end
          ? []
          : parts.length > 0
            ? parts
            : [{ start, end }],
    };
    const to = await placeAsked(site, held, { question, item });
    if (to !== null) {
      response.redirect(303, urls.passage(held.document.id, held.version.number, to));
      return;
    }
    const named = go === "" ? null : await placeGoneTo(site, held, go);
    if (named !== null) {
      response.redirect(303, named);
      return;
    }
    const { context } = await documentContext(site, request, response, held, asked);
    site.render(response, "document", context, go === "" ? 200 : 404);
  };

/** The address of the place that somebody names; null when there is none of that name. */
async function placeGoneTo(site: Site, held: HeldVersion, words: string): Promise<string | null> {
  const { document, version } = held;
  const pages = JSON.parse(version.pages) as Page[];
  const place = placeNamed(words, await placesOf(site.archive.catalogue, held), pages);
  if (place === null) return null;
  return "page" in place
    ? urls.textOfPage(document.id, version.number, place.page)
    : urls.passage(document.id, version.number, place.start);
}

interface Asked extends TextAsked {
  files: number;
}

/** What the page shows; `asked` decides which piece of the text. */
export async function documentContext(
  site: Site,
  request: Request,
  response: Response,
  held: HeldVersion,
  { files, ...asked }: Asked,
): Promise<{ context: DocumentContext; pieces: readonly TextPiece[] }> {
  const { document, version } = held;
  const at = { document: document.id, version: version.number };
  const canonical = urls.version(at.document, at.version);
  const whole = await citedDocument(site, held);
  const pages = JSON.parse(version.pages) as Page[];
  const people = await peopleHere(site.archive.catalogue, document, response);
  const { passageStart, pieces, ...text } = await documentText(site, held, response, asked, people);
  const rereading = isArchivist(response) ? await rereadingOf(site.archive.catalogue, document.id) : null;
  const mayCite = document.state !== "withdrawn";
  const { account } = visitorOf(response);
  const noImages = pages.length === 0 ? null : await whyUnseen(site.archive.catalogue, held, response);
  const context: DocumentContext = {
    ...frame(site, request, response, {
      title: document.title,
      canonical,
      metadata: citationMetadata(whole),
      linkedData: linkedData(whole, whole.address),
      alternates: [{ type: "application/json", href: canonical }],
    }),
    ...at,
    ...text,
    title: document.title,
    language: document.language,
    strip: provenanceStrip(
      document,
      version,
      isArchivist(response),
      insideShown(await containersOf(site.archive.catalogue, held, response)),
    ),
    members: await membersShown(site, held, response, files),
    withdrawal: document.state === "withdrawn" ? (document.withdrawal ?? "no reason was given.") : null,
    ...(await versionsShown(site, held)),
    tagging: await taggingShown(site, document.id, response),
    series: await seriesLink(site, document.series),
    summary: document.summary,
    ...textCoverage(version, pages, await searchedInside(site.archive.catalogue, held, response)),
    // Why there is no text yet stands where the text would.
    ...((document.state === "withdrawn" || version.text_state !== "known") && {
      coverage: [],
      coverageWhole: null,
    }),
    pagesLink:
      pages.length === 0
        ? null
        : { label: pagesLabel(pages.length, noImages === null), href: urls.pages(at.document, at.version) },
    pageImages: pages.length > 0 && noImages === null ? urls.pages(at.document, at.version) : null,
    people: people.list,
    facts: factRows(JSON.parse(version.facts), at, passageStart),
    address: document.address,
    original: originalShown(held, response),
    further: furtherShown(document),
    rights: rightsShown(document),
    relations: await relationsShown(site, document.id, response),
    related: relatedAddress(site, at),
    checkQuotations:
      document.kind === "article" && version.text_state === "known"
        ? urls.quotes({ document: document.id })
        : null,
    plainText: version.text_state === "known" ? urls.text(at.document, at.version) : null,
    reference: urls.reference(at.document, at.version),
    json: canonical,
    // What is known to be without text is told by its coverage.
    textState: version.text_state === "known" ? null : textState(version),
    reading: isUnderWay(held, rereading)
      ? { href: canonical, state: urls.readingState(at.document, at.version) }
      : null,
    newNote: account && mayCite ? urls.newNote(at.document, at.version) : null,
    notesHref: account ? urls.documentNotes(at.document) : null,
    citeAction: mayCite && text.passages.length > 0 ? urls.citations() : null,
    contribution: await contributionOf(site, document, response),
    desk: isArchivist(response)
      ? deskFor(document, version, {
          request: rereading,
          now: moment(site.archive),
          mayErase: await mayDo(site.archive.catalogue, "uncover", document, response),
          opensMore: await opensMore(site.archive.catalogue, document.id, version.number),
          fixity: await fixityOf(site.archive.catalogue, documentObject(document.id)),
        })
      : null,
  };
  return { context, pieces };
}

/** To what is said of it, or else to its documents. */
async function seriesLink({ archive }: Site, name: string | null): Promise<DocumentContext["series"]> {
  if (!name) return null;
  const said = await seriesByName(archive.catalogue, name);
  return { label: name, href: said ? urls.series(said.id) : urls.documents({ series: name }) };
}

function originalShown({ document, version }: HeldVersion, response: Response): DocumentContext["original"] {
  const refusal = originalRefusal(document, response);
  return {
    label: version.original_name,
    href: refusal === null ? urls.original(document.id, version.number) : null,
    detail: `${mediaTypeName(version.media_type)}, ${sizeOf(version.bytes)}`,
    refusal,
  };
}

function pagesLabel(count: number, areSeen: boolean): string {
  if (count === 1) return areSeen ? "The page beside its image" : "The page by itself";
  return `All ${counted(count, "page")}, each ${areSeen ? "beside its image" : "by itself"}`;
}
