/** Looking into a folder of this machine: new files become drafts, a changed one another version of its document. */
import { lstat, readdir, realpath } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { WatchedRow, WatchRow } from "../../storage/catalogue/watch-tables.js";
import { noteWatched, watchedOf } from "../../storage/catalogue/watches.js";
import { documentIdLength } from "../../storage/model/identity.js";
import { type Archive, moment, newId } from "../archive.js";
import { documentOfItem } from "../document-of-item.js";
import type { StillMine } from "../lease-holder.js";
import { intakePlanSchema } from "../quarantine.js";
import { type HandedIn, receive } from "../receive.js";
import type { LookEnd } from "./look.js";

/** A file that was changed so short a time ago may still be being written, in milliseconds. */
const settlingMs = 5_000;
/** Files of one accession. */
const mostAtOnce = 500;

/** Files are copied; the folder stays as it is. */
export async function lookIntoFolder(
  archive: Archive,
  watch: WatchRow,
  stillMine: StillMine,
): Promise<LookEnd> {
  const refusal = await whyNotWatched(watch.target, archive.watchable);
  if (refusal !== null) return { error: refusal };
  const news: { file: HandedIn; row: WatchedRow }[] = [];
  for await (const path of filesBelow(watch.target)) {
    if (news.length >= mostAtOnce) break;
    const found = await lstat(path).catch(() => null);
    if (!found || archive.now() - found.mtimeMs < settlingMs) continue;
    const name = relative(watch.target, path);
    const mark = `${found.size} bytes of ${found.mtime.toISOString()}`;
    const before = await watchedOf(archive.catalogue, watch.id, name);
    if (before?.mark === mark) continue;
    const held = before?.accession ? await documentOfItem(archive.catalogue, before.accession, name) : null;
    const document = held ?? newId(documentIdLength);
    const plan = intakePlanSchema.parse({ ...JSON.parse(watch.plan), versionOf: held });
    const at = moment(archive);
    news.push({
      file: { name, path, move: false, plan, document },
      row: {
        ...{ watch: watch.id, address: name, mark, accession: null, document, looked_at: at },
        ...{ changed_at: held ? at : null, error: null },
      },
    });
  }
  if (news.length === 0) return { error: null };
  await stillMine();
  const act = { by: watch.by, way: "watch" as const, origin: watch.target };
  const accession = await receive(
    archive,
    act,
    news.map(({ file }) => file),
  );
  for (const { row } of news) await noteWatched(archive.catalogue, { ...row, accession });
  return news.length < mostAtOnce ? { error: null } : "more";
}

/** Why a folder cannot be watched, in a sentence; null when it can. */
export async function whyNotWatched(folder: string, watchable: readonly string[]): Promise<string | null> {
  const real = await realpath(folder).catch(() => null);
  if (real === null) return `${folder} cannot be found.`;
  for (const root of watchable) {
    const within = await realpath(root).catch(() => null);
    if (within !== null && (real === within || real.startsWith(within + sep))) return null;
  }
  return `${folder} is not among the folders that the operator lets be watched (IBID_WATCH_FOLDERS).`;
}

/** Files in the order of their paths; links are never followed, and what is hidden is left alone. */
async function* filesBelow(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith(".")) continue;
    if (entry.isFile()) yield path;
    else if (entry.isDirectory()) yield* filesBelow(path);
  }
}
