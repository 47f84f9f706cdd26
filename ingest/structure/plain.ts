import type { Extraction } from "../extract/extraction.js";
import { dateline, readHead } from "./head.js";
import { oneLine, partOf, toPassages } from "./passages.js";
import type { Structured } from "./structured.js";

/** Reads a document whose kind is not known: its blocks are its passages. */
export function readPlain(extraction: Extraction): Omit<Structured, "kind" | "confidence"> {
  const first = extraction.blocks
    .filter((block) => block.kind === "heading")
    .map((block) => oneLine(extraction.text.slice(block.start, block.end)))
    .find((words) => /\p{L}{3}/u.test(words));
  return {
    title: extraction.metadata.title ?? first ?? null,
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
