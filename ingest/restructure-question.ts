/** The question which texts are to be structured anew: as another kind, or by better parsers. */
import type { Archive } from "./archive.js";
import { moment } from "./archive.js";
import type { Question } from "./questions.js";
import { AnotherText, restructure } from "./restructure.js";
import { structureParsers } from "./structure/structured.js";

/** Attempts before it is given up, and the rest between them in milliseconds. */
const mostAttempts = 2;
const restMs = 2_000;

export const toRestructure: Question<{ document: string }> = {
  name: "structure again",
  // All of it has a structure already: one at a time keeps nobody waiting.
  concurrency: 1,
  lease: ({ document }) => `document:${document}`,
  find: (archive, limit) =>
    archive.catalogue
      .selectFrom("document")
      .select("id as document")
      .where("structured_with", "<", structureParsers)
      .where((where) =>
        where.not(
          where.exists(
            where
              .selectFrom("structure_trouble as trouble")
              .select("trouble.parsers")
              .whereRef("trouble.document", "=", "document.id")
              .where("trouble.parsers", "=", structureParsers)
              .whereRef("trouble.version", "=", "document.newest_version")
              .whereRef("trouble.kind", "=", "document.kind")
              .where((of) =>
                of.or([of("trouble.retry_at", "is", null), of("trouble.retry_at", ">", moment(archive))]),
              ),
          ),
        ),
      )
      .limit(limit)
      .execute(),
  answer: async (archive, { document }, stillMine) => {
    await restructure(archive, document, stillMine);
    await archive.catalogue.deleteFrom("structure_trouble").where("document", "=", document).execute();
  },
  failed: noteTrouble,
};

/** Notes why; what failed is tried once more, and then left until its kind or the parsers change. */
async function noteTrouble(archive: Archive, { document: id }: { document: string }, error: Error) {
  const { catalogue } = archive;
  const document = await catalogue
    .selectFrom("document")
    .select(["kind", "newest_version"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!document) return;
  const known = await catalogue
    .selectFrom("structure_trouble")
    .selectAll()
    .where("document", "=", id)
    .where("kind", "=", document.kind)
    .where("parsers", "=", structureParsers)
    .executeTakeFirst();
  const attempts = (known?.attempts ?? 0) + 1;
  const again = attempts < mostAttempts && !(error instanceof AnotherText);
  const trouble = {
    version: document.newest_version,
    parsers: structureParsers,
    kind: document.kind,
    attempts,
    reason: error.message,
    retry_at: again ? new Date(archive.now() + restMs).toISOString() : null,
  };
  await catalogue
    .insertInto("structure_trouble")
    .values({ document: id, ...trouble })
    .onConflict((conflict) => conflict.column("document").doUpdateSet(trouble))
    .execute();
}
