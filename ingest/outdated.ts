/** Which documents were read by an extractor that has become better since, or by none because there was none. */
import type { Catalogue } from "../storage/catalogue/catalogue.js";
import type { VersionRow } from "../storage/catalogue/tables.js";
import type { SameReading } from "../storage/model/record.js";
import { readableTypes } from "./extract/formats.js";
import { improvedVersion } from "./extract/made-by.js";

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

/** True when an older extractor took the text, or one that did not look for what publishing would give away. */
export function isOutdated(
  version: Pick<VersionRow, "extractor" | "extractor_version" | "same_reading" | "findings">,
): boolean {
  return improvedSince(version) !== null || (version.findings === null && version.same_reading === null);
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
      .select(["version.same_reading", "version.findings"])
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

/** Newest versions of a kind that nobody could read when they came, and for which there is a reader today. */
export async function readableNow(catalogue: Catalogue): Promise<{ document: string; version: number }[]> {
  return catalogue
    .selectFrom("document")
    .innerJoin("version", (join) =>
      join
        .onRef("version.document", "=", "document.id")
        .onRef("version.number", "=", "document.newest_version"),
    )
    .select(["document.id as document", "version.number as version"])
    .where("version.text_state", "=", "failed")
    .where("version.failure", "=", "unsupported")
    .where("version.unreadable", "is", null)
    .where("version.media_type", "in", readableTypes)
    .orderBy("document.id")
    .execute();
}
