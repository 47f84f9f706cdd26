/** The question which documents are to be read again because somebody asked. */
import { forgetPassword } from "../storage/catalogue/given-passwords.js";
import { rereadingOf, waitingRereadings } from "../storage/catalogue/rereadings.js";
import { type Archive, moment } from "./archive.js";
import { ExtractionFailed } from "./extract/extraction.js";
import type { Question } from "./questions.js";
import { reread } from "./reread.js";

/** Reading the same bytes again ends the same way. */
const endedForGood: readonly string[] = ["encrypted", "corrupt", "unsupported", "empty"];
/** Attempts before it is given up, and the rest between them in milliseconds. */
const mostAttempts = 2;
const restMs = 2_000;

export const toReread: Question<{ document: string }> = {
  name: "read again",
  // What waits here has a text already: it never keeps those waiting that have none.
  concurrency: 1,
  lease: ({ document }) => `document:${document}`,
  find: (archive, limit) => waitingRereadings(archive.catalogue, moment(archive), limit),
  answer: (archive, { document }, stillMine) => reread(archive, document, stillMine),
  failed: noteFailedRereading,
};

async function noteFailedRereading(archive: Archive, { document }: { document: string }, error: Error) {
  const request = await rereadingOf(archive.catalogue, document);
  if (request?.state !== "waiting") return;
  const attempts = request.attempts + 1;
  const failure = error instanceof ExtractionFailed ? error.code : "crashed";
  const again = attempts < mostAttempts && !endedForGood.includes(failure);
  await archive.catalogue
    .updateTable("rereading")
    .set({
      attempts,
      failure,
      reason: error.message,
      state: again ? "waiting" : "failed",
      retry_at: again ? new Date(archive.now() + restMs).toISOString() : null,
    })
    .where("document", "=", document)
    .where("state", "=", "waiting")
    .execute();
  if (!again) await forgetPassword(archive.catalogue, { document, version: request.version });
}
