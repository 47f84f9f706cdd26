/** Describing a series, and keeping what is said of it in the vault. */
import { seriesById, seriesByName, writeSeries } from "../storage/catalogue/series.js";
import { authorityIdLength } from "../storage/model/identity.js";
import { type Series, type SeriesWords, seriesSchema, seriesWordsSchema } from "../storage/model/series.js";
import { type Archive, moment, newId, type Stores, seriesObject } from "./archive.js";

const file = "series.json";

/** Somebody else described the series after the editor opened it. */
export class SeriesConflict extends Error {
  override name = "SeriesConflict";
  constructor(readonly current: Series) {
    super(`${current.by} described this series while you were writing. Nothing was saved.`);
  }
}

/** The series of that name, made now when nobody has described it. */
export async function openSeries(
  desk: Pick<Archive, "catalogue" | "now">,
  name: string,
  by: string,
): Promise<Series> {
  return desk.catalogue.transaction().execute(async (transaction) => {
    const known = await seriesByName(transaction, name);
    if (known) return known;
    const words = seriesWordsSchema.parse({});
    const id = newId(authorityIdLength);
    const series = seriesSchema.parse({ ibid: 1, ...words, id, name, revision: 1, by, at: moment(desk) });
    await writeSeries(transaction, series, { recorded: false });
    return series;
  });
}

/** Describes a series. Throws SeriesConflict when its revision is no longer `basedOn`; null when there is none such. */
export async function describeSeries(
  desk: Pick<Archive, "catalogue" | "now">,
  id: string,
  { words, basedOn, by }: { words: SeriesWords; basedOn: number; by: string },
): Promise<Series | null> {
  return desk.catalogue.transaction().execute(async (transaction) => {
    const current = await seriesById(transaction, id);
    if (!current) return null;
    if (current.revision !== basedOn) throw new SeriesConflict(current);
    const series = { ...current, ...words, revision: current.revision + 1, by, at: moment(desk) };
    await writeSeries(transaction, series, { recorded: false });
    return series;
  });
}

/** Writes what the catalogue says of a series to the vault. */
export async function recordSeries(stores: Stores, id: string): Promise<void> {
  const series = await seriesById(stores.catalogue, id);
  if (!series) return;
  const object = seriesObject(id);
  const files = [{ path: file, content: JSON.stringify(series) }];
  const change = { by: series.by, message: "series", at: moment(stores) };
  if (await stores.vault.inspect(object)) await stores.vault.update(object, files, change);
  else await stores.vault.create(object, files, change);
  await stores.catalogue
    .updateTable("series")
    .set({ recorded_revision: series.revision })
    .where("id", "=", id)
    .execute();
}

/** Brings a series back into the catalogue, unless it holds a newer one. */
export async function rebuildSeries(desk: Pick<Archive, "catalogue" | "vault">, id: string): Promise<void> {
  const content = await desk.vault.read(seriesObject(id), file);
  const series = seriesSchema.parse(JSON.parse(content.toString("utf8")));
  await desk.catalogue.transaction().execute(async (transaction) => {
    const known = await seriesById(transaction, id);
    if (!known || known.revision <= series.revision)
      await writeSeries(transaction, series, { recorded: true });
  });
}
