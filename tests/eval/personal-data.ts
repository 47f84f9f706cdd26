/** How long the list is that an archivist gets before publication, on documents that were published: nearly all needless. */
import { readdirSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { extractFile } from "../../ingest/extract/extractors.js";
import { lookedAt } from "../../ingest/inspect/looked-at.js";
import { asksForDecision, groupedFindings } from "../../storage/model/finding.js";
import { sharedFolder } from "../project-root.js";

const mediaTypes: Record<string, string> = {
  ".pdf": "application/pdf",
  ".html": "text/html",
  ".xml": "application/xml",
};

export interface ListLength {
  documents: number;
  /** Without anything to decide on. */
  clear: number;
  /** Of the list of groups: of all documents together, and the longest. */
  groups: number;
  longest: number;
  /** Each group with its file, to be looked at. */
  listed: string[];
}

/** Reads every document below a folder of the corpus; expectations beside them are left out. */
export async function listLength(folder: string): Promise<ListLength> {
  const root = join(sharedFolder, "corpus", folder);
  const files = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => extname(file) in mediaTypes && !basename(file).startsWith("expected"))
    .sort();
  const length: ListLength = { documents: files.length, clear: 0, groups: 0, longest: 0, listed: [] };
  for (const file of files) {
    const mediaType = mediaTypes[extname(file)] ?? "";
    const extraction = await extractFile({ path: join(root, file), name: basename(file), mediaType });
    const groups = groupedFindings((lookedAt(extraction).findings ?? []).filter(asksForDecision));
    if (groups.length === 0) length.clear += 1;
    length.groups += groups.length;
    length.longest = Math.max(length.longest, groups.length);
    for (const { kind, words, findings } of groups)
      length.listed.push(`${file}: ${kind}: ${words} (${findings.length}, ${findings[0]?.place})`);
  }
  return length;
}
