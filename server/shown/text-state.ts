/** What is known of a version's text, in sentences. */

import { isOfSilentPages } from "../../ingest/extract/about-pages.js";
import type { VersionRow } from "../../storage/catalogue/tables.js";
import { datePhrase } from "../../storage/model/partial-date.js";
import type { Page } from "../../storage/model/passage.js";
import type { Unreadable } from "../../storage/model/record.js";
import { ownWordsOf } from "./media-types.js";
import { pageLabel } from "./reader-passages.js";
import { type SearchedInside, unsearchedInside } from "./searched-inside.js";
import { counted, listed, runsOf } from "./words.js";

/** Why there are no passages to read. */
export function textState(version: VersionRow): string {
  if (version.text_state === "failed")
    return [
      `The text could not be read: ${version.reason ?? "no reason was noted."}`,
      ...keptUnreadable(version),
    ].join(" ");
  if (version.text_state === "known")
    return "No text is known of this document; the original can be downloaded.";
  return version.attempts > 0
    ? `The text is being read (attempt ${version.attempts + 1}; the last one ended: ${version.reason ?? "unknown"}).`
    : "The text is being read.";
}

/** That an archivist settled on having no text, and why; empty when nobody did. */
export function keptUnreadable({ unreadable }: Pick<VersionRow, "unreadable">): string[] {
  if (unreadable === null) return [];
  const { at, note }: Unreadable = JSON.parse(unreadable);
  const when = `An archivist has kept it as unreadable on ${datePhrase(at.slice(0, 10))}`;
  return [note === null ? `${when}.` : `${when}: ${/[.!?]$/.test(note) ? note : `${note}.`}`];
}

/** Sentences about what could not be read or searched; the whole sentence when everything could, files inside too. */
export function textCoverage(
  version: VersionRow,
  pages: readonly Page[],
  inside: SearchedInside | null = null,
): { coverage: string[]; coverageWhole: string | null } {
  if (version.text_state !== "known") return { coverage: [textState(version)], coverageWhole: null };
  const silent = pages.filter((page) => page.method === "none");
  const warnings: string[] = JSON.parse(version.warnings);
  const isEmpty = version.passage_count === 0 && silent.length === 0;
  const unsearched = inside === null ? [] : unsearchedInside(inside);
  const coverage = [
    ...(isEmpty ? [emptySentence(pages.length)] : []),
    ...(silent.length > 0 ? [silentSentence(silent, pages.length)] : []),
    ...warnings.filter((warning) => !isOfSilentPages(warning)),
  ];
  if (coverage.length > 0) return { coverage: [...coverage, ...unsearched], coverageWhole: null };
  const what =
    pages.length > 0
      ? pages.length === 1
        ? "The one page has"
        : `All ${counted(pages.length, "page")} have`
      : inside === null
        ? "All of it has"
        : `${ownWordsOf(version.media_type)} has`;
  const whole = `${what} text and can be searched`;
  if (unsearched.length > 0)
    return { coverage: [`${whole}.${readByMachine(pages)}`, ...unsearched], coverageWhole: null };
  const others =
    inside === null
      ? ""
      : `, and so ${inside.files === 1 ? "can the file" : `can all ${inside.files} files`} inside`;
  return { coverage: [], coverageWhole: `${whole}${others}.${readByMachine(pages)}` };
}

function emptySentence(pages: number): string {
  if (pages === 0)
    return "It was read to its end and no text was found in it; nothing of it can be searched.";
  return `${pages === 1 ? "Its one page is" : `All ${counted(pages, "page")} are`} blank: there is nothing to search.`;
}

function readByMachine(pages: readonly Page[]): string {
  const read = pages.filter((page) => page.method === "ocr").length;
  if (read === 0) return "";
  const which = read < pages.length ? `${counted(read, "page")} of them` : read === 1 ? "It" : "They";
  return ` ${which} ${read === 1 ? "was" : "were"} read by machine from images; a word here or there may be misread.`;
}

function silentSentence(silent: readonly Page[], all: number): string {
  const unknown = "no known text: kept and shown in the original, but not searched.";
  if (silent.length === all) return `${all === 1 ? "The one page has" : `All ${all} pages have`} ${unknown}`;
  const labels = silent.every((page) => page.label === null)
    ? runsOf(silent.map((page) => page.number))
    : listed(silent.map(pageLabel));
  const which = silent.length === 1 ? `Page ${labels} of ${all} has` : `Pages ${labels} of ${all} have`;
  return `${which} ${unknown}`;
}
