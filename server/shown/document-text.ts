/** The text of a version for its page: the passages of one piece of it, and all that leads to the others. */
import type { Response } from "express";
import type { PassageRow } from "../../storage/catalogue/reading-tables.js";
import type { Span } from "../../storage/model/fold.js";
import type { NoteMark, Page } from "../../storage/model/passage.js";
import { pieceAt, piecesOf, type TextPiece } from "../../storage/model/text-pieces.js";
import type { DocumentContext, Link } from "../../views/contexts.js";
import { type HeldVersion, passagesOf, wordsOfAll } from "../held-version.js";
import { type PassagePlace, placesOf } from "../passage-places.js";
import { wordsInside } from "../search/inside.js";
import type { Site } from "../site.js";
import { type Query, urls } from "../urls.js";
import { articleShown } from "./article.js";
import { citationsBeside } from "./citations-beside.js";
import { type ConversationAsked, conversationShown, turnsOf } from "./conversation.js";
import { motionsShown } from "./document-motions.js";
import { headingsShown } from "./headings.js";
import { notesOf } from "./notes.js";
import { notesBeside } from "./notes-beside.js";
import type { PeopleHere } from "./people-here.js";
import { namesOfPlaces } from "./place-named.js";
import { passageAt } from "./read-words.js";
import { pageBreaks, pageLabel, readerPassages } from "./reader-passages.js";
import { counted } from "./words.js";

export interface TextAsked {
  words: string;
  conversation: ConversationAsked;
  item: string;
  /** Spans to be marked as cited, in the order of the text. */
  cited: readonly Span[];
  /** Where the piece is to be opened: an offset, or the number of a page; the first piece when both are null. */
  at: number | null;
  page: number | null;
  /** A place that was named and is not there; empty when none was. */
  go: string;
}

type Shown = Pick<
  DocumentContext,
  "passages" | "pagesAfter" | "piece" | "find" | "outline" | "conversation" | "motions" | "article" | "jump"
> & {
  /** Where the passage begins that holds an offset. */
  passageStart: (offset: number) => number;
  pieces: readonly TextPiece[];
};

export async function documentText(
  site: Site,
  held: HeldVersion,
  response: Response,
  asked: TextAsked,
  people: PeopleHere,
): Promise<Shown> {
  const { catalogue } = site.archive;
  const { document, version } = held;
  const at = { document: document.id, version: version.number };
  const pages = JSON.parse(version.pages) as Page[];
  const places = await placesOf(catalogue, held);
  const { speaker } = asked.conversation;
  const theirs = speaker === "" ? null : turnsOf(places, speaker);
  const shown = theirs === null ? places : places.filter(({ start }) => theirs.has(start));
  const pieces = piecesOf(shown);
  const here = pieceAt(pieces, startAsked(asked, places, pages));
  const piece = pieces[here] as TextPiece;
  const isHere = (start: number) => start >= piece.start && start < piece.end;
  const kept: Query = { q: asked.words, speaker };
  const address = (start: number) => urls.version(at.document, at.version, { ...kept, at: start });
  const hrefOf = (start: number, id: string) => (isHere(start) ? `#${id}` : `${address(start)}#${id}`);

  const rows = remembered(() => passagesOf(catalogue, held));
  const own =
    pieces.length === 1
      ? await rows()
      : await passagesOf(catalogue, held, {
          start: piece.start,
          end: Math.min(piece.end, version.characters),
        });
  const found =
    asked.words === "" ? null : await wordsInside(catalogue, asked.words, await wordsOfAll(catalogue, held));
  const matching = (found?.starts ?? []).filter((start) => theirs === null || theirs.has(start));
  const { motions, panels } = await motionsShown(site, held, response, { rows, item: asked.item, hrefOf });
  const { article, quotations } = await articleShown(site, held, response, rows);
  const { passages, pagesAfter } = readerPassages({
    ...at,
    pages,
    places,
    passages: own.filter(({ start }) => isHere(start) && (theirs === null || theirs.has(start))),
    matching,
    marksOf: (passage) => found?.marksOf(passage) ?? [],
    cited: asked.cited,
    panels,
    quotations,
    notes: notesOf(JSON.parse(version.note_marks) as NoteMark[]),
    people: people.byLabel,
    mayCite: document.state !== "withdrawn",
    noted: await notesBeside(site, held, response, own),
    quotedBy: await citationsBeside(catalogue, held, own),
    hrefOf,
  });
  const [firstMatch] = matching;
  const action = urls.version(at.document, at.version);
  const passageStart = (offset: number) => passageAt(places, offset)?.start ?? 0;
  return {
    passages,
    pagesAfter: theirs === null ? pagesAfter : [],
    piece:
      pieces.length === 1
        ? null
        : pieceShown(here, pieces, { shown, pages, address, whole: urls.wholeText(at.document, at.version) }),
    pieces,
    passageStart,
    find: {
      action,
      query: asked.words,
      sentence: found === null ? null : `${counted(matching.length, "passage matches", "passages match")}.`,
      first: firstMatch === undefined ? null : hrefOf(firstMatch, `p${firstMatch}`),
      clear: asked.words === "" ? null : action,
    },
    outline: await headingsShown(catalogue, held, { places, pieces, here, hrefOf }),
    conversation: conversationShown(places, at, asked.conversation),
    motions,
    article,
    jump:
      shown.length < leastToJump
        ? null
        : {
            action,
            query: asked.go,
            what: namesOfPlaces(places, pages),
            error: asked.go === "" ? null : `There is no place “${asked.go}” here.`,
          },
  };
}

/** Shorter documents are seen at a glance. */
const leastToJump = 12;

/** The offset at which the text is to be opened. */
function startAsked(
  { at, page, cited }: TextAsked,
  places: readonly PassagePlace[],
  pages: readonly Page[],
): number {
  if (at !== null) return at;
  if (page === null) return cited[0]?.start ?? 0;
  const { before } = pageBreaks(pages, places);
  // The mark of a page stands above the first passage that begins on it.
  for (const [index, some] of before)
    if (some.some(({ number }) => number === page)) return places[index]?.start ?? 0;
  return pages.find(({ number }) => number === page)?.end ?? 0;
}

function pieceShown(
  here: number,
  pieces: readonly TextPiece[],
  {
    shown,
    pages,
    address,
    whole,
  }: {
    shown: readonly PassagePlace[];
    pages: readonly Page[];
    address: (start: number) => string;
    whole: string;
  },
): DocumentContext["piece"] {
  const labels = new Map(pages.map((page) => [page.number, pageLabel(page)]));
  const label = (index: number) => {
    const { from = 0, to = 0 } = pieces[index] ?? {};
    const [first, last] = [shown[from]?.page ?? null, shown[to - 1]?.page_end ?? null];
    if (first === null || last === null) return "";
    const [one, other] = [first, last].map((number) => labels.get(number) ?? String(number));
    return one === other ? `: page ${one}` : `: pages ${one} to ${other}`;
  };
  const beside = (index: number): Link | null => {
    const piece = pieces[index];
    if (piece === undefined) return null;
    return { label: `Part ${index + 1}${label(index)}`, href: address(shown[piece.from]?.start ?? 0) };
  };
  return {
    number: here + 1,
    label: `Part ${here + 1} of ${pieces.length}${label(here)}`,
    before: beside(here - 1),
    after: beside(here + 1),
    whole,
  };
}

function remembered(load: () => Promise<PassageRow[]>): () => Promise<PassageRow[]> {
  let loaded: Promise<PassageRow[]> | null = null;
  return () => {
    loaded ??= load();
    return loaded;
  };
}
