/** Notes for programs: W3C Web Annotations. */
import type { Request, Response } from "express";
import { frozenText } from "../../ingest/cite.js";
import type { SignedNote } from "../../storage/catalogue/note-tables.js";
import { annotationContext, annotationType, codePointsIn } from "../../storage/model/annotation.js";
import { fullAddress, type Site } from "../site.js";
import { urls } from "../urls.js";
import type { NotedPlace } from "./held-note.js";

const annotations = "application/ld+json";

/** True for programs, also for those that ask for annotations by name. */
export function wantsAnnotations(request: Request): boolean {
  return request.accepts(["html", "json", annotations]) !== "html";
}

/** Answers with annotations under the media type that was asked for. */
export function sendAnnotations(response: Response, body: object, status = 200): void {
  const named = response.req.accepts(["json", annotations]) === annotations;
  response
    .status(status)
    .type(named ? annotationType : "json")
    .send(JSON.stringify(body));
}

/** A note with the place it stands beside. */
export interface PlacedNote {
  note: SignedNote;
  place: NotedPlace;
}

/** The note as a Web Annotation; the words are left out where they are not open to the one who asks. */
export async function annotationOf(site: Site, { note, place }: PlacedNote, texts: Texts) {
  const { exact, prefix, suffix } = note;
  const quote = place.state === "open" ? [{ type: "TextQuoteSelector", exact, prefix, suffix }] : [];
  return {
    "@context": annotationContext,
    id: fullAddress(site, urls.note(note.id)),
    type: "Annotation",
    motivation: "commenting",
    creator: { type: "Person", name: note.by },
    created: note.created_at,
    modified: note.changed_at,
    visibility: note.shared === 1 ? "shared" : "private",
    body: { type: "TextualBody", value: note.text, format: "text/plain" },
    target: {
      source: fullAddress(site, urls.version(note.document, note.version)),
      selector: [...quote, { type: "TextPositionSelector", ...(await positionOf(site, note, texts)) }],
    },
    ...standsNow(place),
  };
}

/** What the page says in words: whether the words stand in the newest version. */
function standsNow(place: NotedPlace): { stands?: object; withdrawal?: string } {
  if (place.state === "withdrawn") return { withdrawal: place.reason };
  if (place.state === "closed") return {};
  const { state, version } = place.standing;
  return { stands: { state: state === "newest" ? "unchanged" : state, version } };
}

/** Texts that were read for positions, by document and version. */
export type Texts = Map<string, Promise<string | null>>;

/** The standard counts characters, not UTF-16 code units. */
async function positionOf(
  site: Site,
  { document, version, start, end }: SignedNote,
  texts: Texts,
): Promise<{ start: number; end: number }> {
  const key = `${document} ${version}`;
  const reading = texts.get(key) ?? frozenText(site.archive, document, version);
  texts.set(key, reading);
  const text = await reading;
  return text === null ? { start, end } : { start: codePointsIn(text, start), end: codePointsIn(text, end) };
}

/** One page of annotations. `next`: the address of the page after it. */
export async function annotationPage(
  site: Site,
  notes: readonly PlacedNote[],
  about: { path: string; label: string; total: number; startIndex?: number; next?: string | null },
) {
  const texts: Texts = new Map();
  const items: Awaited<ReturnType<typeof annotationOf>>[] = [];
  for (const each of notes) items.push(await annotationOf(site, each, texts));
  const id = fullAddress(site, about.path);
  return {
    "@context": annotationContext,
    id,
    type: "AnnotationPage",
    partOf: { id, type: "AnnotationCollection", label: about.label, total: about.total },
    startIndex: about.startIndex ?? 0,
    ...(about.next && { next: fullAddress(site, about.next) }),
    items: items.map(({ "@context": _, ...item }) => item),
  };
}
