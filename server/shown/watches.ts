/** Watches in words. */
import { frozenText } from "../../ingest/cite.js";
import type { WatchedRow, WatchRow } from "../../storage/catalogue/watch-tables.js";
import { allWatched } from "../../storage/catalogue/watches.js";
import { findFolded, fold } from "../../storage/model/fold.js";
import type { WatchedShown, WatchShown } from "../../views/contexts.js";
import type { Site } from "../site.js";
import { urls } from "../urls.js";
import { counted, momentOf } from "./words.js";

/** More of what a watch has met is counted. */
const mostShown = 20;

export const schedules = [
  { value: "60", label: "every hour" },
  { value: "360", label: "every six hours" },
  { value: "1440", label: "every day" },
  { value: "10080", label: "every week" },
];

/** A watch with what it has met; `isLooking` while somebody works on it. */
export async function watchShown(site: Site, watch: WatchRow, isLooking: boolean): Promise<WatchShown> {
  const met = await allWatched(site.archive.catalogue, watch.id, 10_000);
  const items: WatchedShown[] = [];
  for (const row of met.slice(0, mostShown)) items.push(await watchedShown(site, row));
  const target = watch.target.split("\n");
  const paused = watch.paused === 1;
  const schedule = schedules.find(({ value }) => Number(value) === watch.every_minutes);
  const words = schedule?.label ?? `every ${watch.every_minutes} minutes`;
  return {
    id: watch.id,
    kind: kindOf(watch, target.length),
    target,
    state: paused
      ? "Paused"
      : isLooking
        ? "Looking now"
        : watch.error
          ? "The last look went wrong"
          : "Waiting",
    isWrong: !paused && !isLooking && watch.error !== null,
    sentence: `Looked at ${words}, for ${watch.by}.`,
    lastLook: watch.last_look === null ? null : momentOf(watch.last_look),
    nextLook: paused ? null : momentOf(watch.next_look),
    error: watch.error,
    items,
    more: met.length > mostShown ? `and ${(met.length - mostShown).toLocaleString("en-GB")} more` : null,
    action: urls.watch(watch.id),
    paused,
  };
}

function kindOf({ kind }: WatchRow, targets: number): string {
  if (kind === "pages") return targets === 1 ? "Page" : counted(targets, "page");
  return { feed: "Feed", folder: "Folder", mailbox: "Mailbox" }[kind];
}

async function watchedShown(site: Site, row: WatchedRow): Promise<WatchedShown> {
  const document = await documentOf(site, row);
  const newest = document?.newest_version ?? 1;
  const isChanged = document && row.changed_at !== null && newest > 1;
  return {
    address: row.address,
    document: document && { label: document.title, href: urls.document(document.id) },
    looked: momentOf(row.looked_at),
    changed: isChanged
      ? {
          label: `Other words since ${momentOf(row.changed_at ?? "").words}: see what changed`,
          href: urls.changes(document.id, newest, {}),
        }
      : null,
    warning: document ? await lostCitations(site, document.id, newest) : null,
    error: row.error,
  };
}

/** The document that it became, or that held its bytes before. */
async function documentOf({ archive }: Site, { document, accession, address }: WatchedRow) {
  const item =
    accession === null
      ? undefined
      : await archive.catalogue
          .selectFrom("accession_item")
          .select("document")
          .where("accession", "=", accession)
          .orderBy((order) => order("name", "=", address), "desc")
          .executeTakeFirst();
  const row = await archive.catalogue
    .selectFrom("document")
    .select(["id", "title", "newest_version"])
    .where("id", "=", item?.document ?? document ?? "")
    .executeTakeFirst();
  return row ?? null;
}

/** How many citations of older versions have words that the newest one has no more, in a sentence; null when none. */
async function lostCitations({ archive }: Site, document: string, newest: number): Promise<string | null> {
  const citations = await archive.catalogue
    .selectFrom("citation")
    .select("exact")
    .where("document", "=", document)
    .where("version", "<", newest)
    .execute();
  if (citations.length === 0) return null;
  const text = await frozenText(archive, document, newest);
  if (text === null) return null;
  const folded = fold(text);
  const lost = citations.filter(({ exact }) => findFolded(folded, exact).length === 0).length;
  if (lost === 0) return null;
  return `${counted(lost, "cited passage does", "cited passages do")} not stand in the newest version any more. The citations stay true of the version they were made of.`;
}
