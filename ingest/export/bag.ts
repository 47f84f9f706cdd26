/**
 * Documents as a bag (BagIt 1.0, RFC 8493): originals, texts, records as JSON, descriptions in Dublin Core.
 *
 *     bagit.txt  bag-info.txt  manifest-sha256.txt  manifest-sha512.txt  tagmanifest-…
 *     data/documents/<id>/record.json  dublin-core.xml  proofs/…  versions/<n>/<original>  versions/<n>/text.txt
 *     data/authorities/<id>.json  data/keys.json
 */
import { authorityRecordSchema } from "../../storage/model/authority.js";
import { dublinCore } from "../../storage/model/dublin-core.js";
import type { DocumentState } from "../../storage/model/kind.js";
import { publishedKey } from "../../storage/model/proof.js";
import type { DocumentRecord } from "../../storage/model/record.js";
import { type Archive, documentObject, moment } from "../archive.js";
import { keptProofs } from "../proofs/proof.js";
import { keyHistory } from "../proofs/signing-key.js";
import { type DigestedFile, type DigestedFolder, digestedFolder, writeList } from "./digested-folder.js";
import { documentsOut, isOriginalOpen, proofsOut } from "./documents-out.js";

type Desk = Pick<Archive, "catalogue" | "vault" | "now">;

export interface BagAsked {
  target: string;
  states: readonly DocumentState[];
  /** For the archive's own keeping: with originals that are closed to readers, and with the history of each record. */
  closedToo: boolean;
  /** Name of the archive, and the program that makes the bag. */
  organisation: string;
  software: string;
}

export interface Bagged {
  documents: number;
  files: number;
  bytes: number;
}

const algorithms = ["sha256", "sha512"] as const;

/** Makes a bag in a folder that is empty or absent (else FolderTaken). */
export async function makeBag(
  desk: Desk,
  { target, states, closedToo, organisation, software }: BagAsked,
): Promise<Bagged> {
  const bag = await digestedFolder(target);
  let documents = 0;
  for await (const record of documentsOut(desk, states)) {
    await bagDocument(desk, bag, closedToo ? record : withoutHistory(record), closedToo);
    documents += 1;
  }
  const authorities = await desk.catalogue
    .selectFrom("authority")
    .select(["id", "record"])
    .orderBy("id")
    .execute();
  for (const { id, record } of authorities)
    await bag.write(`data/authorities/${id}.json`, asJson(authorityRecordSchema.parse(JSON.parse(record))));
  await bag.write("data/keys.json", asJson({ keys: (await keyHistory(desk)).map(publishedKey) }));
  const payload = bag.files.filter(({ path }) => path.startsWith("data/"));
  const bytes = payload.reduce((sum, file) => sum + file.bytes, 0);
  await bag.write("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
  await bag.write(
    "bag-info.txt",
    [
      `Source-Organization: ${oneLine(organisation)}`,
      `Bag-Software-Agent: ${oneLine(software)}`,
      `Bagging-Date: ${moment(desk).slice(0, 10)}`,
      `External-Description: ${documents} documents of an Ibid archive, with their originals, texts and records`,
      `Payload-Oxum: ${bytes}.${payload.length}`,
      "",
    ].join("\n"),
  );
  for (const algorithm of algorithms)
    await bag.write(`manifest-${algorithm}.txt`, manifest(payload, algorithm));
  const tags = bag.files.filter(({ path }) => !path.startsWith("data/"));
  for (const algorithm of algorithms)
    await writeList(target, `tagmanifest-${algorithm}.txt`, manifest(tags, algorithm));
  return { documents, files: payload.length, bytes };
}

/** As readers know it: who did what, and what a description said before, is for archivists. */
function withoutHistory(record: DocumentRecord): DocumentRecord {
  return { ...record, events: [] };
}

async function bagDocument(
  desk: Desk,
  bag: DigestedFolder,
  record: DocumentRecord,
  closedToo: boolean,
): Promise<void> {
  const { id, description, tags, versions } = record;
  const folder = `data/documents/${id}`;
  const object = documentObject(id);
  for (const { number, original, text } of versions) {
    const name = original.path.split("/").at(-1) ?? "original";
    if (closedToo || isOriginalOpen(record))
      await bag.copy(
        `${folder}/versions/${number}/original/${name}`,
        (await desk.vault.open(object, original.path)).stream,
      );
    if (text)
      await bag.write(`${folder}/versions/${number}/text.txt`, await desk.vault.read(object, text.path));
  }
  for (const proof of proofsOut(record, await keptProofs(desk, id)))
    await bag.write(`${folder}/proofs/${proof.statement.citation}.json`, asJson(proof));
  await bag.write(`${folder}/record.json`, asJson(record));
  const formats = [...new Set(versions.map(({ original }) => original.mediaType))];
  const subjects = tags.map(({ label }) => label);
  await bag.write(
    `${folder}/dublin-core.xml`,
    dublinCore(description, { identifiers: [object], subjects, formats }),
  );
}

function manifest(files: readonly DigestedFile[], algorithm: (typeof algorithms)[number]): string {
  return files
    .toSorted((one, other) => (one.path < other.path ? -1 : 1))
    .map((file) => `${file[algorithm]}  ${encodedPath(file.path)}\n`)
    .join("");
}

/** RFC 8493, 2.1.3: what would end a line, and the sign that says so. */
function encodedPath(path: string): string {
  return path.replaceAll("%", "%25").replaceAll("\n", "%0A").replaceAll("\r", "%0D");
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
