/** One note: read, changed, taken from view, deleted. */
import type { Request, RequestHandler, Response } from "express";
import { z } from "zod";
import { moment } from "../../ingest/archive.js";
import type { SignedNote } from "../../storage/catalogue/note-tables.js";
import { changeNote, deleteNote } from "../../storage/catalogue/notes.js";
import { HttpError } from "../errors.js";
import { frame } from "../frame.js";
import { annotationOf, sendAnnotations, wantsAnnotations } from "../notes/annotations.js";
import { accountOf, heldNote, placeNoted } from "../notes/held-note.js";
import { noteText } from "../notes/take-annotations.js";
import { redirectWithNotice } from "../notice.js";
import { parameters } from "../parameters.js";
import { placeOfNote, standingOfNote } from "../shown/notes-listed.js";
import { momentOf } from "../shown/words.js";
import { isArchivist, type Site } from "../site.js";
import { urls } from "../urls.js";

export const notePage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const note = await heldNote(site, request, response);
    if (!wantsAnnotations(request))
      return renderNote(site, request, response, note, { ...formOf(note), error: null });
    const place = await placeNoted(site, note, response);
    sendAnnotations(response, await annotationOf(site, { note, place }, new Map()));
  };

interface Form {
  text: string;
  shared: boolean;
  error: string | null;
}

function formOf({ text, shared }: SignedNote): Omit<Form, "error"> {
  return { text, shared: shared === 1 };
}

async function renderNote(
  site: Site,
  request: Request,
  response: Response,
  note: SignedNote,
  form: Form,
  status = 200,
): Promise<void> {
  const place = await placeNoted(site, note, response);
  const isOwn = note.account === accountOf(response).id;
  const title = isOwn ? "Your note" : `A note of ${note.by}`;
  const context = {
    ...frame(site, request, response, { title, canonical: urls.note(note.id) }),
    title,
    language: place.state === "open" ? place.document.language : null,
    place: placeOfNote({ note, place }),
    strip: null,
    words: place.state === "open" ? note.exact : null,
    standing: standingOfNote(note.document, place),
    by: isOwn ? null : note.by,
    at: momentOf(note.changed_at),
    ...form,
    action: isOwn ? urls.editNote(note.id) : null,
    hidden: [],
    deleteAction: isOwn ? urls.deleteNote(note.id) : null,
    unshareAction: !isOwn && isArchivist(response) ? urls.unshareNote(note.id) : null,
  };
  site.render(response, "note", context, status);
}

const changeForm = z.object({
  text: z.string("expected the words of the note").max(100_000),
  shared: z.enum(["yes", "no"], 'expected "yes" or "no"').optional(),
});

/** Takes `text` and `shared`; who sees it stays as it was when `shared` is missing. */
export const editNote =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const note = await ownNote(site, request, response);
    const { text, shared = note.shared === 1 ? "yes" : "no" } = parameters(changeForm, request.body ?? {});
    try {
      await changeNote(site.archive.catalogue, note.account, note.id, {
        text: noteText(text),
        shared: shared === "yes" ? 1 : 0,
        changed_at: moment(site.archive),
      });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      if (wantsAnnotations(request)) throw new HttpError(422, error.message);
      const form = { text, shared: shared === "yes", error: error.message };
      return renderNote(site, request, response, note, form, 422);
    }
    if (wantsAnnotations(request)) response.json({ note: note.id, shared: shared === "yes" });
    else redirectWithNotice(response, urls.note(note.id), "note-kept");
  };

export const removeNote =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const note = await ownNote(site, request, response);
    await deleteNote(site.archive.catalogue, note.account, note.id);
    if (wantsAnnotations(request)) response.json({ note: note.id, deleted: true });
    else redirectWithNotice(response, urls.notes(), "note-deleted");
  };

/** Whoever wrote it and archivists can take a shared note from view. */
export const unshareNote =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const note = await heldNote(site, request, response);
    const isOwn = note.account === accountOf(response).id;
    if (!isOwn && !isArchivist(response))
      throw new HttpError(403, "Only whoever wrote a note, or an archivist, can take it from view.");
    const change = { shared: 0 as const, changed_at: moment(site.archive) };
    await changeNote(site.archive.catalogue, note.account, note.id, change);
    if (wantsAnnotations(request)) response.json({ note: note.id, shared: false });
    else redirectWithNotice(response, urls.documentNotes(note.document), "note-unshared");
  };

/** The note in the path if it is the asker's own; 403 for a shared one of somebody else. */
async function ownNote(site: Site, request: Request, response: Response): Promise<SignedNote> {
  const note = await heldNote(site, request, response);
  if (note.account !== accountOf(response).id)
    throw new HttpError(403, "Only whoever wrote a note can change it.", { note: note.id });
  return note;
}
