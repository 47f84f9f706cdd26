import type { Extraction } from "../extract/extraction.js";
import { readHead } from "./head.js";
import { publication } from "./imprint.js";
import { dateline, monthline } from "./own-date.js";
import { partOf, toPassages } from "./passages.js";
import type { Structured } from "./structured.js";
import { plainTitle } from "./title.js";

/** Reads a document whose kind is not known: its blocks are its passages. */
export function readPlain(extraction: Extraction): Omit<Structured, "kind" | "confidence"> {
  return {
    title: plainTitle(extraction, extraction.metadata.title),
    date: isTable(extraction) ? null : dateOf(extraction),
    source: extraction.metadata.site,
    passages: toPassages(extraction, extraction.blocks.map(partOf)),
    facts: {},
    warnings: [],
  };
}

/** The day that the head prints; of a paper whose file gives none, when it was published. */
function dateOf(extraction: Extraction): Structured["date"] {
  const { lines } = readHead(extraction);
  const found = dateline(lines);
  if (found !== null || extraction.metadata.published !== null) return found;
  return publication(extraction) ?? monthline(lines);
}

/** A date in a table, or in a list of files, dates its row. */
function isTable({ blocks }: Extraction): boolean {
  return blocks.every((block) => block.kind === "row");
}
