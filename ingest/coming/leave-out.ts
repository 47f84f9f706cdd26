/** Waiting no longer: what has not arrived whole is left out of its accession, and says so for ever. */
import { rm } from "node:fs/promises";
import { type Archive, moment } from "../archive.js";
import type { Question } from "../questions.js";
import { filesToCome } from "./arrive.js";
import { touchAccession } from "./note-arrival.js";

type Desk = Pick<Archive, "catalogue" | "quarantine" | "now">;

/** Leaves the files that are still to come out of an accession; `why` ends the sentence that each keeps. Returns how many. */
export async function leaveOut(desk: Desk, accession: string, why: string): Promise<number> {
  const files = await filesToCome(desk, accession);
  await desk.catalogue.transaction().execute(async (transaction) => {
    for (const { id, arrived, bytes } of files)
      await transaction
        .updateTable("accession_item")
        .set({
          state: "refused",
          digest: null,
          reason: `${arrived} of ${bytes} bytes had arrived when ${why}; they were thrown away.`,
        })
        .where("id", "=", id)
        .where("state", "=", "coming")
        .execute();
    await touchAccession(transaction, accession);
  });
  for (const { id } of files) await rm(desk.quarantine.comingFile(id), { force: true });
  return files.length;
}

/** Accessions that have been waited for long enough. */
export const overdue: Question<{ accession: string }> = {
  name: "wait no longer for the files of",
  concurrency: 1,
  lease: ({ accession }) => `coming:${accession}`,
  find: (archive, limit) =>
    archive.catalogue
      .selectFrom("awaited")
      .select("accession")
      .where("until", "<=", moment(archive))
      .limit(limit)
      .execute(),
  answer: async (archive, { accession }) => {
    await leaveOut(archive, accession, "the time to go on with the upload was over");
  },
  failed: async () => {},
};

/** Waits for the files of an accession until `until`, if there are any to come. */
export async function waitUntil({ catalogue }: Desk, accession: string, until: string): Promise<void> {
  await catalogue.updateTable("awaited").set({ until }).where("accession", "=", accession).execute();
}
