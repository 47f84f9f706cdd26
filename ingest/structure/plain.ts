import type { Extraction } from "../extract/extraction.js";
import { readHead } from "./head.js";
import { oneLine, partOf, toPassages } from "./passages.js";
import type { Structured } from "./structured.js";

/** Reads a document whose kind is not known: its blocks are its passages. */
export function readPlain(extraction: Extraction): Omit<Structured, "kind" | "confidence"> {
  const first = extraction.blocks.find((block) => block.kind === "heading");
  const heading = first ? oneLine(extraction.text.slice(first.start, first.end)) : null;
  const { date } = readHead(extraction);
  return {
    title: extraction.metadata.title ?? heading,
    date,
    source: extraction.metadata.site,
    passages: toPassages(extraction, extraction.blocks.map(partOf)),
    facts: {},
    warnings: [],
  };
}
