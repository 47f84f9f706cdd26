/** From text to a document's parts: decides what kind of thing it is and has it read by that kind's parser. */
import type { DocumentKind } from "../../storage/model/kind.js";
import type { Extraction } from "../extract/extraction.js";
import { readArticle } from "./article.js";
import { decideKind } from "./decide-kind.js";
import { readMotion } from "./motion.js";
import { readPlain } from "./plain.js";
import type { Structured } from "./structured.js";
import { ownTitle } from "./title.js";
import { readTranscript } from "./transcript.js";

export interface StructureOptions {
  /** What an archivist says it is; left out, the document's form and words decide. */
  kind?: DocumentKind;
  /** The original's file name. */
  name: string;
  mediaType: string;
}

const readers: Record<DocumentKind, (extraction: Extraction) => Omit<Structured, "kind" | "confidence">> = {
  article: readArticle,
  motion: readMotion,
  transcript: readTranscript,
  other: readPlain,
};

/**
 * Reads the structure of an extracted text. Pure, and total: whatever the text, its passages hold every
 * character that is not white space, in order and without overlap.
 */
export function structure(extraction: Extraction, options: StructureOptions): Structured {
  const decided =
    options.kind === undefined ? decideKind(extraction, options) : { kind: options.kind, confidence: 1 };
  const title = ownTitle(extraction);
  const metadata = { ...extraction.metadata, title };
  const read = readers[decided.kind]({ ...extraction, metadata });
  return { ...decided, ...read, title: read.title ?? title };
}
