/** The same three hearings as PDF, Word and web page: every turn of speech is found in each, speaker and all. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { extractFile } from "../../../ingest/extract/extractors.js";
import { identify } from "../../../ingest/identify.js";
import { assertSound } from "./soundness.js";

const folder = fileURLToPath(
  new URL("../../../../../shared/corpus/02_inquiry_transcripts/oral_evidence_layout", import.meta.url),
);
const skip = existsSync(folder) ? false : "the shared documents are not beside the project";

interface Hearing {
  turns: { q: number | null; speaker: string; text: string }[];
}

function bare(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

describe("a hearing", { skip }, () => {
  for (const name of ["pohi-phase-2-2022-10-26", "pohi-phase-3-2023-02-22", "pohi-phase-3-2023-02-27"])
    for (const kind of ["pdf", "docx", "html"])
      it(`of ${name} is whole as ${kind}`, async () => {
        const path = join(folder, `${name}.${kind}`);
        const { mediaType } = await identify(path, `${name}.${kind}`);
        const extraction = assertSound(await extractFile({ path, name: `${name}.${kind}`, mediaType }));
        const truth = JSON.parse(await readFile(join(folder, `${name}.truth.json`), "utf8")) as Hearing;
        const text = bare(extraction.text);
        const lost = truth.turns.filter(
          ({ q, speaker, text: words }) => !text.includes(bare(`${q ? `Q${q} ` : ""}${speaker}: ${words}`)),
        );
        assert.deepEqual(lost, []);
        const led = extraction.blocks.filter((block) => block.boldLead > 0 && block.kind === "paragraph");
        assert.ok(led.length >= truth.turns.length, "speakers are known by their bold lead");
      });
});
