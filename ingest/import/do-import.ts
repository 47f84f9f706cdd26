/**
 * Carrying an import out. All of it is entered first, as an accession whose files are still to come; then one file after
 * another is taken in. That register is the log: an import that was cut off is told again and goes on with what is left.
 */
import { type Archive, moment } from "../archive.js";
import { arriveFrom, filesToCome } from "../coming/arrive.js";
import { awaitFiles } from "../coming/await-files.js";
import type { ImportFile, ImportPlan } from "./plan-import.js";

/** How long an import that was cut off can be gone on with. */
const patienceMs = 30 * 86_400_000;

type Desk = Pick<Archive, "catalogue" | "quarantine" | "now">;

export interface Imported {
  accession: string;
  /** An earlier import of the same folder was gone on with. */
  resumed: boolean;
  /** Files taken into quarantine by this run. */
  taken: number;
  /** Files of the register that are not in the folder any more, or have other bytes; they stay to come. */
  missing: string[];
}

/** Takes in what `plan` holds, which must be without faults. `onFile` is told how many of
 * how many files are safe. */
export async function doImport(
  desk: Desk,
  plan: ImportPlan,
  by: string,
  onFile: (done: number, of: number) => void = () => {},
): Promise<Imported> {
  const open = await openImport(desk, plan.folder);
  const accession = open ?? (await begin(desk, plan, by));
  const byName = new Map(plan.files.map((file) => [file.name, file]));
  const missing: string[] = [];
  let taken = 0;
  const toCome = await filesToCome(desk, accession);
  for (const item of toCome) {
    const file = byName.get(item.name);
    if (!file || (item.digest !== null && file.digest !== item.digest)) {
      missing.push(item.name);
      continue;
    }
    await arriveFrom(desk, { ...item, digest: file.digest }, file.path);
    taken += 1;
    onFile(taken, toCome.length);
  }
  return { accession, resumed: open !== null, taken, missing };
}

async function begin(desk: Desk, { files, folder }: ImportPlan, by: string): Promise<string> {
  const act = { by, way: "command" as const, origin: folder };
  const until = new Date(desk.now() + patienceMs).toISOString();
  const { number, items } = await awaitFiles(desk, act, files, until);
  await noteDigests(desk, items, files);
  return number;
}

async function noteDigests({ catalogue }: Desk, items: readonly string[], files: readonly ImportFile[]) {
  await catalogue.transaction().execute(async (transaction) => {
    for (const [at, id] of items.entries())
      await transaction
        .updateTable("accession_item")
        .set({ digest: files[at]?.digest ?? null })
        .where("id", "=", id)
        .where("state", "=", "coming")
        .execute();
  });
}

/** The accession of an import of this folder that was cut off and can still be gone on with. */
async function openImport(desk: Desk, folder: string): Promise<string | null> {
  const row = await desk.catalogue
    .selectFrom("awaited")
    .innerJoin("accession", "accession.number", "awaited.accession")
    .select("accession.number")
    .where("accession.way", "=", "command")
    .where("accession.origin", "=", folder)
    .where("awaited.until", ">", moment(desk))
    .orderBy("accession.at", "desc")
    .executeTakeFirst();
  return row?.number ?? null;
}
