/** What was done before there was a log: entered once, in the order of its moments, when the archive is next opened. */
import type { CatalogueTransaction } from "../../storage/catalogue/catalogue.js";
import { appendLog, type Deed, eventDeed } from "../../storage/catalogue/log.js";
import { authorityRecordSchema } from "../../storage/model/authority.js";
import { type Archive, moment } from "../archive.js";

const noteKey = "log begun";

/** Enters every event of records that the log lacks; does nothing when that was done before. */
export async function enterOlderEvents(archive: Pick<Archive, "catalogue" | "now">): Promise<void> {
  const { catalogue } = archive;
  const known = await catalogue
    .selectFrom("meta")
    .select("key")
    .where("key", "=", noteKey)
    .executeTakeFirst();
  if (known) return;
  await catalogue.transaction().execute(async (transaction) => {
    const deeds = [...(await documentDeeds(transaction)), ...(await authorityDeeds(transaction))];
    await appendLog(
      transaction,
      deeds.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0)),
    );
    await transaction
      .insertInto("meta")
      .values({ key: noteKey, value: moment(archive) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
}

async function documentDeeds(scope: CatalogueTransaction): Promise<Deed[]> {
  const rows = await scope.selectFrom("event").selectAll().orderBy("document").orderBy("position").execute();
  return rows.map((row) => eventDeed(`document:${row.document}`, { ...row, detail: JSON.parse(row.detail) }));
}

async function authorityDeeds(scope: CatalogueTransaction): Promise<Deed[]> {
  const rows = await scope.selectFrom("authority").select(["id", "record"]).execute();
  return rows.flatMap(({ id, record }) =>
    authorityRecordSchema
      .parse(JSON.parse(record))
      .events.map((event) => eventDeed(`authority:${id}`, event)),
  );
}
