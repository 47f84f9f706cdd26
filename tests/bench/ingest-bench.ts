/** From hand-over to searchable, beside the bare engine indexing the same passages in the same run. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { startDerivation } from "../../ingest/derive.js";
import { openArchive } from "../../ingest/open-archive.js";
import { passageRecords } from "../../ingest/passage-records.js";
import { intakePlanSchema } from "../../ingest/quarantine.js";
import { receive } from "../../ingest/receive.js";
import { readConfig } from "../../server/config.js";
import { archiveFolder } from "../served-archive.js";
import { rawEngine, rawIndexing } from "./engine-calls.js";
import { watchMemory } from "./memory-watch.js";

export interface IngestFigures {
  documents: number;
  passages: number;
  seconds: number;
  rawSeconds: number;
  memory: Map<string, number>;
}

/** Takes every file of `folder` in, in this process, and measures until the last one is searchable. */
export async function measureIngest(folder: string): Promise<IngestFigures> {
  const place = await archiveFolder("bench");
  const config = readConfig({ IBID_DATA: place.folder });
  const archive = await openArchive({ ...config, log: () => {} }, "server");
  try {
    const derivation = startDerivation(archive);
    const plan = intakePlanSchema.parse({ publish: true });
    const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
    const files = names.map(({ name }) => ({ name, path: join(folder, name), move: false, plan }));
    const memory = watchMemory();
    const started = performance.now();
    await receive(archive, { by: "bench", way: "command", origin: null }, files);
    derivation.nudge();
    await derivation.settled();
    const seconds = (performance.now() - started) / 1000;
    const peaks = memory.stop();
    await derivation.stop();
    const rows = await archive.catalogue.selectFrom("document").select("id").execute();
    const records = [];
    for (const { id } of rows) records.push(...((await passageRecords(archive, id))?.records ?? []));
    const rawSeconds = await rawIndexing(rawEngine(place.folder), records);
    return { documents: rows.length, passages: records.length, seconds, rawSeconds, memory: peaks };
  } finally {
    await archive.close();
    await place.remove();
  }
}
