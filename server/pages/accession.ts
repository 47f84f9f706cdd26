/** One act of taking in, what became of each file, and what was found inside. */
import type { RequestHandler, Response } from "express";
import { sql } from "kysely";
import { z } from "zod";
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import type { AccessionContext } from "../../views/contexts.js";
import { wholeAccessionJson } from "../accession-json.js";
import { holdsOf, leftInside, type WholeAccession, wholeAccession } from "../found-inside.js";
import { frame } from "../frame.js";
import { heldAct } from "../held-accession.js";
import { parameters } from "../parameters.js";
import { actShown, type Surroundings, shownItem, standingSentence } from "../shown/accession-items.js";
import { awaitedShown } from "../shown/awaited.js";
import { countStates, type ItemStanding } from "../shown/item-standings.js";
import { pagingOf } from "../shown/paging.js";
import { counted } from "../shown/words.js";
import { isArchivist, type Site } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

const itemsPerPage = 200;
const itemParameters = z.object({
  page: z.coerce.number("expected a page number").int().min(1).max(100_000).default(1),
});
/** How often the states are looked at for those who watch, in milliseconds. */
const watchMs = 400;

export const accessionPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { catalogue } = site.archive;
    const whole = await heldAccession(site, String(request.params.number), response);
    const [act] = whole.acts;
    if (wantsJson(request)) {
      const numbers = whole.acts.map(({ number }) => number);
      response.json(wholeAccessionJson(site, whole, await leftInside(catalogue, numbers)));
      return;
    }
    const { page } = parameters(itemParameters, request.query);
    const items = whole.items.filter((item) => item.accession === act.number);
    const shown = items.slice((page - 1) * itemsPerPage, page * itemsPerPage);
    const around = await surroundings(catalogue, whole, shown);
    site.render(response, "accession", {
      ...frame(site, request, response, {
        title: `Accession ${act.number}`,
        canonical: urls.accession(act.number),
      }),
      ...actShown(act),
      container:
        act.container === null
          ? null
          : {
              label: around.titles.get(act.container) ?? act.origin ?? act.container,
              href: urls.version(act.container, act.container_version ?? 1),
            },
      sentence: wholeSentence(whole),
      awaited: await awaitedShown(site, act.number),
      drafts: draftsShown(act.number, await countDrafts(catalogue, act.number), isArchivist(response)),
      describe: isArchivist(response) && items.length > 0 ? urls.sendList({ accession: act.number }) : null,
      items: shown.map((item) => shownItem(item, around)),
      paging: pagingOf({
        page,
        perPage: itemsPerPage,
        total: items.length,
        what: "Files",
        href: (number) => urls.accession(act.number, { page: number > 1 ? number : null }),
      }),
      events: whole.settled ? null : urls.accessionEvents(act.number),
    });
  };

/** `2 files: 2 indexed. Found inside them: 5 files: 4 indexed, 1 failed.` */
function wholeSentence({ acts: [act], items }: WholeAccession): string {
  const own = items.filter((item) => item.accession === act.number);
  const inside = items.filter((item) => item.accession !== act.number);
  const found = inside.length === 0 ? "" : ` Found inside: ${standingSentence(countStates(inside))}`;
  return `${standingSentence(countStates(own))}${found}`;
}

async function countDrafts(catalogue: Catalogue, accession: string): Promise<number> {
  const row = await catalogue
    .selectFrom("accession_item as item")
    .innerJoin("document", "document.id", "item.document")
    .select(sql<number>`count(distinct document.id)`.as("count"))
    .where("item.accession", "=", accession)
    .where("document.state", "=", "draft")
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

function draftsShown(accession: string, count: number, mayPublish: boolean): AccessionContext["drafts"] {
  if (count === 0) return null;
  const which = count === 1 ? "1 document is a draft" : `${counted(count, "document")} are drafts`;
  const next = mayPublish ? "" : " Open one to describe it and hand it in.";
  return {
    sentence: `${which}, which readers do not see.${next}`,
    links: mayPublish
      ? [
          {
            label: count === 1 ? "Publish it" : "Publish them",
            href: urls.publishMany({ of: "accession", query: accession }),
          },
          {
            label: count === 1 ? "Describe it" : "Describe them all",
            href: urls.describeMany({ of: "accession", query: accession }),
          },
        ]
      : [],
  };
}

async function surroundings(
  catalogue: Catalogue,
  { acts: [act, ...inside], items }: WholeAccession,
  shown: readonly ItemStanding[],
): Promise<Surroundings> {
  const containers = [act.container, ...shown.map(({ container }) => container?.document)];
  const rows = await catalogue
    .selectFrom("document")
    .select(["id", "title"])
    .where(
      "id",
      "in",
      [...new Set(containers)].filter((id) => typeof id === "string"),
    )
    .execute();
  return {
    outermost: act.container,
    titles: new Map(rows.map(({ id, title }) => [id, title])),
    holds: await holdsOf(catalogue, act.number),
    inside: inside.map((each) => ({
      act: each,
      counts: countStates(items.filter((item) => item.accession === each.number)),
    })),
  };
}

/** Server-sent events: `changed` whenever a file has another state, `settled` when no more will come. */
export const accessionEvents =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { number } = (await heldAccession(site, String(request.params.number), response)).acts[0];
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
      const started = performance.now();
      const whole = await wholeAccession(site.archive.catalogue, number);
      if (!whole) break;
      const now = JSON.stringify(whole.items.map((item) => [item.id, item.state, item.attempts, item.scan]));
      // A comment now and then tells proxies, and us, whether anybody still listens.
      response.write(now === before ? ": waiting\n\n" : event("changed", wholeSentence(whole)));
      before = now;
      if (whole.settled) break;
      // Thousands of files take long to look at: whoever watches them takes a tenth of the time at most.
      const pause = Math.max(watchMs, 10 * (performance.now() - started));
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    response.end(event("settled", ""));
  };

function event(name: string, sentence: string): string {
  return `event: ${name}\ndata: ${JSON.stringify({ sentence })}\n\n`;
}

/** The accession with all that is in it, as `heldAct`. */
async function heldAccession(site: Site, number: string, response: Response): Promise<WholeAccession> {
  const act = await heldAct(site, number, response);
  const whole = await wholeAccession(site.archive.catalogue, act.number);
  if (!whole) throw new Error(`Accession ${number} is not in the register any more.`);
  return whole;
}
