/**
 * What the documents of the shared corpus truly are, folder by folder and file by file where a folder is mixed, and
 * what they are taken for. Scans are read without text recognition, and so are other.
 */
import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { ExtractionFailed } from "../../ingest/extract/extraction.js";
import { extractFile } from "../../ingest/extract/extractors.js";
import { identify } from "../../ingest/identify.js";
import type { DocumentKind } from "../../storage/model/kind.js";
import { sharedFolder } from "../project-root.js";
import type { KnownDocument } from "./known-kinds.js";

const corpus = join(sharedFolder, "corpus");

/** The first that fits the file's path says what it is; judged by reading the file. */
const truths: readonly [path: RegExp, kind: DocumentKind, why?: string][] = [
  [/^01_/, "other", "reports of committees and inquiries, and replies to them"],
  [/^02_/, "transcript"],
  [/^03_.*sp-motions/, "motion"],
  [/^03_/, "transcript", "debates, and written answers: who asked what, and who answered"],
  [/^04_/, "other", "laws, codes and memoranda"],
  [
    /^05_.*(?:005-unescape|invalid-attributes|js-link|lazy-image-3|\/ol\/|remove-aria)/,
    "other",
    "a few words",
  ],
  [/^05_.*(?:rueda\.wikidot|muffinrezept)/, "other", "a page of a wiki, and a recipe"],
  [/^05_/, "article"],
  [/\.vtt$/, "transcript"],
  [/testRTFJapanese/, "article", "a report in a newspaper"],
  [/./, "other"],
];

/** Beside the documents: what was made of them, and what they were made from. */
const noDocument =
  /(?:^|\/)(?:truth|\.[^/]*)(?:\/|$)|expected|\.truth\.|\.(?:json|jsonl|tsv|hocr|tex|py|yaml|sh|bib)$|README|LICENSE|Makefile|CITATION/i;

/** Reads every document of the corpus that can be read. */
export async function readCorpus(): Promise<KnownDocument[]> {
  const files = readdirSync(corpus, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(corpus, join(entry.parentPath, entry.name)))
    .filter((file) => !noDocument.test(file))
    .sort();
  const documents: KnownDocument[] = [];
  for (const file of files) {
    const document = await readFile(file);
    if (document !== null) documents.push(document);
  }
  return documents;
}

async function readFile(file: string): Promise<KnownDocument | null> {
  const path = join(corpus, file);
  const name = file.slice(file.lastIndexOf("/") + 1);
  try {
    const { mediaType } = await identify(path, name);
    if (mediaType.startsWith("image/")) return null;
    const extraction = await extractFile({ path, name, mediaType });
    const kind = truths.find(([form]) => form.test(file))?.[1] ?? "other";
    return { file, kind, name, mediaType, extraction };
  } catch (error) {
    if (error instanceof ExtractionFailed) return null;
    throw error;
  }
}
