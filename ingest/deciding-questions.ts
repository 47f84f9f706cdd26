/** Questions of the loop: which drafts are to go live now, and which series the vault does not know as they are. */
import { dueDrafts, publishDue } from "./decide.js";
import type { Question } from "./questions.js";
import { recordSeries } from "./series.js";

export const due: Question<{ id: string }> = {
  name: "publish",
  concurrency: 1,
  lease: (document) => `due:${document.id}`,
  find: dueDrafts,
  answer: (archive, { id }) => publishDue(archive, id),
  failed: async () => {},
};

export const unrecordedSeries: Question<{ id: string }> = {
  name: "record series",
  concurrency: 1,
  lease: (series) => `series:${series.id}`,
  find: ({ catalogue }, limit) =>
    catalogue
      .selectFrom("series")
      .select("id")
      .whereRef("recorded_revision", "<", "revision")
      .limit(limit)
      .execute(),
  answer: (archive, { id }) => recordSeries(archive, id),
  failed: async () => {},
};
