/** The dates of sittings and hearings, which their files' names give, beside those that are read in them. */
import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { extractFile } from "../../ingest/extract/extractors.js";
import { identify } from "../../ingest/identify.js";
import { structure } from "../../ingest/structure/structure.js";
import { sharedFolder } from "../project-root.js";

const corpus = join(sharedFolder, "corpus");

export interface DateScore {
  documents: number;
  right: number;
  failures: string[];
}

/** Reads every transcript whose name holds a day, by form and words as an upload is. */
export async function scoreDates(): Promise<DateScore> {
  const score: DateScore = { documents: 0, right: 0, failures: [] };
  for (const folder of ["02_inquiry_transcripts", "03_hansard_xml"]) {
    const entries = readdirSync(join(corpus, folder), { recursive: true, withFileTypes: true });
    for (const entry of entries) {
      const day = entry.name.match(/\d{4}-\d{2}-\d{2}/g)?.at(-1);
      if (!entry.isFile() || day === undefined || /truth/.test(entry.name)) continue;
      const path = join(entry.parentPath, entry.name);
      const { mediaType } = await identify(path, entry.name);
      const extraction = await extractFile({ path, name: entry.name, mediaType });
      const read = structure(extraction, { name: entry.name, mediaType });
      const found = read.date?.value ?? extraction.metadata.published;
      score.documents += 1;
      if (found === day) score.right += 1;
      else score.failures.push(`${relative(corpus, path)}: ${day}, read as ${found}`);
    }
  }
  return score;
}
