/** The log: everything that was done, for archivists; and its signed head, for anybody. */
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { RequestHandler } from "express";
import { z } from "zod";
import { lastSignedHead, signHead } from "../../ingest/log/head.js";
import { keyHistory } from "../../ingest/proofs/signing-key.js";
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import { logFrom } from "../../storage/catalogue/log.js";
import { countLog, type LogFilter, listLog, logActions } from "../../storage/catalogue/log-list.js";
import { documentIdSchema } from "../../storage/model/identity.js";
import { outcomes } from "../../storage/model/log-entry.js";
import { publishedKey } from "../../storage/model/proof.js";
import { visitorOf } from "../accounts/visitor.js";
import { frame } from "../frame.js";
import { redirectWithNotice } from "../notice.js";
import { parameters } from "../parameters.js";
import { documentsOf, logEntryJson, logRow } from "../shown/log-entry.js";
import { actionWords } from "../shown/log-words.js";
import { pagingOf } from "../shown/paging.js";
import { counted, momentOf } from "../shown/words.js";
import type { Site } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

const perPage = 50;
const linesAtOnce = 1_000;

/** An empty field of a form asks for nothing. */
const asked = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.nullable().default(null));
const text = asked(z.string("expected one text").max(200));
const day = asked(z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "expected a day such as 2026-12-01"));

const logParameters = z.object({
  action: text,
  by: text,
  object: text,
  outcome: asked(z.enum(outcomes)),
  from: day,
  to: day,
  page: z.coerce.number("expected a page number").int().min(1).max(1_000_000).default(1),
});

export const logPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { page, ...asked } = parameters(logParameters, request.query);
    const { catalogue } = site.archive;
    const filter: LogFilter = { ...asked, object: objectNamed(asked.object) };
    const total = await countLog(catalogue, filter);
    const entries = await listLog(catalogue, filter, { limit: perPage, offset: (page - 1) * perPage });
    if (wantsJson(request)) {
      response.json({ total, entries: entries.map(logEntryJson) });
      return;
    }
    const signed = await lastSignedHead(site.archive);
    const titles = await titlesOf(catalogue, documentsOf(entries));
    const isNarrowed = Object.values(asked).some((value) => value !== null);
    site.render(response, "log", {
      ...frame(site, request, response, { title: "Log", canonical: urls.log(asked) }),
      sentence: `${counted(total, "entry", "entries")}${isNarrowed ? " of this kind" : ""}, newest first.`,
      action: urls.log(),
      fields: {
        by: asked.by ?? "",
        object: asked.object ?? "",
        from: asked.from ?? "",
        to: asked.to ?? "",
      },
      actions: choicesOf(asked.action, await logActions(catalogue), "anything", actionWords),
      outcomes: choicesOf(asked.outcome, outcomes, "either"),
      clear: isNarrowed ? urls.log() : null,
      rows: entries.map((entry) => logRow(entry, titles)),
      paging: pagingOf({
        page,
        perPage,
        total,
        what: "Entries",
        href: (number) => urls.log({ ...asked, page: number > 1 ? number : null }),
      }),
      lines: urls.logLines(),
      head: urls.logHead(),
      signed: signed && { number: `${signed.head.number}`, at: momentOf(signed.head.at) },
      signAction: urls.signLog(),
    });
  };

async function titlesOf(catalogue: Catalogue, documents: string[]): Promise<Map<string, string>> {
  const rows = await catalogue
    .selectFrom("document")
    .select(["id", "title"])
    .where("id", "in", documents)
    .execute();
  return new Map(rows.map(({ id, title }) => [id, title]));
}

/** The whole log, a line of JSON an entry, the oldest first. */
export const logLines =
  (site: Site): RequestHandler =>
  async (_request, response) => {
    response.attachment("ibid-log.jsonl").type("application/x-ndjson");
    await pipeline(Readable.from(linesOf(site.archive.catalogue)), response).catch((error: unknown) => {
      // What was cut off must not pass for the whole.
      if (!response.destroyed) response.destroy();
      if ((error as NodeJS.ErrnoException).code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
    });
  };

async function* linesOf(catalogue: Catalogue): AsyncIterable<string> {
  for (let next = 1; ; ) {
    const entries = await logFrom(catalogue, next, linesAtOnce);
    if (entries.length === 0) return;
    yield entries.map((entry) => `${JSON.stringify(logEntryJson(entry))}\n`).join("");
    next = (entries.at(-1)?.number ?? 0) + 1;
  }
}

/** The newest signed head, for anybody to keep: it says how far the log went, and nothing of what is in it. */
export const logHead =
  (site: Site): RequestHandler =>
  async (_request, response) => {
    const signed = await lastSignedHead(site.archive);
    const keys = (await keyHistory(site.archive)).map(publishedKey);
    response.json({ signed, keys });
  };

/** Signs the head as it is now. */
export const signLog =
  (site: Site): RequestHandler =>
  async (_request, response) => {
    await signHead(site.archive, visitorOf(response).account?.name ?? "");
    redirectWithNotice(response, urls.log(), "log-signed");
  };

/** The id of a document alone stands for the document; any other name for the account. `vault` and `log` are themselves. */
function objectNamed(written: string | null): string | null {
  if (written === null || written.includes(":") || ["vault", "log", "account"].includes(written))
    return written;
  return documentIdSchema.safeParse(written).success ? `document:${written}` : `account:${written}`;
}

function choicesOf(
  chosen: string | null,
  values: readonly string[],
  any: string,
  labelOf = (value: string) => value,
) {
  return [
    { value: "", label: any, chosen: chosen === null },
    ...values.map((value) => ({ value, label: labelOf(value), chosen: chosen === value })),
  ];
}
