/**
 * Files of many programs and years, read as the server reads them: each must end in its true state, with the files
 * inside it taken out or left for a reason.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type Extraction, ExtractionFailed } from "../../ingest/extract/extraction.js";
import { identify } from "../../ingest/identify.js";
import { createReaderPool, type ReaderPool } from "../../ingest/reading/pool.js";
import { discardScratch } from "../../ingest/reading/scratch.js";
import { sharedFolder } from "../project-root.js";
import { insideOf } from "./office-members.js";

const folders = ["07_office_mail_caption_tika", "07_warc"];

/** What is not read, and why. Every other file is. */
const refused: [file: RegExp, state: string, why: string][] = [
  [/testWORD6\.doc/, "unsupported", "Word 6, whose format is another"],
  [/WordPerfect/, "unsupported", "WordPerfect 4.2"],
  [/passtika\.(?:docx|xlsx|ppt)|password\.xls|UnicodePassword\.pdf/, "encrypted", "needs a password"],
  [/truncated/, "corrupt", "cut off in the middle"],
];

export interface OfficeOutcome {
  file: string;
  /** `read, 2 taken out, 1 left`, or why not. */
  state: string;
  expected: string;
  extraction: Extraction | null;
}

/** Reads every file, one after the other, through the pool. */
export async function readOfficeFiles(): Promise<OfficeOutcome[]> {
  const pool = createReaderPool({ size: 1 });
  try {
    const outcomes: OfficeOutcome[] = [];
    for (const folder of folders) {
      const corpus = join(sharedFolder, "corpus", folder);
      const entries = readdirSync(corpus, { recursive: true, withFileTypes: true });
      for (const entry of entries.filter((one) => one.isFile()))
        outcomes.push(await outcomeOf(pool, join(entry.parentPath, entry.name), entry.name));
    }
    return outcomes.sort((one, other) => one.file.localeCompare(other.file));
  } finally {
    await pool.close();
  }
}

async function outcomeOf(pool: ReaderPool, path: string, name: string): Promise<OfficeOutcome> {
  const file = path.slice(join(sharedFolder, "corpus", "07_").length);
  const expected = refused.find(([pattern]) => pattern.test(file))?.[1] ?? stateOf(...insideOf(name));
  try {
    const { mediaType } = await identify(path, name);
    const read = await pool.read({ path, name, mediaType });
    await discardScratch(read);
    const { members = [] } = read.extraction;
    const taken = members.filter((member) => member.path !== null).length;
    const state = stateOf(taken, members.length - taken);
    return { file, expected, state, extraction: read.extraction };
  } catch (error) {
    if (!(error instanceof ExtractionFailed)) throw error;
    return { file, expected, state: error.code, extraction: null };
  }
}

function stateOf(taken: number, left: number): string {
  return taken + left === 0 ? "read" : `read, ${taken} taken out, ${left} left`;
}
