/** Contexts of the upload page and of what is still to come. */

import type { Frame, Link } from "./frame-context.js";
import type { FieldState, Option, Suggestions } from "./keeping-contexts.js";

/** An accession with files that are still to come. */
export interface AwaitedFiles {
  /** "7 of 40 files (1.2 GB) are still to come; they are waited for until 8 December 2026, 10:15 UTC." */
  sentence: string;
  number: string;
  href: string;
  /** The upload page for going on with it. */
  continueHref: string;
  /** JSON of the files still to come. */
  coming: string;
  /** POST: what has not arrived is left out. */
  closeAction: string;
}

export interface UploadContext extends Frame {
  /**
   * POST, multipart: `csrf` first, then `versionOf`, or `source`, `series`, `tags`, `kind` and `publish`; `from`
   * and `files` always.
   */
  action: string;
  /** POST, JSON: the same with `files` by name and size, to be sent in pieces afterwards. */
  announce: string;
  /** POST, multipart: a table that describes the files; null for who may not. */
  lists: string | null;
  /** The page for taking in by address. */
  capture: string;
  /** The page of watches; null for who may not have anything watched. */
  watches: string | null;
  /** The accession that is gone on with; null for a new one. */
  continued: AwaitedFiles | null;
  /** Accessions that can be gone on with. */
  unfinished: AwaitedFiles[];
  /** "Up to 50 files of up to 200 MB each; PDF, HTML, Word, plain text …" */
  limits: string;
  /** Which formats are read, in one sentence. */
  formats: string;
  /** In bytes, for one file; the page says so before sending. */
  largestFile: number;
  /** The document that the file becomes the newest version of; null when each becomes a document of its own. */
  versionOf: (Link & { document: string }) | null;
  mostFiles: number;
  /** The first is "let the archive find out", with the value "". */
  kinds: Option[];
  suggestions: Suggestions;
  fields: { source: FieldState; series: FieldState; tags: FieldState; kind: FieldState; from: FieldState };
  /** Null when the uploader may not publish. */
  publish: boolean | null;
  /** What was wrong with the whole; null when nothing was. */
  error: string | null;
}
