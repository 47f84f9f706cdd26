/**
 * Documents invented for the purpose, of all kinds and forms, each written with its kind before it was first read. In
 * `tests/fixtures/kinds` and `kinds-unseen` a line `@@@ article html` begins one: its kind, and the form in which it is set; a third word
 * names what stands around it on its page. `other/article` is arguable: either is right.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { documentKinds } from "../../storage/model/kind.js";
import { projectRoot } from "../project-root.js";
import type { KnownDocument } from "./known-kinds.js";
import { dressed } from "./page-shells.js";
import { readBytes, setInType } from "./set-in-type.js";

const folder = join(projectRoot, "tests", "fixtures", "kinds");

/** The files that hold the documents to which the weights of signs are fitted. */
export const inventedFiles: readonly string[] = readdirSync(folder).sort();
/** The files that hold documents to which nothing is fitted. */
export const unseenFiles: readonly string[] = readdirSync(join(folder, "..", "kinds-unseen"))
  .sort()
  .map((file) => join("..", "kinds-unseen", file));

/** Reads every document of one file. None is told by its name. */
export async function readInvented(file: string): Promise<KnownDocument[]> {
  const documents = readFileSync(join(folder, file), "utf8").split(/^@@@ /m).slice(1);
  return Promise.all(documents.map((source, index) => readOne(file, source, index)));
}

async function readOne(file: string, source: string, index: number): Promise<KnownDocument> {
  const [, kind, also, form = "", shell] = /^(\w+)(?:\/(\w+))? (\w+)(?: (\w+))?\n/.exec(source) ?? [];
  const written = source.slice(source.indexOf("\n") + 1);
  const words = shell === undefined ? written : dressed(written, shell);
  const name = `document.${form}`;
  const { extraction, mediaType } = await readBytes(await setInType(words, form), name);
  const begins = written
    .replace(/<[^>]*>|[=#^*]/g, " ")
    .trim()
    .slice(0, 50)
    .replace(/\s+/g, " ");
  const known = (word: string | undefined) => documentKinds.find((one) => one === word);
  const truth = known(kind);
  if (truth === undefined) throw new Error(`${file}, document ${index + 1}: expected a kind, got "${kind}"`);
  const alsoRight = known(also);
  return {
    file: `${file} ${index + 1} (${form}): ${begins}`,
    kind: truth,
    ...(alsoRight === undefined ? {} : { also: alsoRight }),
    name,
    mediaType,
    extraction,
  };
}
