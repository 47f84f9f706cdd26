/** Invented documents in the forms in which documents come: the samples' markup set as a Word file, a PDF, a page or plain text. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Extraction } from "../../ingest/extract/extraction.js";
import { extractFile } from "../../ingest/extract/extractors.js";
import { identify } from "../../ingest/identify.js";
import { typesetDocx } from "../../ingest/samples/typeset-docx.js";
import { typesetPdf } from "../../ingest/samples/typeset-pdf.js";
import { setInPages } from "./set-in-pages.js";

/** What a program sets into a file that nobody titled. */
const fields = [
  "@ title: untitled",
  "@ author: nobody",
  "@ created: 2024-01-02T03:04:05Z",
  "@ face: serif",
  "@ head: Harbour papers",
  "@ folio: {page}",
].join("\n");

/** The bytes of `source` in the form that `extension` names: `docx`, `pdf` and the pages of `lines` and `columns` are set from markup, others are as written. */
export async function setInType(source: string, extension: string): Promise<Uint8Array> {
  if (extension === "docx") return typesetDocx(`${fields}\n\n${source}`);
  if (extension === "pdf") return typesetPdf(`${fields}\n\n${source}`);
  if (extension === "lines" || extension === "columns") return setInPages(source, extension);
  return Buffer.from(source);
}

export interface ReadFile {
  name: string;
  mediaType: string;
  extraction: Extraction;
}

/** Reads bytes as an upload is read. */
export async function readBytes(bytes: Uint8Array, name: string): Promise<ReadFile> {
  const path = join(mkdtempSync(join(tmpdir(), "invented-")), name);
  writeFileSync(path, bytes);
  const { mediaType } = await identify(path, name);
  return { name, mediaType, extraction: await extractFile({ path, name, mediaType }) };
}
