/** Each line of a file looked for, one table out. */
import { readFile } from "node:fs/promises";
import { linesOf, searchLines } from "../search/batch.js";
import { batchColumns, batchCsv, batchJson } from "../shown/batch.js";
import { type Exit, exits, printJson, WrongUse, whyUnreadable } from "./command.js";
import { addressOf, withArchive } from "./with-archive.js";

/** Writes CSV, or one JSON value, to standard output. Throws WrongUse for a file that cannot be read. */
export async function searchFile(path: string, isJson: boolean): Promise<Exit> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new WrongUse(`${path}: ${whyUnreadable(error)}.`);
  });
  return withArchive(async (archive, config) => {
    const address = await addressOf(config);
    const rows = searchLines(archive, linesOf(text, path.endsWith(".csv")), ["published", "draft"]);
    const known: ReturnType<typeof batchJson>[] = [];
    let isFaulty = false;
    if (!isJson) process.stdout.write(batchColumns);
    for await (const row of rows) {
      isFaulty ||= row.fault !== null;
      if (isJson) known.push(batchJson(row, address));
      else process.stdout.write(batchCsv(row, address));
    }
    if (isJson) printJson(known);
    return isFaulty ? exits.someFailed : exits.done;
  });
}
