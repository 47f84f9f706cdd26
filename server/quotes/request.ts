/** What is to be checked, from the address bar, a form, a file or a program. */
import { basename } from "node:path";
import type { Request } from "express";
import { z } from "zod";
import { ExtractionFailed } from "../../ingest/extract/extraction.js";
import { identify } from "../../ingest/identify.js";
import type { ReaderPool } from "../../ingest/reading/pool.js";
import { discardScratch } from "../../ingest/reading/scratch.js";
import { HttpError } from "../errors.js";
import { parameters } from "../parameters.js";
import { type Uploaded, uploadedFiles } from "../upload.js";
import { manners, type TextToCheck } from "./check-text.js";

/** Longest text that can be pasted, in characters; a book. */
export const longestText = 6_000_000;

/** Largest file whose text can be checked, in bytes, where the archive takes no smaller ones only. */
export const largestChecked = 25_000_000;

const speaker = z.string("expected one name").trim().max(200, "expected at most 200 characters").default("");
const quotesForm = z.object({
  text: z
    .string("expected one text")
    .max(longestText, `expected at most ${longestText.toLocaleString("en-GB")} characters`)
    .default(""),
  manner: z.enum(manners, `expected one of ${manners.join(", ")}`).default("every"),
  speaker,
});
export type QuotesForm = z.infer<typeof quotesForm>;

/** In the address: one quotation, short enough for it, or a document whose quotations are to be checked. */
export const quotesQuery = z.object({
  quote: z.string("expected one text").max(2_000, "expected at most 2,000 characters").default(""),
  document: z.string("expected one document").max(100).default(""),
  speaker,
});

/** The form that was sent: fields, JSON of the same names, or plain text, which is the text to check. */
export function sentForm(request: Request): QuotesForm {
  const { body } = request;
  return parameters(quotesForm, typeof body === "string" ? { ...request.query, text: body } : (body ?? {}));
}

/** The text of the form, or of the file sent with it, read by the reading pool. */
export async function textSent(
  request: Request,
  form: QuotesForm,
  pool: ReaderPool,
): Promise<Pick<TextToCheck, "text" | "facts">> {
  const [file, ...more] = uploadedFiles(request);
  if (more.length > 0) throw new HttpError(400, "Expected one file, got several.", { parameter: "files" });
  if (!file) return { text: form.text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n") };
  if (form.text.trim() !== "")
    throw new HttpError(400, "Expected a text or a file, got both.", { parameter: "text" });
  return await readUpload(file, pool);
}

async function readUpload(file: Uploaded, pool: ReaderPool): Promise<Pick<TextToCheck, "text" | "facts">> {
  const name = basename(file.name);
  try {
    const { mediaType } = await identify(file.path, name);
    const read = await pool.read({ path: file.path, name, mediaType });
    await discardScratch(read);
    // To read scans takes minutes of the machine, which are the archive's own documents'.
    if (read.extraction.scanPages)
      throw new HttpError(422, `“${name}” has pages that are only images; paste the words to be checked.`, {
        parameter: "files",
      });
    return { text: read.extraction.text, facts: read.structured.facts };
  } catch (error) {
    if (!(error instanceof ExtractionFailed)) throw error;
    throw new HttpError(422, `“${name}” could not be read: ${error.message}`, { parameter: "files" });
  }
}
