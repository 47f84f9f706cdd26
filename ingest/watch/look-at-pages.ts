/** Looking at pages again: another version only when the article has other words, for menus and adverts change daily. */

import type { WatchedRow, WatchRow } from "../../storage/catalogue/watch-tables.js";
import { noteWatched, watchedOf } from "../../storage/catalogue/watches.js";
import { type Archive, moment } from "../archive.js";
import { capture } from "../capture/capture.js";
import { CaptureFailure } from "../capture/capture-failure.js";
import { receiveCapture } from "../capture/take-capture.js";
import { documentOfItem } from "../document-of-item.js";
import type { StillMine } from "../lease-holder.js";
import { intakePlanSchema } from "../quarantine.js";
import { isLookedAt, type LookEnd, pagesInOneGo } from "./look.js";
import { hasOtherWords } from "./other-words.js";

/** Looks at the pages of a watch, some at a time. */
export async function lookAtPages(archive: Archive, watch: WatchRow, stillMine: StillMine): Promise<LookEnd> {
  const addresses = watch.target.split("\n").filter((line) => line !== "");
  const troubles: string[] = [];
  let captured = 0;
  for (const address of addresses) {
    const before = await watchedOf(archive.catalogue, watch.id, address);
    if (isLookedAt(watch, before)) {
      if (before?.error) troubles.push(before.error);
      continue;
    }
    if (captured++ === pagesInOneGo) return "more";
    await stillMine();
    const error = await lookAtPage(archive, watch, address, before);
    if (error !== null) troubles.push(error);
  }
  const [first = null] = troubles;
  if (first === null || addresses.length === 1) return { error: first };
  return {
    error: `${troubles.length} of ${addresses.length} pages could not be captured; the first: ${first}`,
  };
}

/** Looks at one page; returns why it could not, or null. */
async function lookAtPage(
  archive: Archive,
  watch: WatchRow,
  address: string,
  before: WatchedRow | null,
): Promise<string | null> {
  const { catalogue } = archive;
  const document = before && (await documentOf(archive, before));
  const row: WatchedRow = {
    ...(before ?? { mark: "", accession: null, changed_at: null }),
    ...{ watch: watch.id, address, document, looked_at: moment(archive), error: null },
  };
  try {
    const { software } = archive.capture;
    const page = await capture(address, archive.capture, { now: archive.now, software });
    const isChanged = document !== null && (await hasOtherWords(archive, document, page));
    if (document === null || isChanged) {
      const plan = intakePlanSchema.parse({ ...JSON.parse(watch.plan), versionOf: document });
      row.accession = await receiveCapture(archive, page, { by: watch.by, plan });
      if (isChanged) row.changed_at = row.looked_at;
    }
  } catch (error) {
    if (!(error instanceof CaptureFailure)) throw error;
    row.error = error.message;
  }
  await noteWatched(catalogue, row);
  return row.error;
}

/** The document that the first capture became, or that held the same already; null when there is none yet. */
async function documentOf(
  { catalogue }: Archive,
  { document, accession }: WatchedRow,
): Promise<string | null> {
  return document ?? (accession === null ? null : documentOfItem(catalogue, accession));
}
