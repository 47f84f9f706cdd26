/** How the archive stands, for administrators, with what can be done about it. */
import type { RequestHandler } from "express";
import { checkAllNow } from "../../ingest/fixity/rolling.js";
import { reindex } from "../../ingest/heal.js";
import { retryReading } from "../../ingest/second-chances.js";
import { visitorOf } from "../accounts/visitor.js";
import { frame } from "../frame.js";
import { type Notice, redirectWithNotice } from "../notice.js";
import { type SystemStanding, systemStanding } from "../operating/standing.js";
import { coverageLine } from "../shown/coverage-line.js";
import { fixityShown } from "../shown/fixity.js";
import { counted, momentOf, sizeOf } from "../shown/words.js";
import type { Site } from "../site.js";
import { software } from "../software.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

const queueWords: Record<keyof SystemStanding["queues"], string> = {
  received: "received, to be taken in",
  reading: "to be read",
  failed: "could not be read, and wait for somebody",
  recording: "changed, to be written to the vault",
  indexing: "to be indexed",
  changing: "documents to go in changes of many",
  checking: "objects whose bytes are to be read again now",
  lost: "objects of the vault that could not be read back",
};

/** Queues that grow shorter without anybody. */
const movesByItself = ["received", "reading", "recording", "indexing", "changing", "checking"] as const;

export const systemPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const standing = await systemStanding(site);
    response.set("Cache-Control", "no-store");
    if (wantsJson(request)) {
      response.json({ software, node: process.version, ...standing });
      return;
    }
    const { stores, queues, coverage, disk, fixity, backup, log, schema } = standing;
    const damaged = fixity.found.map((row) => ({ object: row.object, sentence: fixityShown(row).sentence }));
    site.render(response, "system", {
      ...frame(site, request, response, { title: "System", canonical: urls.system() }),
      stores: Object.entries(stores).map(([name, { state, reason }]) => ({
        name,
        isReady: state === "ready",
        sentence: state === "ready" ? "answers" : `does not answer: ${reason}`,
      })),
      queues: Object.entries(queueWords).map(([name, label]) => ({
        label,
        count: queues[name as keyof typeof queueWords].toLocaleString("en-GB"),
        needsSomebody: ["failed", "lost"].includes(name) && queues[name as keyof typeof queueWords] > 0,
      })),
      isUnderWay: movesByItself.some((name) => queues[name] > 0),
      coverage: coverageLine(coverage),
      facts: [
        { label: "Disk", value: `${sizeOf(disk.free)} free of ${sizeOf(disk.total)}` },
        { label: "Program", value: `${software}, Node ${process.version}, catalogue ${schema}` },
        {
          label: "Last backup",
          value: backup
            ? `${momentOf(backup.at).words}, ${counted(backup.files, "file")}, to ${backup.target}`
            : "none yet; the command is: ibid backup FOLDER",
        },
        {
          label: "Log",
          value: `${counted(log.entries, "entry", "entries")}, ${log.recorded.toLocaleString("en-GB")} in the vault${log.signed ? `; signed on ${momentOf(log.signed.at).words} at entry ${log.signed.number}` : "; not signed yet"}`,
        },
        { label: "Fixity", value: fixitySentence(fixity, site.config.fixity.days) },
      ],
      damaged,
      retry: queues.failed > 0 ? urls.systemRetry() : null,
      verify: urls.systemVerify(),
      reindex: urls.systemReindex(),
      log: urls.log(),
    });
  };

function fixitySentence({ objects, checked, damaged, last }: SystemStanding["fixity"], days: number): string {
  const schedule =
    days === 0
      ? "Objects are read again only when asked"
      : `Every object is read again within ${counted(days, "day")}`;
  if (last === null) return `${schedule}; none has been yet.`;
  return `${schedule}: ${checked.toLocaleString("en-GB")} of ${counted(objects, "object")} so far, the last on ${momentOf(last).words}; ${damaged === 0 ? "none is damaged" : `${damaged} damaged`}.`;
}

/** Has every text that could not be read tried again. */
export const retryAll = act("retried-all", async (site, by) => {
  const rows = await site.archive.catalogue
    .selectFrom("version")
    .select(["document", "number"])
    .where("text_state", "=", "failed")
    .where("unreadable", "is", null)
    .where("failure", "is distinct from", "encrypted")
    .execute();
  for (const { document, number } of rows) await retryReading(site.archive, document, number, by);
  site.nudge();
});

/** Has every object read again, at the pace that is set. */
export const verifyAll = act("verifying-all", (site) => checkAllNow(site.archive));

/** Fills a new index beside the live one; nobody waits for it. */
export const reindexAll = act("reindexing", async (site) => {
  const { archive } = site;
  void archive.leases
    .whileHolding("index", async () => {
      await reindex(archive);
    })
    .catch((error) => archive.log("error", "The index could not be filled again", { error: String(error) }));
});

function act(notice: Notice, work: (site: Site, by: string) => Promise<void>) {
  return (site: Site): RequestHandler =>
    async (_request, response) => {
      await work(site, visitorOf(response).account?.name ?? "");
      redirectWithNotice(response, urls.system(), notice);
    };
}
