import type { Response } from "express";
import { descriptionOf } from "../storage/catalogue/record-rows.js";
import { rereadingOf } from "../storage/catalogue/rereadings.js";
import type { VersionRow } from "../storage/catalogue/tables.js";
import type { Capture } from "../storage/model/capture.js";
import { furtherFieldNames } from "../storage/model/further-fields.js";
import type { NoteMark, Page } from "../storage/model/passage.js";
import type { Unreadable } from "../storage/model/record.js";
import { type HeldVersion, passagesOf } from "./held-version.js";
import { tagsJson } from "./shown/document-tags.js";
import { membersJson } from "./shown/members.js";
import { peopleHere } from "./shown/people-here.js";
import { readingLedger } from "./shown/reading-ledger.js";
import { relationsJson } from "./shown/relations.js";
import { originalRefusal, rightsShown } from "./shown/rights-here.js";
import { isArchivist, type Site } from "./site.js";
import { urls } from "./urls.js";

/** What is asked of the document, or was and failed; null when nothing is. */
async function rereadingJson({ archive }: Site, document: string) {
  const request = await rereadingOf(archive.catalogue, document);
  if (request === null) return null;
  const { version, by, at, state, attempts, reason } = request;
  return { version, by, at, state, attempts, reason };
}

/** Further fields of the description, by name; of the rights the address of the statement too. */
function furtherJson(document: HeldVersion["document"]) {
  const further = Object.fromEntries(
    Object.entries(descriptionOf(document)).filter(([name]) => furtherFieldNames.some((one) => one === name)),
  );
  const rights = rightsShown(document)?.statement ?? null;
  return { ...further, ...(rights && { rightsAddress: rights.href }) };
}

/** That it was kept as unreadable: what its page says of it; for archivists, also who did it and what was tried. */
function unreadableJson({ unreadable }: VersionRow, response: Response) {
  if (unreadable === null) return null;
  const whole = JSON.parse(unreadable) as Unreadable;
  const { at, note, failure, reason } = whole;
  return isArchivist(response) ? whole : { at, note, failure, reason };
}

/**
 * A version for programs: description, digests, pages, passages and facts, each named here; for archivists, who
 * brought it, who did what, and what its reading took. Nothing of a row or a record is given whole: what is added to
 * one is public only when somebody writes it here.
 */
export async function documentJson(site: Site, held: HeldVersion, response: Response) {
  const { document, version } = held;
  const passages = await passagesOf(site.archive.catalogue, held);
  const tagged = await tagsJson(site, document.id, response);
  const { byLabel: people } = await peopleHere(site.archive.catalogue, document, response);
  const { id, title, kind, date, language, source, series, summary, address, state } = document;
  return {
    document: id,
    url: site.address + urls.document(id),
    state,
    title,
    kind,
    date,
    language,
    source,
    series,
    summary,
    address,
    further: furtherJson(document),
    relations: await relationsJson(site, document.id, response),
    tags: tagged.map(({ name }) => name),
    tagged,
    version: version.number,
    newestVersion: document.newest_version,
    original: {
      name: version.original_name,
      mediaType: version.media_type,
      bytes: version.bytes,
      digest: version.digest,
      url:
        originalRefusal(document, response) === null
          ? site.address + urls.original(id, version.number)
          : null,
      refusal: originalRefusal(document, response),
    },
    capture: captureJson(site, version),
    text: {
      state: version.text_state,
      reason: version.reason,
      unreadable: unreadableJson(version, response),
      digest: version.text_digest,
      characters: version.characters,
      extractor: version.extractor,
      extractorVersion: version.extractor_version,
      warnings: JSON.parse(version.warnings) as string[],
    },
    ...(isArchivist(response) && {
      accession: version.accession,
      provenance: { way: version.way, by: version.by, at: version.at, from: version.origin },
      reading: readingLedger(version),
      rereading: await rereadingJson(site, document.id),
    }),
    pages: JSON.parse(version.pages) as Page[],
    noteMarks: JSON.parse(version.note_marks) as NoteMark[],
    passages: passages.map(({ document: _, version: __, page_end: pageEnd, ...passage }) => ({
      ...passage,
      pageEnd,
    })),
    facts: JSON.parse(version.facts) as unknown,
    people: [...people].map(([label, { label: name, href }]) => ({ label, name, url: site.address + href })),
    ...(await membersJson(site, held, response)),
  };
}

/** How it came from its address; null when it did not. */
function captureJson(site: Site, { capture, document, number }: VersionRow) {
  if (capture === null) return null;
  const { path: _, warc, ...facts } = JSON.parse(capture) as Capture;
  return { ...facts, warc: { ...warc, url: site.address + urls.captured(document, number) } };
}
