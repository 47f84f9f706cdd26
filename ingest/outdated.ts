/** Which documents were read by an extractor that has become better since, or by none because there was none. */
import type { Catalogue } from "../storage/catalogue/catalogue.js";
import type { VersionRow } from "../storage/catalogue/tables.js";
import type { SameReading } from "../storage/model/record.js";
import { type Archive, documentObject } from "./archive.js";
import { readableTypes } from "./extract/formats.js";
import { improvedVersion } from "./extract/made-by.js";
import { identify } from "./identify.js";

/** Documents looked at in one query. */
const atOnce = 1_000;

/** The extractor's version today when it is newer than the one that last read this text; else null. */
export function improvedSince(
  version: Pick<VersionRow, "extractor" | "extractor_version" | "same_reading">,
): number | null {
  const last: Pick<SameReading, "extractor" | "extractorVersion"> =
    version.same_reading === null
      ? { extractor: version.extractor ?? "", extractorVersion: version.extractor_version ?? "" }
      : JSON.parse(version.same_reading);
  return improvedVersion(last.extractor, last.extractorVersion);
}

/**
 * True when an older extractor took the text, or one that did not look for what publishing would give away, or did not
 * keep the layout.
 */
export function isOutdated(
  version: Pick<VersionRow, "extractor" | "extractor_version" | "same_reading" | "findings" | "layout_path">,
): boolean {
  const isUnsearched = version.findings === null && version.same_reading === null;
  return improvedSince(version) !== null || isUnsearched || version.layout_path === null;
}

/** Documents whose newest version is outdated, in order of their ids. */
export async function outdatedDocuments(catalogue: Catalogue): Promise<string[]> {
  const outdated: string[] = [];
  for (let after = ""; ; ) {
    const rows = await catalogue
      .selectFrom("document")
      .innerJoin("version", (join) =>
        join
          .onRef("version.document", "=", "document.id")
          .onRef("version.number", "=", "document.newest_version"),
      )
      .select(["document.id", "version.extractor", "version.extractor_version"])
      .select(["version.same_reading", "version.findings", "version.layout_path"])
      .where("version.text_state", "=", "known")
      .where("document.id", ">", after)
      .orderBy("document.id")
      .limit(atOnce)
      .execute();
    for (const one of rows.filter(isOutdated).map(({ id }) => id)) outdated.push(one);
    if (rows.length < atOnce) return outdated;
    after = rows.at(-1)?.id ?? "";
  }
}

/**
 * Newest versions that nobody could read when they came, and for which there is a reader today: of a kind that can be
 * read now, or known by their bytes to be of such a kind.
 */
export async function readableNow({
  catalogue,
  vault,
}: Pick<Archive, "catalogue" | "vault">): Promise<{ document: string; version: number }[]> {
  const rows = await catalogue
    .selectFrom("document")
    .innerJoin("version", (join) =>
      join
        .onRef("version.document", "=", "document.id")
        .onRef("version.number", "=", "document.newest_version"),
    )
    .select(["document.id as document", "version.number as version"])
    .select(["version.media_type", "version.original_path", "version.original_name"])
    .where("version.text_state", "=", "failed")
    .where("version.failure", "=", "unsupported")
    .where("version.unreadable", "is", null)
    .orderBy("document.id")
    .execute();
  const readable: { document: string; version: number }[] = [];
  for (const { document, version, ...file } of rows)
    if (await isReadable(vault, document, file)) readable.push({ document, version });
  return readable;
}

async function isReadable(
  vault: Archive["vault"],
  document: string,
  file: Pick<VersionRow, "media_type" | "original_path" | "original_name">,
): Promise<boolean> {
  if (readableTypes.includes(file.media_type)) return true;
  // A file that cannot be looked at is left as it is: reading it would fail as well.
  const identified = await vault
    .locate(documentObject(document), file.original_path)
    .then((path) => identify(path, file.original_name))
    .catch(() => null);
  return identified !== null && readableTypes.includes(identified.mediaType);
}
