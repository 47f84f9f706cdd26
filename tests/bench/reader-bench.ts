/** A document of 1,000 pages opened at page 900 over HTTP, beside the bare reading of the same rows from the catalogue. */
import { join } from "node:path";
import { readVersion } from "../../ingest/read.js";
import { openCatalogue } from "../../storage/catalogue/catalogue.js";
import type { Page } from "../../storage/model/passage.js";
import { openOn, takeIn } from "../empty-archive.js";
import { archiveFolder, serveArchive } from "../served-archive.js";
import { realParagraphs } from "./made-documents.js";
import { atRest, processorTime } from "./processor-time.js";
import { type Quantiles, timed, timesOf } from "./times.js";

export interface ReaderFigures {
  passages: number;
  /** To the last byte of the page with the text of page 900, in milliseconds: the first time, and then. */
  first: number;
  opened: Quantiles;
  /** Processor milliseconds of the server for one of them; what else the machine does has no part in it. */
  openedCpu: number;
  /** The same with a word searched for all through the document. */
  searched: Quantiles;
  /** The rows of the passages that are shown, read and nothing else. */
  shownRows: Quantiles;
  /** The rows of all passages. */
  allRows: Quantiles;
}

const pages = 1_000;
const perPage = 10;
const rounds = Array.from({ length: 20 }, (_, round) => round);

export async function measureReader(): Promise<ReaderFigures> {
  const place = await archiveFolder("bench-reader");
  try {
    const { id, passages } = await longDocument(place.folder);
    const served = await serveArchive(place.folder, { NODE_ENV: "production" });
    const address = `${served.address}/documents/${id}/versions/1?page=900`;
    let shown: [number, number] = [0, 0];
    const open = async (query = "") => {
      const answer = await fetch(address + query);
      const starts = [...(await answer.text()).matchAll(/data-start="(\d+)"/g)].map(([, start]) =>
        Number(start),
      );
      if (answer.status !== 200 || starts.length < perPage)
        throw new Error(`Page 900 answered ${answer.status} with ${starts.length} passages`);
      shown = [starts[0] ?? 0, starts.at(-1) ?? 0];
    };
    await indexed(served.address, passages);
    await atRest(served.pid);
    await fetch(`${served.address}/about`).then((answer) => answer.text());
    const first = await timed(() => open());
    const before = await processorTime(served.pid);
    const opened = await timesOf(rounds, 1, () => open());
    const openedCpu = ((await processorTime(served.pid)) - before) / rounds.length;
    const searched = await timesOf(rounds, 1, () => open("&q=inquiry"));
    await served.stop();
    const catalogue = await openCatalogue(join(place.folder, "catalogue.sqlite"), new Date().toISOString());
    const rows = (from: number, to: number) => async () => {
      await catalogue
        .selectFrom("passage")
        .selectAll()
        .where("document", "=", id)
        .where("start", ">=", from)
        .where("start", "<=", to)
        .orderBy("start")
        .execute();
    };
    const shownRows = await timesOf(rounds, 1, rows(...shown));
    const allRows = await timesOf(rounds, 1, rows(0, Number.MAX_SAFE_INTEGER));
    await catalogue.destroy();
    return { passages, first, opened, openedCpu, searched, shownRows, allRows };
  } finally {
    await place.remove();
  }
}

/** A text of 10,000 paragraphs that was really taken in and read, with pages laid over it, ten paragraphs each. */
async function longDocument(folder: string): Promise<{ id: string; passages: number }> {
  const archive = await openOn(folder, "server");
  try {
    const paragraphs = realParagraphs();
    const lines = Array.from(
      { length: pages * perPage },
      (_, at) => `${paragraphs[at % paragraphs.length]?.slice(0, 600)} (${at})`,
    );
    const id = await takeIn(archive, `${lines.join("\n\n")}\n`);
    await readVersion(archive, id, 1);
    const { catalogue } = archive;
    const rows = await catalogue
      .selectFrom("passage")
      .select(["start", "end"])
      .where("document", "=", id)
      .orderBy("start")
      .execute();
    const sheets = Array.from({ length: pages }, (_, at): Page => {
      const own = rows.slice(at * perPage, (at + 1) * perPage);
      const [start, end] = [own[0]?.start ?? 0, rows[(at + 1) * perPage]?.start ?? own.at(-1)?.end ?? 0];
      return { number: at + 1, label: null, start, end, characters: end - start, method: "text" };
    });
    await catalogue.transaction().execute(async (transaction) => {
      for (const [at, { start }] of rows.entries()) {
        const page = Math.min(1 + Math.floor(at / perPage), pages);
        await transaction
          .updateTable("passage")
          .set({ page, page_end: page })
          .where("document", "=", id)
          .where("start", "=", start)
          .execute();
      }
      await transaction
        .updateTable("version")
        .set({ pages: JSON.stringify(sheets), page_count: pages })
        .where("document", "=", id)
        .execute();
      await transaction.updateTable("document").set({ state: "published" }).where("id", "=", id).execute();
    });
    return { id, passages: rows.length };
  } finally {
    await archive.close();
  }
}

/** Waits until nothing is left to be done, so that the reader is served alone. */
async function indexed(address: string, passages: number): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const answer = await fetch(`${address}/search?limit=1`, { headers: { accept: "application/json" } });
    if (answer.ok && ((await answer.json()) as { total: number }).total === passages) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error("The document was not indexed in five minutes");
}
