/** From text to a document's parts: decides what kind of thing it is and has it read by that kind's parser. */
import type { KindFacts } from "../../storage/model/facts/facts.js";
import type { Read } from "../../storage/model/facts/read.js";
import type { DocumentKind } from "../../storage/model/kind.js";
import type { Extraction } from "../extract/extraction.js";
import { readArticle } from "./article.js";
import { decideKind } from "./decide-kind.js";
import { readMotion } from "./motion/motion.js";
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

/** In which a body or publication names itself, in UTF-16 code units. */
const headLength = 10_000;

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
  const decided = options.kind === undefined ? decideKind(extraction, options) : given(options.kind);
  const title = ownTitle(extraction);
  const metadata = { ...extraction.metadata, title };
  const read = readers[decided.kind]({ ...extraction, metadata });
  const { kind, confidence } = decided;
  const facts = {
    ...read.facts,
    kind: decided,
    date: read.date,
    source: read.source === null ? null : placeOf(extraction.text, read.source),
  };
  return { ...read, kind, confidence, title: read.title ?? title, facts };
}

/** An archivist's word. */
function given(kind: DocumentKind): KindFacts {
  return { kind, confidence: 1, suggestion: null, why: null };
}

/** Where a name of the head is printed, in UTF-16 code units; null when it is not, as that of a web site may not be. */
function placeOf(text: string, name: string): Read<string> | null {
  const words = name.split(/\s+/).map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  const found = new RegExp(words.join("\\s+"), "i").exec(text.slice(0, headLength));
  return found && { value: name, start: found.index, end: found.index + found[0].length };
}
