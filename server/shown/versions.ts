/** The versions of a document as its page shows them. */
import type { Link } from "../../views/contexts.js";
import type { HeldVersion } from "../held-version.js";
import type { Site } from "../site.js";
import { urls } from "../urls.js";
import { readAgainBy, sameOriginal } from "./reading-again.js";
import { momentOf } from "./words.js";

/** Every version, that this is not the newest, and the way to what changed; nothing for a document of one version. */
export async function versionsShown(site: Site, { document, version }: HeldVersion) {
  const rows = await site.archive.catalogue
    .selectFrom("version")
    .select([
      "number",
      "text_state",
      "at",
      "way",
      "original_path",
      "extractor",
      "extractor_version",
      "closed",
    ])
    .where("document", "=", document.id)
    .orderBy("number", "desc")
    .execute();
  if (rows.length < 2) return { versionNotice: null, versions: [] };
  const older = version.number !== document.newest_version;
  const which = older
    ? `This is version ${version.number}; the newest is version ${document.newest_version}.`
    : `This is the newest of ${rows.length} versions; the older ones are kept.`;
  const same = sameOriginal(version, rows);
  return {
    versionNotice: {
      older,
      sentence: same === null ? which : `${which} ${same}`,
      changes: changesLink(document, version, rows),
    },
    versions: rows.map((row) => ({
      label: [`Version ${row.number}`, readAgainBy(row), row.closed === null ? null : "closed"]
        .filter(Boolean)
        .join(", "),
      href: urls.version(document.id, row.number),
      current: row.number === version.number,
      at: momentOf(row.at),
    })),
  };
}

/** From an older version to the newest, from the newest back to the one before it; null while a text is not known. */
function changesLink(
  { id, newest_version: newest }: HeldVersion["document"],
  { number }: HeldVersion["version"],
  rows: readonly { number: number; text_state: string; closed: string | null }[],
): Link | null {
  const older = number === newest ? (rows.find((row) => row.number < newest)?.number ?? number) : number;
  const isKnown = (wanted: number) =>
    rows.some((row) => row.number === wanted && row.text_state === "known" && row.closed === null);
  if (older === newest || !isKnown(older) || !isKnown(newest)) return null;
  const label = number === newest ? `What changed since version ${older}` : "What changed since";
  return { label, href: urls.changes(id, newest, { since: older }) };
}
