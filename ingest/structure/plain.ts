import type { Extraction } from "../extract/extraction.js";
import { dateline, readHead } from "./head.js";
import { partOf, toPassages } from "./passages.js";
import type { Structured } from "./structured.js";
import { plainTitle } from "./title.js";

/** Reads a document whose kind is not known: its blocks are its passages. */
export function readPlain(extraction: Extraction): Omit<Structured, "kind" | "confidence"> {
  return {
    title: plainTitle(extraction, extraction.metadata.title),
    date: isTable(extraction) ? null : dateline(readHead(extraction).lines),
    source: extraction.metadata.site,
    passages: toPassages(extraction, extraction.blocks.map(partOf)),
    facts: {},
    warnings: [],
  };
}

/** A date in a table, or in a list of files, dates its row. */
function isTable({ blocks }: Extraction): boolean {
  return blocks.every((block) => block.kind === "row");
}
