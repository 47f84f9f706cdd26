/** Real hearings in three formats, against turns marked by hand: who speaks, and which question it is. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import type { Extraction } from "../../../ingest/extract/extraction.js";
import { extractFile } from "../../../ingest/extract/extractors.js";
import { structure } from "../../../ingest/structure/structure.js";
import { sharedFolder, withoutShared } from "../../project-root.js";
import { assertWhole } from "./assert-whole.js";

const folder = join(sharedFolder, "corpus", "02_inquiry_transcripts", "oral_evidence_layout");
const mediaTypes = {
  html: "text/html",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
};

interface TrueTurn {
  q: number | null;
  speaker: string;
  text: string;
}

/** Letters and digits only: formats differ in white space and line-break hyphens. */
function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, "").toLowerCase();
}

/** The turns that the passages make: a label begins one, what follows without a label belongs to it. */
function turnsOf(extraction: Extraction, name: string): TrueTurn[] {
  const { passages } = structure(extraction, { name, mediaType: "" });
  assertWhole(extraction.text, passages);
  const turns: TrueTurn[] = [];
  for (const { start, end, attribution } of passages) {
    if (attribution === null) continue;
    const words = extraction.text.slice(start, end);
    const label = words.indexOf(`${attribution}:`);
    const number = /^Q(\d+)/.exec(words)?.[1];
    if (label >= 0 && label < 12) {
      const text = words.slice(label + attribution.length + 1);
      turns.push({ q: number === undefined ? null : Number(number), speaker: attribution, text });
      continue;
    }
    const last = turns.at(-1);
    assert.ok(last, `words before any label: ${words}`);
    last.text += words;
  }
  return turns;
}

function f1(truth: readonly string[], found: readonly string[]): number {
  const left = new Map<string, number>();
  for (const key of truth) left.set(key, (left.get(key) ?? 0) + 1);
  let right = 0;
  for (const key of found) {
    const count = left.get(key) ?? 0;
    if (count > 0) right += 1;
    left.set(key, count - 1);
  }
  return (2 * right) / (truth.length + found.length);
}

describe("hearings in the layout of oral evidence", { skip: withoutShared }, () => {
  const hearing = "pohi-phase-3-2023-02-27";
  const truth: { turns: TrueTurn[] } = withoutShared
    ? { turns: [] }
    : JSON.parse(readFileSync(join(folder, `${hearing}.truth.json`), "utf8"));

  for (const [format, mediaType] of Object.entries(mediaTypes)) {
    test(`${format}: every turn has its speaker and its question`, async () => {
      const name = `${hearing}.${format}`;
      const turns = turnsOf(await extractFile(join(folder, name), name, mediaType), name);
      const spoken = (all: TrueTurn[]): string[] => all.map((turn) => `${turn.speaker}: ${bare(turn.text)}`);
      const asked = (all: TrueTurn[]): string[] =>
        all.filter((turn) => turn.q !== null).map((turn) => `${turn.q} ${bare(turn.text)}`);
      assert.ok(f1(spoken(truth.turns), spoken(turns)) > 0.99);
      assert.ok(f1(asked(truth.turns), asked(turns)) > 0.99);
    });
  }
});
