/**
 * An archive of any size in minutes: rows go straight into the catalogue, after the pattern of one document that was
 * really taken in and read, and from there by the archive's own code into what is searched. The vault holds their frozen
 * texts, against which quotations are proven, and nothing else of them.
 */
import { appendFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { documentObject, moment } from "../../ingest/archive.js";
import { indexDocuments } from "../../ingest/index-documents.js";
import type { OpenArchive } from "../../ingest/open-archive.js";
import { resolvePeople } from "../../ingest/people/people-question.js";
import { readVersion } from "../../ingest/read.js";
import { suggestNames } from "../../ingest/suggest/suggest-question.js";
import type { PassageRow } from "../../storage/catalogue/reading-tables.js";
import { openOn, takeIn } from "../empty-archive.js";
import { archiveFolder } from "../served-archive.js";
import { variedPassages } from "./varied-passages.js";

export const passagesPerDocument = 200;
const documentsAtOnce = 50;
const rowsAtOnce = 500;
const passageGap = "\n\n";
/** For indexing while it is filled: an operator who fills a large archive gives it as much. */
const engineMegabytes = 1024;
/** Batches entered before the first of them is indexed. */
const batchesAhead = 3;
const speakers = 40;
const kinds = ["transcript", "motion", "article", "other"] as const;

export interface FilledArchive {
  /** Its data folder. */
  folder: string;
  passages: number;
  /** A file of all its passages, one a line. */
  texts: string;
  fillSeconds: number;
}

/** Measures in an archive of so many passages, which is gone afterwards. */
export async function inFilledArchive<Figures>(
  passages: number,
  measure: (filled: FilledArchive) => Promise<Figures>,
): Promise<Figures> {
  const { folder, remove } = await archiveFolder("bench");
  const material = await mkdtemp(join(tmpdir(), "ibid-bench-texts-"));
  const texts = join(material, "texts");
  try {
    return await measure({
      folder,
      passages,
      texts,
      fillSeconds: await fillArchive(folder, passages, texts),
    });
  } finally {
    await remove();
    await rm(material, { recursive: true, force: true });
  }
}

/**
 * Fills the archive in `folder` with so many published passages, and writes them to the file `texts`, one a line, for
 * a plain scan. Returns the seconds it took.
 */
async function fillArchive(folder: string, passages: number, texts: string): Promise<number> {
  const started = performance.now();
  const archive = await openOn(folder, "server", [], {}, engineMegabytes);
  try {
    const pattern = await patternIn(archive);
    const made = variedPassages(passages);
    const documents = Math.ceil(passages / passagesPerDocument);
    const indexing: Promise<void>[] = [];
    for (let first = 0; first < documents; first += documentsAtOnce) {
      const ids: string[] = [];
      const lines: string[] = [];
      for (let number = first; number < Math.min(first + documentsAtOnce, documents); number++) {
        const some = Array.from({ length: passagesPerDocument }, () => made.next().value as string);
        ids.push(await enter(archive, pattern, number, some));
        lines.push(...some);
      }
      // The next are entered while the engine works at these.
      indexing.push(indexDocuments(archive, ids));
      await appendFile(texts, `${lines.join("\n")}\n`);
      if (indexing.length >= batchesAhead) await indexing.shift();
    }
    await Promise.all(indexing);
  } finally {
    await archive.close();
  }
  return (performance.now() - started) / 1000;
}

/** The rows of a document with which nothing is left to be done but to index it. */
async function patternIn(archive: OpenArchive) {
  const id = await takeIn(archive, "The pattern of all.\n");
  await readVersion(archive, id, 1);
  await resolvePeople(archive, [id]);
  await suggestNames(archive, [id]);
  const { catalogue } = archive;
  const document = await catalogue
    .selectFrom("document")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const [version, passage] = await Promise.all([
    catalogue.selectFrom("version").selectAll().where("document", "=", id).executeTakeFirstOrThrow(),
    catalogue.selectFrom("passage").selectAll().where("document", "=", id).executeTakeFirstOrThrow(),
  ]);
  const fresh = { recorded_revision: document.revision, indexed_revision: 0, indexed_as: null };
  return { document: { ...document, ...fresh }, version, passage };
}

async function enter(
  { catalogue, vault, now }: OpenArchive,
  pattern: Awaited<ReturnType<typeof patternIn>>,
  number: number,
  texts: readonly string[],
): Promise<string> {
  const document = `bench${String(number).padStart(5, "0")}`;
  let start = 0;
  const passages = texts.map((text, at): PassageRow => {
    const row = { ...pattern.passage, document, start, end: start + text.length, text };
    start = row.end + passageGap.length;
    return { ...row, kind: "speech", attribution: `Speaker ${(number * 7 + (at % 5)) % speakers}` };
  });
  const day = new Date(Date.UTC(2016, 0, 1 + ((number * 13) % 3650))).toISOString().slice(0, 10);
  await catalogue.transaction().execute(async (transaction) => {
    await transaction
      .insertInto("document")
      .values({
        ...pattern.document,
        ...{ id: document, state: "published", date: day },
        ...{ title: (texts[0] ?? "").split(" ").slice(0, 8).join(" "), source: `Source ${number % 25}` },
        kind: kinds[number % kinds.length] ?? "other",
      })
      .execute();
    await transaction
      .insertInto("version")
      .values({ ...pattern.version, document, characters: start, passage_count: passages.length })
      .execute();
    for (let at = 0; at < passages.length; at += rowsAtOnce)
      await transaction
        .insertInto("passage")
        .values(passages.slice(at, at + rowsAtOnce))
        .execute();
  });
  const text = texts.join(passageGap);
  const change = { by: "bench", message: "Made to measure with", at: moment({ now }) };
  await vault.create(
    documentObject(document),
    [{ path: pattern.version.text_path ?? "", content: text }],
    change,
  );
  return document;
}
