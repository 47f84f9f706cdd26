/** A document opened to be read: the newest version, or one named in the address. */
import type { Request, RequestHandler, Response } from "express";
import { z } from "zod";
import { opensMore } from "../../ingest/second-chances.js";
import { rereadingOf } from "../../storage/catalogue/rereadings.js";
import type { Span } from "../../storage/model/fold.js";
import type { NoteMark, Page } from "../../storage/model/passage.js";
import type { DocumentContext } from "../../views/contexts.js";
import { visitorOf } from "../accounts/visitor.js";
import { citedDocument } from "../cited/gather.js";
import { documentJson } from "../document-json.js";
import { frame } from "../frame.js";
import { containersOf } from "../held-members.js";
import { type HeldVersion, heldVersion, passagesOf } from "../held-version.js";
import { documentParameter, offsetParameter, parameters, versionInPath } from "../parameters.js";
import { marksInside } from "../search/inside.js";
import { articleShown } from "../shown/article.js";
import { placeAsked } from "../shown/asked-place.js";
import { citationMetadata } from "../shown/citation-metadata.js";
import { type ConversationAsked, conversationShown, turnsOf } from "../shown/conversation.js";
import { contributionOf, deskFor } from "../shown/document-desk.js";
import { motionsShown } from "../shown/document-motions.js";
import { taggingShown } from "../shown/document-tags.js";
import { factRows } from "../shown/facts.js";
import { linkedData } from "../shown/linked-data.js";
import { mediaTypeName } from "../shown/media-types.js";
import { insideShown, membersShown } from "../shown/members.js";
import { notesOf } from "../shown/notes.js";
import { notesBeside } from "../shown/notes-beside.js";
import { peopleHere } from "../shown/people-here.js";
import { readerPassages } from "../shown/reader-passages.js";
import { searchedInside } from "../shown/searched-inside.js";
import { whyUnseen } from "../shown/seen-pages.js";
import { provenanceStrip } from "../shown/strip.js";
import { textCoverage, textState } from "../shown/text-state.js";
import { versionsShown } from "../shown/versions.js";
import { counted, sizeOf } from "../shown/words.js";
import { isArchivist, type Site } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";
import { isUnderWay } from "./reading-state.js";

const readingParameters = z.object({
  /** Words to find in the document. */
  q: z.string("expected one text").max(2_000).default(""),
  /** A cited span, to be marked in its place. */
  start: offsetParameter.optional(),
  end: offsetParameter.optional(),
  /** Of the list of files that it holds. */
  /** Of a transcript: one speaker's turns, as printed, or a question to go to. */
  speaker: z.string("expected one name").max(300).default(""),
  question: z.string("expected one number").max(40).default(""),
  /** Of minutes or an agenda: an item of business to go to. */
  item: z.string("expected one number").max(40).default(""),
  files: z.coerce.number("expected a page number").int().min(1).max(1_000).default(1),
});
/** Shorter outlines do not help anybody move about. */
const leastOutline = 3;

export const documentPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const number = request.params.version === undefined ? null : versionInPath(request);
    const held = await heldVersion(site.archive.catalogue, documentParameter(request), number, response);
    const { q, start, end, files, speaker, question, item } = parameters(readingParameters, request.query);
    if (wantsJson(request)) {
      response.json(await documentJson(site, held, response));
      return;
    }
    const asked = {
      words: q.trim(),
      files,
      conversation: { speaker, question },
      item,
      cited: start !== undefined && end !== undefined && start < end ? { start, end } : null,
    };
    const to = await placeAsked(site, held, { question, item });
    if (to !== null) {
      response.redirect(303, urls.passage(held.document.id, held.version.number, to));
      return;
    }
    site.render(response, "document", await context(site, request, response, held, asked));
  };

interface Asked {
  words: string;
  files: number;
  conversation: ConversationAsked;
  item: string;
  cited: Span | null;
}

