/** What is said of reading a document again, and of versions that came of it. */
import { improvedSince, isOutdated } from "../../ingest/outdated.js";
import type { DocumentRow, RereadingRow, VersionRow } from "../../storage/catalogue/tables.js";
import type { SameReading } from "../../storage/model/record.js";
import type { DocumentDesk } from "../../views/contexts.js";
import { urls } from "../urls.js";
import { momentOf } from "./words.js";

/** What the desk offers for the newest version: null when its extractor is as it was, and nothing is under way. */
export function rereadOffer(
  document: DocumentRow,
  version: VersionRow,
  request: RereadingRow | null,
): DocumentDesk["reread"] {
  if (version.number !== document.newest_version || version.text_state !== "known") return null;
  if (request?.state === "waiting")
    return { sentence: "It is being read again; until then this text is served.", action: null };
  const action = urls.reread(document.id);
  if (request !== null)
    return { sentence: `Reading it again failed: ${request.reason ?? "no reason was noted."}`, action };
  if (!isOutdated(version)) return null;
  const today = improvedSince(version);
  if (today === null && version.findings !== null)
    return {
      sentence: "It was read before the layout of texts was kept, which its structure is read from.",
      action,
    };
  if (today === null)
    return { sentence: "It was read before anybody looked for hidden and personal data.", action };
  const { extractor, extractor_version: then } = version;
  return { sentence: `Read by ${extractor} ${then}; today’s is ${extractor} ${today}.`, action };
}

type Reading = Pick<VersionRow, "number" | "way" | "original_path" | "extractor" | "extractor_version">;

/** `read again by pdf 3`, for a version that is an older one’s original read again; null for any other. */
export function readAgainBy({ way, extractor, extractor_version }: Reading): string | null {
  return way === "rereading" ? `read again by ${extractor} ${extractor_version}` : null;
}

/** That a version and another one have the same original; null when no other has. */
export function sameOriginal(version: Reading, all: readonly Reading[]): string | null {
  const others = all.filter(
    ({ number, original_path }) => original_path === version.original_path && number !== version.number,
  );
  const newest = others.reduce<Reading | null>(
    (one, other) => (one && one.number > other.number ? one : other),
    null,
  );
  if (newest === null) return null;
  if (newest.number > version.number)
    return `Version ${newest.number} is the same file, ${readAgainBy(newest) ?? "read again"}.`;
  return `It is the same file as version ${newest.number}, ${readAgainBy(version) ?? "read again"}.`;
}

/** That a text came out the same when its original was read again; null when it never was. */
export function sameReadingSentence({ same_reading }: Pick<VersionRow, "same_reading">): string | null {
  if (same_reading === null) return null;
  const { extractor, extractorVersion, at }: SameReading = JSON.parse(same_reading);
  return `Read again by ${extractor} ${extractorVersion} on ${momentOf(at).words}: the same.`;
}
