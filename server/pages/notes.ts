/** Notes of the one who is signed in: the list, as files, and taken in from elsewhere. */
import type { Request, RequestHandler, Response } from "express";
import { z } from "zod";
import type { SignedNote } from "../../storage/catalogue/note-tables.js";
import { ownNotes } from "../../storage/catalogue/notes.js";
import { annotationType } from "../../storage/model/annotation.js";
import { mostNotes } from "../../storage/model/note.js";
import type { NotesTaken } from "../../views/contexts.js";
import { HttpError } from "../errors.js";
import { frame } from "../frame.js";
import { annotationPage, type PlacedNote, sendAnnotations, wantsAnnotations } from "../notes/annotations.js";
import { accountOf, placeNoted } from "../notes/held-note.js";
import { notesMarkdown } from "../notes/markdown.js";
import { type Taken, takeAnnotations } from "../notes/take-annotations.js";
import { parameters } from "../parameters.js";
import { noteListed } from "../shown/notes-listed.js";
import { pagingOf } from "../shown/paging.js";
import { counted } from "../shown/words.js";
import type { Site } from "../site.js";
import { urls } from "../urls.js";

const perPage = 50;
const listParameters = z.object({
  page: z.coerce.number("expected a page number").int().min(1).max(10_000).default(1),
});

export const notesPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { page } = parameters(listParameters, request.query);
    const list = await listOf(site, response, page);
    if (!wantsAnnotations(request)) return renderOwn(site, request, response, list, null);
    const next = list.total > page * perPage ? urls.notes({ page: page + 1 }) : null;
    const about = { path: urls.notes(), label: "Notes", total: list.total, startIndex: (page - 1) * perPage };
    sendAnnotations(response, await annotationPage(site, list.notes, { ...about, next }));
  };

interface List {
  page: number;
  total: number;
  notes: PlacedNote[];
}

async function listOf(site: Site, response: Response, page: number): Promise<List> {
  const { id } = accountOf(response);
  const span = { limit: perPage, offset: (page - 1) * perPage };
  const { total, notes } = await ownNotes(site.archive.catalogue, id, span);
  return { page, total, notes: await placed(site, notes, response) };
}

/** Each note with what became of its words. */
export async function placed(
  site: Site,
  notes: readonly SignedNote[],
  response: Response,
): Promise<PlacedNote[]> {
  const all: PlacedNote[] = [];
  for (const note of notes) all.push({ note, place: await placeNoted(site, note, response) });
  return all;
}

function renderOwn(
  site: Site,
  request: Request,
  response: Response,
  { page, total, notes }: List,
  taken: NotesTaken | null,
  status = 200,
): void {
  const { id } = accountOf(response);
  const context = {
    ...frame(site, request, response, { title: "Your notes", canonical: urls.notes() }),
    title: "Your notes",
    sentence: "What you wrote beside words of documents. Shared notes are seen by whoever is signed in.",
    document: null,
    notes: notes.map((each) => noteListed(each, id)),
    paging: pagingOf({ page, perPage, total, what: "Notes", href: (at) => urls.notes({ page: at }) }),
    exports:
      total === 0
        ? []
        : [
            { label: "Web Annotations (JSON)", href: urls.notesExport("json") },
            { label: "Markdown", href: urls.notesExport("markdown") },
          ],
    takeAction: urls.notes(),
    taken,
  };
  site.render(response, "notes", context, status);
}

const exportParameters = z.object({
  format: z.enum(["json", "markdown"], 'expected "json" or "markdown"').default("json"),
});

export const exportNotes =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { format } = parameters(exportParameters, request.query);
    const { id } = accountOf(response);
    const { total, notes } = await ownNotes(site.archive.catalogue, id, { limit: mostNotes, offset: 0 });
    const all = await placed(site, notes, response);
    if (format === "markdown")
      response
        .attachment("ibid-notes.md")
        .type("text/markdown; charset=utf-8")
        .send(notesMarkdown(site, all));
    else {
      const whole = await annotationPage(site, all, { path: urls.notes(), label: "Notes", total });
      response
        .attachment("ibid-notes.jsonld")
        .type(annotationType)
        .send(JSON.stringify(whole, null, 2));
    }
  };

/** Takes annotations on any documents of the archive, each of which it names as its target. */
export const takeNotes =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const taken = await takeAnnotations(site, response, sentAnnotations(request), null);
    if (wantsAnnotations(request)) return sendAnnotations(response, takenJson(taken), statusOf(taken));
    renderOwn(site, request, response, await listOf(site, response, 1), takenShown(taken), statusOf(taken));
  };

const takingForm = z.object({ annotations: z.string("expected annotations as JSON") });

/** The annotations in a request: its body when that is JSON, else the JSON typed into a form. */
export function sentAnnotations(request: Request): unknown {
  if (isAnnotations(request)) return request.body;
  const { annotations } = parameters(takingForm, request.body ?? {});
  try {
    return JSON.parse(annotations);
  } catch (error) {
    throw new HttpError(400, `These annotations are no JSON: ${(error as Error).message}.`);
  }
}

export function isAnnotations(request: Request): boolean {
  return Boolean(request.is(["application/json", "application/ld+json"]));
}

/** 422 when nothing of what was sent is kept. */
export function statusOf({ made, held, refused }: Taken): number {
  if (made.length > 0) return 201;
  return held.length > 0 || refused.length === 0 ? 200 : 422;
}

export function takenJson({ made, held, refused }: Taken): object {
  const addresses = (ids: string[]) => ids.map((id) => urls.note(id));
  return { made: addresses(made), held: addresses(held), refused };
}

export function takenShown({ made, held, refused }: Taken): NotesTaken {
  const parts = [
    `${counted(made.length, "note was", "notes were")} taken in`,
    held.length > 0 && `${held.length} ${held.length === 1 ? "was" : "were"} there already`,
    refused.length > 0 && `${refused.length} ${refused.length === 1 ? "was" : "were"} refused`,
  ];
  return {
    sentence: `${parts.filter(Boolean).join(", ")}.`,
    refused: refused.map(({ index, id, reason }) => ({
      which: `Number ${index + 1}${id === null ? "" : ` (${id.slice(0, 100)})`}`,
      reason,
    })),
  };
}
