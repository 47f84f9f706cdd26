/** Which extractor reads which media type. Each is loaded when first used: most files need only one. */
import { readFile } from "node:fs/promises";
import { type Extraction, ExtractionFailed } from "./extraction.js";

export interface FileInput {
  bytes: Uint8Array;
  /** The name it came under. */
  name: string;
  mediaType: string;
}

export type Extractor = (input: FileInput) => Promise<Extraction>;

const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const extractors: Record<string, () => Promise<Extractor>> = {
  "application/pdf": async () => (await import("./pdf.js")).extractPdf,
  "text/html": async () => (await import("./html.js")).extractHtml,
  [word]: async () => (await import("./docx.js")).extractDocx,
  "text/plain": async () => (await import("./text.js")).extractText,
  "application/json": async () => (await import("./text.js")).extractText,
  "application/x-ndjson": async () => (await import("./text.js")).extractText,
  "text/markdown": async () => (await import("./markdown.js")).extractMarkdown,
  "text/csv": async () => (await import("./csv.js")).extractCsv,
  "text/vtt": async () => (await import("./captions.js")).extractCaptions,
  "application/x-subrip": async () => (await import("./captions.js")).extractCaptions,
};

/** Media types whose text can be taken. */
export const readableTypes: readonly string[] = Object.keys(extractors);

/** What people call the kinds of file that are met but cannot be read, and what would help. */
const names: [pattern: RegExp, words: string, advice?: string][] = [
  [/^image\//, "an image"],
  [/^audio\//, "a sound recording"],
  [/^video\//, "a video"],
  [/spreadsheetml|ms-excel|opendocument\.spreadsheet/, "a spreadsheet", "save it as CSV"],
  [/presentationml|powerpoint|opendocument\.presentation/, "a slide show", "save it as PDF"],
  [/msword/, "a Word document in the old .doc format", "save it as .docx"],
  [/opendocument\.text/, "an OpenDocument text", "save it as .docx or PDF"],
  [/rtf/, "an RTF document", "save it as .docx or PDF"],
  [/epub/, "an e-book"],
  [/rfc822|mbox|outlook/, "e-mail"],
  [/zip|x-tar|gzip|7z|rar|warc/, "a packed file", "upload what is in it"],
  [/xml/, "an XML file"],
  [/executable|x-sharedlib|x-dosexec/, "a program"],
];

/**
 * Takes the text from one file. Runs in the calling process, without limits: the server goes through the pool.
 * @throws ExtractionFailed when the file cannot be read, with the reason in words
 */
export async function extractFile(path: string, name: string, mediaType: string): Promise<Extraction> {
  const load = extractors[mediaType];
  if (mediaType === "application/x-encrypted-office")
    throw new ExtractionFailed(
      "encrypted",
      `${name} needs a password to be opened; upload a copy without one.`,
    );
  if (!load) throw new ExtractionFailed("unsupported", unsupported(name, mediaType));
  const bytes = await readFile(path);
  if (bytes.length === 0) throw new ExtractionFailed("empty", `${name} is empty: it has 0 bytes.`);
  const extract = await load();
  return extract({ bytes, name, mediaType });
}

function unsupported(name: string, mediaType: string): string {
  const [, words = "a kind of file that cannot be read", advice] =
    names.find(([it]) => it.test(mediaType)) ?? [];
  const help = advice ? ` To search it, ${advice}.` : "";
  return `${name} is ${words} (${mediaType}). It is kept, but its text cannot be searched.${help}`;
}
