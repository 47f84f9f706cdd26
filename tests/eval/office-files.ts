/** Office files of many programs and years, read as the server reads them: each must end in its true state. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type Extraction, ExtractionFailed } from "../../ingest/extract/extraction.js";
import { identify } from "../../ingest/identify.js";
import { createReaderPool, type ReaderPool } from "../../ingest/reading/pool.js";
import { sharedFolder } from "../project-root.js";

const folder = join(sharedFolder, "corpus", "07_office_mail_caption_tika");
const kinds = ["odt", "rtf", "doc", "ppt", "pptx", "xls", "xlsx", "epub", "html", "txt", "docx"];

/** What is not read, and why. Every other file is. */
const refused: [file: RegExp, state: string][] = [
  // Word 6 and WordPerfect 4.2.
  [/testWORD6\.doc|WordPerfect/, "unsupported"],
  [/passtika\.(?:docx|xlsx|ppt)|password\.xls/, "encrypted"],
  [/truncated/, "corrupt"],
];

export interface OfficeOutcome {
  file: string;
  /** `read`, or why not. */
  state: string;
  expected: string;
  extraction: Extraction | null;
}

/** Reads every file, one after the other, through the pool. */
export async function readOfficeFiles(): Promise<OfficeOutcome[]> {
  const pool = createReaderPool({ size: 1 });
  try {
    const outcomes: OfficeOutcome[] = [];
    for (const kind of kinds)
      for (const name of readdirSync(join(folder, kind)).sort())
        outcomes.push(await outcomeOf(pool, kind, name));
    return outcomes;
  } finally {
    await pool.close();
  }
}

async function outcomeOf(pool: ReaderPool, kind: string, name: string): Promise<OfficeOutcome> {
  const file = `${kind}/${name}`;
  const expected = refused.find(([pattern]) => pattern.test(file))?.[1] ?? "read";
  try {
    const path = join(folder, kind, name);
    const { mediaType } = await identify(path, name);
    const { extraction } = await pool.read({ path, name, mediaType });
    return { file, expected, state: "read", extraction };
  } catch (error) {
    if (!(error instanceof ExtractionFailed)) throw error;
    return { file, expected, state: error.code, extraction: null };
  }
}
