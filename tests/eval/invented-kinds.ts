/**
 * Documents invented for the purpose, of all kinds and forms, each written with its kind before it was first read. In
 * `tests/fixtures/kinds` a line `@@@ article html` begins one: its kind, and the form in which it is set; a third word
 * names what stands around it on its page. `other/article` is arguable: either is right.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { structure } from "../../ingest/structure/structure.js";
import { type DocumentKind, documentKinds } from "../../storage/model/kind.js";
import { projectRoot } from "../project-root.js";
import { dressed } from "./page-shells.js";
import { readBytes, setInType } from "./set-in-type.js";

const folder = join(projectRoot, "tests", "fixtures", "kinds");

export interface KindMark {
  /** The document's place and its first words. */
  file: string;
  kind: DocumentKind;
  found: DocumentKind;
  /** Whether what was found is no kind, and the true one is suggested. */
  suggested: boolean;
  confidence: number;
}

/** The files that hold the documents. */
export const inventedFiles: readonly string[] = readdirSync(folder).sort();

/** Reads every document of one file. None is told by its name. */
export async function markInvented(file: string): Promise<KindMark[]> {
  const documents = readFileSync(join(folder, file), "utf8").split(/^@@@ /m).slice(1);
  return Promise.all(documents.map((source, index) => markOne(file, source, index)));
}

async function markOne(file: string, source: string, index: number): Promise<KindMark> {
  const [, kind = "", form = "", shell] = /^(\w+)(?:\/\w+)? (\w+)(?: (\w+))?\n/.exec(source) ?? [];
  const written = source.slice(source.indexOf("\n") + 1);
  const words = shell === undefined ? written : dressed(written, shell);
  const name = `document.${form}`;
  const read = await readBytes(await setInType(words, form), name);
  const structured = structure(read.extraction, { name, mediaType: read.mediaType });
  const also = /^\w+\/(\w+)/.exec(source)?.[1];
  const truth = documentKinds.find((one) => one === (also === structured.kind ? also : kind));
  if (truth === undefined) throw new Error(`${file}, document ${index + 1}: expected a kind, got "${kind}"`);
  return {
    file: `${file} ${index + 1} (${form}): ${written
      .replace(/<[^>]*>|[=#^*]/g, " ")
      .trim()
      .slice(0, 50)
      .replace(/\s+/g, " ")}`,
    kind: truth,
    found: structured.kind,
    suggested: structured.facts.kind?.suggestion === truth,
    confidence: structured.confidence,
  };
}
