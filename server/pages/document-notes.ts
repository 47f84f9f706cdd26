/** Notes on one document: the list, the form for a new one, and the keeping of it. */
import type { Request, RequestHandler, Response } from "express";
import { z } from "zod";
import { moment, newId } from "../../ingest/archive.js";
import { NotCitable } from "../../ingest/cite.js";
import { wordsMeant } from "../../ingest/quotes/words-meant.js";
import { addNotes, notesOnDocument } from "../../storage/catalogue/notes.js";
import { mostNotes, type NotedWords, noteIdLength } from "../../storage/model/note.js";
import type { NotesTaken } from "../../views/contexts.js";
import { HttpError } from "../errors.js";
import { frame } from "../frame.js";
import { touchedBy } from "../held-citation.js";
import { type HeldVersion, heldDocument, heldVersion } from "../held-version.js";
import { annotationPage, sendAnnotations, wantsAnnotations } from "../notes/annotations.js";
import { accountOf } from "../notes/held-note.js";
import { noteText, takeAnnotations, textOf } from "../notes/take-annotations.js";
import { redirectWithNotice } from "../notice.js";
import {
  documentParameter,
  offsetParameter,
  parameters,
  versionInPath,
  versionParameter,
} from "../parameters.js";
import { noteListed } from "../shown/notes-listed.js";
import { provenanceStrip } from "../shown/strip.js";
import { isArchivist, type Site } from "../site.js";
import { urls } from "../urls.js";
import { isAnnotations, placed, sentAnnotations, statusOf, takenJson, takenShown } from "./notes.js";

export const documentNotesPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const document = await heldDocument(site.archive.catalogue, documentParameter(request), response);
    await answerNotes(site, request, response, document, null);
  };

async function answerNotes(
  site: Site,
  request: Request,
  response: Response,
  { id, title }: { id: string; title: string },
  taken: NotesTaken | null,
  status = 200,
): Promise<void> {
  const { id: account } = accountOf(response);
  const rows = await notesOnDocument(site.archive.catalogue, account, id);
  const notes = await placed(site, rows, response);
  const path = urls.documentNotes(id);
  if (wantsAnnotations(request)) {
    const about = { path, label: `Notes on ${title}`, total: notes.length };
    sendAnnotations(response, await annotationPage(site, notes, about));
    return;
  }
  const context = {
    ...frame(site, request, response, { title: `Notes on ${title}`, canonical: path }),
    title: `Notes on ${title}`,
    sentence: "Your own notes, and those that others share with whoever is signed in.",
    document: { label: title, href: urls.document(id) },
    notes: notes.map((each) => noteListed(each, account)),
    paging: null,
    exports: [],
    takeAction: path,
    taken,
  };
  site.render(response, "notes", context, status);
}

const span = { start: offsetParameter, end: offsetParameter };
const noteForm = z.object({
  version: versionParameter,
  ...span,
  text: z.string("expected the words of the note").max(100_000).default(""),
  shared: z.enum(["yes", "no"], 'expected "yes" or "no"').default("no"),
});

/** The form for a note on a span. */
export const newNotePage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { start, end } = parameters(z.object(span), request.query);
    const { catalogue } = site.archive;
    const held = await heldVersion(catalogue, documentParameter(request), versionInPath(request), response);
    const words = await wordsAt(site, held, { start, end });
    await renderForm(site, request, response, held, words, { text: "", shared: false, error: null });
  };

async function wordsAt(
  site: Site,
  { document, version }: HeldVersion,
  position: { start: number; end: number },
): Promise<NotedWords> {
  const text = await textOf(site, document.id, version.number);
  try {
    return wordsMeant(text, { quote: null, position });
  } catch (error) {
    if (error instanceof NotCitable) throw new HttpError(404, error.message);
    throw error;
  }
}

/** Keeps a note: from the form, or from Web Annotations. */
export const addNote =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const id = documentParameter(request);
    const document = await heldDocument(site.archive.catalogue, id, response);
    if (isAnnotations(request) || request.body?.annotations !== undefined) {
      const taken = await takeAnnotations(site, response, sentAnnotations(request), id);
      if (wantsAnnotations(request)) sendAnnotations(response, takenJson(taken), statusOf(taken));
      else await answerNotes(site, request, response, document, takenShown(taken), statusOf(taken));
      return;
    }
    await keepWritten(site, request, response, id);
  };

async function keepWritten(site: Site, request: Request, response: Response, id: string): Promise<void> {
  const { version, start, end, text, shared } = parameters(noteForm, request.body ?? {});
  const { catalogue } = site.archive;
  const held = await heldVersion(catalogue, id, version, response);
  const words = await wordsAt(site, held, { start, end });
  const at = moment(site.archive);
  const { id: account } = accountOf(response);
  const row = {
    ...{ id: newId(noteIdLength), account, document: id, version, ...words },
    ...{ shared: shared === "yes" ? (1 as const) : (0 as const), created_at: at, changed_at: at },
  };
  try {
    const kept = { ...row, text: noteText(text) };
    if ((await addNotes(catalogue, account, [kept], mostNotes)) > 0)
      throw new HttpError(422, `Nothing was kept: ${mostNotes} notes are the most; delete one first.`);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    if (wantsAnnotations(request)) throw new HttpError(422, error.message);
    const form = { text, shared: shared === "yes", error: error.message };
    await renderForm(site, request, response, held, words, form, 422);
    return;
  }
  if (wantsAnnotations(request)) response.status(201).location(urls.note(row.id)).json({ note: row.id });
  else {
    const [first] = await touchedBy(catalogue, row);
    redirectWithNotice(response, urls.passage(id, version, first?.start ?? words.start), "note-kept");
  }
}

async function renderForm(
  site: Site,
  request: Request,
  response: Response,
  { document, version }: HeldVersion,
  words: NotedWords,
  form: { text: string; shared: boolean; error: string | null },
  status = 200,
): Promise<void> {
  const at = { document: document.id, version: version.number, start: words.start, end: words.end };
  const [first] = await touchedBy(site.archive.catalogue, at);
  const canonical = urls.newNote(document.id, version.number, { start: words.start, end: words.end });
  const context = {
    ...frame(site, request, response, { title: `A note on ${document.title}`, canonical }),
    title: "Write a note",
    language: document.language,
    place: {
      label: document.title,
      href: urls.passage(document.id, version.number, first?.start ?? words.start),
    },
    strip: provenanceStrip(document, version, isArchivist(response)),
    words: words.exact,
    standing: null,
    by: null,
    at: null,
    ...form,
    action: urls.documentNotes(document.id),
    hidden: [
      { name: "version", value: String(version.number) },
      { name: "start", value: String(words.start) },
      { name: "end", value: String(words.end) },
    ],
    deleteAction: null,
    unshareAction: null,
  };
  site.render(response, "note", context, status);
}
