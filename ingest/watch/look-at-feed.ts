/** Looking at a feed: what it names for the first time is captured, each entry as a draft of its own. */

import type { WatchRow } from "../../storage/catalogue/watch-tables.js";
import { noteWatched, watchedOf } from "../../storage/catalogue/watches.js";
import { type Archive, moment } from "../archive.js";
import { capture, fetchWhole } from "../capture/capture.js";
import { CaptureFailure } from "../capture/capture-failure.js";
import { receiveCapture } from "../capture/take-capture.js";
import type { StillMine } from "../lease-holder.js";
import { intakePlanSchema } from "../quarantine.js";
import { feedEntries, NoFeed } from "./feed-entries.js";
import { isLookedAt, type LookEnd, pagesInOneGo } from "./look.js";

/** Captures new entries, some at a time. @throws CaptureFailure when the feed cannot be had */
export async function lookAtFeed(archive: Archive, watch: WatchRow, stillMine: StillMine): Promise<LookEnd> {
  const { last, body } = await fetchWhole(watch.target, archive.capture, archive.now);
  let entries: ReturnType<typeof feedEntries>;
  try {
    entries = feedEntries(body, last.url);
  } catch (error) {
    if (error instanceof NoFeed) return { error: error.message };
    throw error;
  }
  const troubles: string[] = [];
  let captured = 0;
  // Feeds name the newest first; what is older comes in before it.
  for (const { address } of entries.toReversed()) {
    const before = await watchedOf(archive.catalogue, watch.id, address);
    if (before?.accession) continue;
    if (isLookedAt(watch, before)) {
      if (before?.error) troubles.push(before.error);
      continue;
    }
    if (captured++ === pagesInOneGo) return "more";
    await stillMine();
    const { accession, error } = await takeEntry(archive, watch, address);
    if (error !== null) troubles.push(error);
    await noteWatched(archive.catalogue, {
      ...{ watch: watch.id, address, mark: "", accession, document: null },
      ...{ looked_at: moment(archive), changed_at: null, error },
    });
  }
  if (troubles.length === 0) return { error: null };
  return {
    error: `${troubles.length} of ${entries.length} entries could not be captured; the first: ${troubles[0]}`,
  };
}

async function takeEntry(archive: Archive, watch: WatchRow, address: string) {
  const { software } = archive.capture;
  const plan = intakePlanSchema.parse(JSON.parse(watch.plan));
  try {
    const page = await capture(address, archive.capture, { now: archive.now, software });
    return { accession: await receiveCapture(archive, page, { by: watch.by, plan }), error: null };
  } catch (error) {
    if (!(error instanceof CaptureFailure)) throw error;
    return { accession: null, error: error.message };
  }
}
