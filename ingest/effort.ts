/** How much work a version's text has been: attempts at reading it, and the time they took, without waiting. */
import type { Archive } from "./archive.js";
import { ExtractionFailed } from "./extract/extraction.js";
import type { Effort } from "./freeze.js";
import type { FileRead } from "./reading/read-file.js";

type Desk = Pick<Archive, "catalogue">;

/** What has been noted of the attempts that gave no text. */
export async function effortSoFar(desk: Desk, document: string, number: number): Promise<Effort> {
  const row = await desk.catalogue
    .selectFrom("version")
    .select(["tries", "reading_ms"])
    .where("document", "=", document)
    .where("number", "=", number)
    .executeTakeFirst();
  return { attempts: row?.tries ?? 0, readingMs: row?.reading_ms ?? 0 };
}

/** The effort with one more attempt, which gave `read`. */
export function withAttempt({ attempts, readingMs }: Effort, read: Pick<FileRead, "readingMs">): Effort {
  return { attempts: attempts + 1, readingMs: readingMs + (read.readingMs ?? 0) };
}

/** Notes an attempt that failed, with the time it took as far as the failure tells. */
export async function noteEffort(desk: Desk, document: string, number: number, error: unknown) {
  const readingMs = error instanceof ExtractionFailed ? (error.readingMs ?? 0) : 0;
  await addEffort(desk, document, number, { attempts: 1, readingMs });
}

/** Adds to what is noted of a version that has no text yet. */
export async function addEffort(
  { catalogue }: Desk,
  document: string,
  number: number,
  { attempts, readingMs }: Effort,
): Promise<void> {
  await catalogue
    .updateTable("version")
    .set((row) => ({
      tries: row(row.fn.coalesce("tries", row.lit(0)), "+", attempts),
      reading_ms: row(row.fn.coalesce("reading_ms", row.lit(0)), "+", readingMs),
    }))
    .where("document", "=", document)
    .where("number", "=", number)
    .where("text_state", "=", "waiting")
    .execute();
}
