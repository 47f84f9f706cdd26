/** How the archive stands, for its system page and for Prometheus: one reading of the same facts. */
import { statfs } from "node:fs/promises";
import { moment } from "../../ingest/archive.js";
import { lastBackup } from "../../ingest/backup/back-up.js";
import { lastSignedHead } from "../../ingest/log/head.js";
import { recordedUpTo } from "../../ingest/log/parts.js";
import { damagedObjects, fixityTotals } from "../../storage/catalogue/fixity.js";
import { logEnd } from "../../storage/catalogue/log.js";
import { documentStates } from "../../storage/model/kind.js";
import { coverageOf } from "../search/coverage.js";
import type { Site } from "../site.js";
import { storeStates } from "./store-states.js";

const dayMs = 86_400_000;

export async function systemStanding(site: Site) {
  const { catalogue } = site.archive;
  const rows = await catalogue
    .selectFrom("document")
    .select(["state", (count) => count.fn.countAll<number>().as("count")])
    .groupBy("state")
    .execute();
  const documents = Object.fromEntries(
    documentStates.map((state) => [state, Number(rows.find((row) => row.state === state)?.count ?? 0)]),
  );
  const disk = await statfs(site.config.dataFolder);
  const period = (site.config.fixity.days || 30) * dayMs;
  const since = new Date(site.archive.now() - period).toISOString();
  const end = await logEnd(catalogue);
  return {
    stores: await storeStates(site),
    documents,
    queues: await queues(site),
    coverage: await coverageOf(catalogue, documentStates),
    disk: { free: disk.bavail * disk.bsize, total: disk.blocks * disk.bsize },
    fixity: { ...(await fixityTotals(catalogue, since)), found: await damagedObjects(catalogue) },
    backup: await lastBackup(site.archive),
    log: {
      entries: end?.number ?? 0,
      recorded: await recordedUpTo(site.archive),
      signed: (await lastSignedHead(site.archive))?.head ?? null,
    },
    schema: await newestMigration(site),
  };
}
export type SystemStanding = Awaited<ReturnType<typeof systemStanding>>;

/** What waits, by what it waits for; `failed` waits for somebody. */
async function queues({ archive }: Site) {
  const { catalogue } = archive;
  const count = async (query: { execute(): Promise<{ count: number | bigint | string }[]> }) =>
    Number((await query.execute())[0]?.count ?? 0);
  const all = <T extends "accession_item" | "version" | "document" | "rereading" | "unrebuilt">(table: T) =>
    catalogue.selectFrom(table as "document").select((select) => select.fn.countAll<number>().as("count"));
  return {
    received: await count(
      catalogue
        .selectFrom("accession_item")
        .select((select) => select.fn.countAll<number>().as("count"))
        .where("state", "=", "received"),
    ),
    reading: await count(
      catalogue
        .selectFrom("version")
        .select((select) => select.fn.countAll<number>().as("count"))
        .where("text_state", "=", "waiting"),
    ),
    failed: await count(
      catalogue
        .selectFrom("version")
        .select((select) => select.fn.countAll<number>().as("count"))
        .where("text_state", "=", "failed")
        .where("unreadable", "is", null),
    ),
    recording: await count(all("document").whereRef("recorded_revision", "<", "revision")),
    indexing: await count(
      all("document").where((where) =>
        where.or([where("indexed_as", "is", null), where("indexed_revision", "<", where.ref("revision"))]),
      ),
    ),
    changing: await count(
      catalogue
        .selectFrom("many_act_document")
        .select((select) => select.fn.countAll<number>().as("count"))
        .where("state", "in", ["waiting", "undoing"]),
    ),
    checking: await count(
      catalogue
        .selectFrom("fixity")
        .select((select) => select.fn.countAll<number>().as("count"))
        .where("due_at", "<=", moment(archive)),
    ),
    lost: await count(all("unrebuilt")),
  };
}

async function newestMigration({ archive: { catalogue } }: Site): Promise<number> {
  const row = await catalogue
    .selectFrom("migration")
    .select("number")
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.number ?? 0;
}
