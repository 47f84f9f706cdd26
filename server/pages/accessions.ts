/** The register: every act of taking in, and what became of each file. */
import type { RequestHandler } from "express";
import { type SelectQueryBuilder, sql } from "kysely";
import { z } from "zod";
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import type { AccessionRow as AccessionFacts, Tables } from "../../storage/catalogue/tables.js";
import { accessionNumberSchema } from "../../storage/model/identity.js";
import { HttpError } from "../errors.js";
import { frame } from "../frame.js";
import { parameters } from "../parameters.js";
import { shownItem, standingSentence } from "../shown/accession-items.js";
import { attentionItems, isSettled, itemStandings } from "../shown/item-standings.js";
import { pagingOf } from "../shown/paging.js";
import { counted, momentOf } from "../shown/words.js";
import type { Site } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

const perPage = 30;
const listParameters = z.object({
  page: z.coerce.number("expected a page number").int().min(1).max(100_000).default(1),
  /** `1`: only those that need attention. */
  attention: z.literal("1", "expected 1 or nothing").nullable().default(null),
});
/** How often the states are looked at for those who watch, in milliseconds. */
const watchMs = 400;

const ways: Record<string, string> = {
  upload: "upload",
  command: "command line",
  samples: "sample collection",
  member: "found inside a file",
};

export const accessionsPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { catalogue } = site.archive;
    const { page, attention } = parameters(listParameters, request.query);
    const listed = attention ? withAttention(catalogue) : catalogue.selectFrom("accession");
    const acts = await listed
      .selectAll()
      .orderBy("at", "desc")
      .orderBy("number", "desc")
      .limit(perPage)
      .offset((page - 1) * perPage)
      .execute();
    const items = await itemStandings(
      catalogue,
      acts.map((act) => act.number),
    );
    const itemsOf = (number: string) => items.filter((item) => item.accession === number);
    if (wantsJson(request)) {
      response.json({ accessions: acts.map((act) => accessionJson(site, act, itemsOf(act.number))) });
      return;
    }
    const all = await countOf(catalogue.selectFrom("accession"));
    const needing = await countOf(withAttention(catalogue));
    const total = attention ? needing : all;
    site.render(response, "accessions", {
      ...frame(site, request, response, { title: "Accessions", canonical: urls.accessions({ attention }) }),
      sentence: `${counted(total, "accession")}${attention ? " with files that need attention" : ""}, newest first.`,
      choices: [
        { label: "all", href: urls.accessions(), current: !attention, count: `${all}` },
        {
          label: "need attention",
          href: urls.accessions({ attention: "1" }),
          current: attention !== null,
          count: `${needing}`,
        },
      ],
      empty: attention ? "No file needs attention." : "Nothing has been taken in yet.",
      rows: acts.map((act) => ({
        ...actShown(act),
        href: urls.accession(act.number),
        sentence: standingSentence(itemsOf(act.number)),
        attention: itemsOf(act.number).some((item) => item.attention),
      })),
      paging: pagingOf({
        page,
        perPage,
        total,
        what: "Accessions",
        href: (number) => urls.accessions({ attention, page: number > 1 ? number : null }),
      }),
      upload: urls.upload(),
    });
  };

function withAttention(catalogue: Catalogue) {
  const needing = attentionItems(catalogue).select("item.accession");
  return catalogue.selectFrom("accession").where("number", "in", needing);
}

async function countOf(accessions: SelectQueryBuilder<Tables, "accession", object>): Promise<number> {
  const { count } = await accessions.select(sql<number>`count(*)`.as("count")).executeTakeFirstOrThrow();
  return Number(count);
}

export const accessionPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const act = await heldAccession(site, String(request.params.number));
    const items = await itemStandings(site.archive.catalogue, [act.number]);
    if (wantsJson(request)) {
      response.json(accessionJson(site, act, items));
      return;
    }
    site.render(response, "accession", {
      ...frame(site, request, response, {
        title: `Accession ${act.number}`,
        canonical: urls.accession(act.number),
      }),
      ...actShown(act),
      sentence: standingSentence(items),
      items: items.map(shownItem),
      events: isSettled(items) ? null : urls.accessionEvents(act.number),
    });
  };

/** Server-sent events: `changed` whenever an item has another state, `settled` when no more will come. */
export const accessionEvents =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const act = await heldAccession(site, String(request.params.number));
    response.set({
      "Content-Type": "text/event-stream",
      "Cache-Control": "no-store",
      "X-Accel-Buffering": "no",
    });
    response.flushHeaders();
    let isOpen = true;
    response.on("close", () => {
      isOpen = false;
    });
    let before = "";
    while (isOpen) {
      const items = await itemStandings(site.archive.catalogue, [act.number]);
      const now = JSON.stringify(items.map((item) => [item.id, item.state, item.attempts, item.scan]));
      // A comment now and then tells proxies, and us, whether anybody still listens.
      response.write(now === before ? ": waiting\n\n" : event("changed", standingSentence(items)));
      before = now;
      if (isSettled(items)) break;
      await new Promise((resolve) => setTimeout(resolve, watchMs));
    }
    response.end(event("settled", ""));
  };

function event(name: string, sentence: string): string {
  return `event: ${name}\ndata: ${JSON.stringify({ sentence })}\n\n`;
}

async function heldAccession(site: Site, number: string): Promise<AccessionFacts> {
  const act = accessionNumberSchema.safeParse(number).success
    ? await site.archive.catalogue
        .selectFrom("accession")
        .selectAll()
        .where("number", "=", number)
        .executeTakeFirst()
    : undefined;
  if (!act) throw new HttpError(404, `There is no accession “${number}” here.`, { accession: number });
  return act;
}

function actShown(act: AccessionFacts) {
  return {
    number: act.number,
    at: momentOf(act.at),
    by: act.by,
    way: ways[act.way] ?? act.way,
    from: act.origin,
  };
}

/** An accession for programs; `ibid ingest --json` prints the same. */
export function accessionJson(
  site: Pick<Site, "address">,
  act: AccessionFacts,
  items: Awaited<ReturnType<typeof itemStandings>>,
) {
  return {
    accession: act.number,
    url: site.address + urls.accession(act.number),
    at: act.at,
    by: act.by,
    way: act.way,
    from: act.origin,
    settled: isSettled(items),
    items: items.map(({ accession: _, ...item }) => ({
      ...item,
      url: item.document && item.version ? site.address + urls.version(item.document, item.version) : null,
    })),
  };
}
