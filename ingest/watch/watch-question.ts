/** The question of the loop which watches are to be looked at, and what a look does. */

import type { WatchRow } from "../../storage/catalogue/watch-tables.js";
import { changeWatch, dueWatches, watchOf } from "../../storage/catalogue/watches.js";
import { type Archive, moment } from "../archive.js";
import { CaptureFailure } from "../capture/capture-failure.js";
import { NotYet } from "../claim-bytes.js";
import type { StillMine } from "../lease-holder.js";
import type { Question } from "../questions.js";
import { lookAtFeed } from "./look-at-feed.js";
import { lookAtPages } from "./look-at-pages.js";
import { lookIntoFolder } from "./look-into-folder.js";
import { lookIntoMailbox } from "./look-into-mailbox.js";

/** After a look that went wrong the next is sooner than planned, in minutes; doubled each time. */
const firstRetryMinutes = 10;
const minuteMs = 60_000;

const looks = { pages: lookAtPages, feed: lookAtFeed, folder: lookIntoFolder, mailbox: lookIntoMailbox };

export const toLookAt: Question<{ id: string }> = {
  name: "look at what is watched by",
  concurrency: 2,
  lease: ({ id }) => `watch:${id}`,
  find: async (archive, limit) =>
    archive.role === "server" ? dueWatches(archive.catalogue, moment(archive), limit) : [],
  answer: async (archive, { id }, stillMine) => {
    const watch = await watchOf(archive.catalogue, id);
    if (!watch || watch.paused === 1 || watch.next_look > moment(archive)) return;
    await look(archive, watch, stillMine);
  },
  failed: async (archive, { id }, error) => {
    const watch = await watchOf(archive.catalogue, id);
    if (watch) await noteLook(archive, watch, { error: error.message, retryAfterSeconds: null });
  },
};

async function look(archive: Archive, watch: WatchRow, stillMine: StillMine): Promise<void> {
  try {
    const end = await looks[watch.kind](archive, watch, stillMine);
    await stillMine();
    // What is left is asked for at once: whoever stops the server waits for a few pages, not for a list of them.
    if (end !== "more") await noteLook(archive, watch, { ...end, retryAfterSeconds: null });
  } catch (error) {
    if (error instanceof NotYet || !(error instanceof CaptureFailure)) throw error;
    await noteLook(archive, watch, {
      error: error.message,
      retryAfterSeconds: error.retryAfterSeconds,
    });
  }
}

/** Notes how a look ended, and when the next one is. */
async function noteLook(
  archive: Archive,
  { id, every_minutes: every, failures }: WatchRow,
  { error, retryAfterSeconds }: { error: string | null; retryAfterSeconds: number | null },
): Promise<void> {
  const retry = Math.min(every, firstRetryMinutes * 2 ** Math.min(failures, 12));
  const minutes = error === null ? every : Math.max(retry, (retryAfterSeconds ?? 0) / 60);
  await changeWatch(archive.catalogue, id, {
    last_look: moment(archive),
    next_look: new Date(archive.now() + minutes * minuteMs).toISOString(),
    error,
    failures: error === null ? 0 : failures + 1,
  });
}
