/** Documents to measure with, cut from real transcripts where they are at hand, else from the sample collection. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot, sharedFolder } from "../project-root.js";

/** Paragraphs of real speech, in order, none empty. */
export function realParagraphs(): string[] {
  const corpus = join(sharedFolder, "corpus", "02_inquiry_transcripts");
  const folder = existsSync(corpus) ? corpus : join(projectRoot, "ingest", "samples", "texts");
  return readdirSync(folder)
    .filter((name) => /\.(rst|txt|md)$/.test(name))
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), "utf8").split(/\n\s*\n/))
    .map((paragraph) => paragraph.replace(/[*`_]/g, "").replace(/\s+/g, " ").trim())
    .filter((paragraph) => paragraph.length > 20 && !paragraph.startsWith(".."));
}

/**
 * Writes `documents` text files of `passages` paragraphs each into `folder`. The paragraphs come round again
 * with another number in them, so that no two files are the same.
 */
export async function writeDocuments(folder: string, documents: number, passages: number): Promise<void> {
  const paragraphs = realParagraphs();
  await mkdir(folder, { recursive: true });
  for (let document = 0; document < documents; document++) {
    const lines = Array.from({ length: passages }, (_, at) => {
      const number = document * passages + at;
      return `${paragraphs[number % paragraphs.length]} (${Math.floor(number / paragraphs.length)}-${document})`;
    });
    await writeFile(
      join(folder, `transcript-${String(document).padStart(5, "0")}.txt`),
      `${lines.join("\n\n")}\n`,
    );
  }
}