async function context(
  site: Site,
  request: Request,
  response: Response,
  held: HeldVersion,
  { words, files, conversation, item, cited }: Asked,
): Promise<DocumentContext> {
  const { document, version } = held;
  const at = { document: document.id, version: version.number };
  const canonical = urls.version(at.document, at.version);
  const whole = await citedDocument(site, held);
  const rows = await passagesOf(site.archive.catalogue, held);
  const marks = await marksInside(site.archive.catalogue, words, rows);
  const pages = JSON.parse(version.pages) as Page[];
  const { motions, panels } = await motionsShown(site, held, response, { rows, item });
  const people = await peopleHere(site.archive.catalogue, document, response);
  const { article, quotations } = await articleShown(site, held, response, rows);
  const mayCite = document.state !== "withdrawn";
  const { passages: all, pagesAfter } = readerPassages({
    ...at,
    pages,
    passages: rows,
    marks,
    cited,
    panels,
    quotations,
    notes: notesOf(JSON.parse(version.note_marks) as NoteMark[]),
    people: people.byLabel,
    mayCite,
    noted: await notesBeside(site, held, response, rows),
  });
  const { speaker } = conversation;
  const theirs = speaker === "" ? null : turnsOf(rows, speaker);
  const passages = theirs === null ? all : all.filter(({ start }) => theirs.has(start));
  const passageStart = (offset: number) => rows.findLast((row) => row.start <= offset)?.start ?? 0;
  const headings = rows.filter((row) => row.kind === "heading");
  const [firstMatch] = marks.keys();
  const rereading = isArchivist(response) ? await rereadingOf(site.archive.catalogue, document.id) : null;
  return {
    ...frame(site, request, response, {
      title: document.title,
      canonical,
      metadata: citationMetadata(whole),
      linkedData: linkedData(whole, whole.address),
      alternates: [{ type: "application/json", href: canonical }],
    }),
    ...at,
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
    series: document.series
      ? { label: document.series, href: urls.documents({ series: document.series }) }
      : null,
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
        : {
            label: pagesLabel(pages.length, (await whyUnseen(site.archive.catalogue, held.version)) === null),
            href: urls.pages(at.document, at.version),
          },
    people: people.list,
    facts: factRows(JSON.parse(version.facts), at, passageStart),
    address: document.address,
    original: {
      label: version.original_name,
      href: urls.original(at.document, at.version),
      detail: `${mediaTypeName(version.media_type)}, ${sizeOf(version.bytes)}`,
    },
    checkQuotations:
      document.kind === "article" && version.text_state === "known"
        ? urls.quotes({ document: document.id })
        : null,
    plainText: version.text_state === "known" ? urls.text(at.document, at.version) : null,
    reference: urls.reference(at.document, at.version),
    json: canonical,
    outline:
      headings.length < leastOutline
        ? []
        : headings.map((row) => ({ label: row.text.slice(0, 120), href: `#p${row.start}` })),
    find: {
      action: canonical,
      query: words,
      sentence: words === "" ? null : `${counted(marks.size, "passage matches", "passages match")}.`,
      first: firstMatch === undefined ? null : `#p${firstMatch}`,
      clear: words === "" ? null : canonical,
    },
    // What is known to be without text is told by its coverage.
    textState: version.text_state === "known" ? null : textState(version),
    reading: isUnderWay(held, rereading)
      ? { href: canonical, state: urls.readingState(at.document, at.version) }
      : null,
    conversation: conversationShown(rows, at, conversation),
    motions,
    article,
    passages,
    pagesAfter: theirs === null ? pagesAfter : [],
    newNote: visitorOf(response).account && mayCite ? urls.newNote(at.document, at.version) : null,
    notesHref: visitorOf(response).account ? urls.documentNotes(at.document) : null,
    citeAction: mayCite && passages.length > 0 ? urls.citations() : null,
    contribution: await contributionOf(site, document, response),
    desk: isArchivist(response)
      ? deskFor(document, version, {
          request: rereading,
          opensMore: await opensMore(site.archive.catalogue, document.id, version.number),
        })
      : null,
  };
}

function pagesLabel(count: number, areSeen: boolean): string {
  if (count === 1) return areSeen ? "The page beside its image" : "The page by itself";
  return `All ${counted(count, "page")}, each ${areSeen ? "beside its image" : "by itself"}`;
}
