/** The register: every act of taking in, newest first. */
import type { RequestHandler, Response } from "express";
import { type SelectQueryBuilder, sql } from "kysely";
import { z } from "zod";
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import type { Tables } from "../../storage/catalogue/tables.js";
import { accessionJson } from "../accession-json.js";
import { visitorOf } from "../accounts/visitor.js";
import { frame } from "../frame.js";
import { parameters } from "../parameters.js";
import { actShown, standingSentence } from "../shown/accession-items.js";
import { attentionReasons } from "../shown/attention-reasons.js";
import { attentionItems, itemStandings, stateCounts } from "../shown/item-standings.js";
import { pagingOf } from "../shown/paging.js";
import { counted } from "../shown/words.js";
import { isArchivist, type Site } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

const perPage = 30;
const listParameters = z.object({
  page: z.coerce.number("expected a page number").int().min(1).max(100_000).default(1),
  /** `1`: only those that need attention. */
  attention: z.literal("1", "expected 1 or nothing").nullable().default(null),
});

export const accessionsPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { catalogue } = site.archive;
    const { page, attention } = parameters(listParameters, request.query);
    const mine = seenBy(response);
    const listed = mine(attention ? withAttention(catalogue) : catalogue.selectFrom("accession"));
    const acts = await listed
      .selectAll()
      .orderBy("at", "desc")
      .orderBy("number", "desc")
      .limit(perPage)
      .offset((page - 1) * perPage)
      .execute();
    const numbers = acts.map((act) => act.number);
    if (wantsJson(request)) {
      const items = await itemStandings(catalogue, numbers);
      const itemsOf = (number: string) => items.filter((item) => item.accession === number);
      response.json({ accessions: acts.map((act) => accessionJson(site, act, itemsOf(act.number))) });
      return;
    }
    const totals = await stateCounts(catalogue, numbers);
    const reasons = await attentionReasons(catalogue, numbers);
    const all = await countOf(mine(catalogue.selectFrom("accession")));
    const needing = await countOf(mine(withAttention(catalogue)));
    const total = attention ? needing : all;
    site.render(response, "accessions", {
      ...frame(site, request, response, { title: "Accessions", canonical: urls.accessions({ attention }) }),
      sentence: `${counted(total, "accession")}${attention ? " with files that need attention" : ""}, newest first.`,
      choices: [
        { label: "All", href: urls.accessions(), current: !attention, count: `${all}` },
        {
          label: "Need attention",
          href: urls.accessions({ attention: "1" }),
          current: attention !== null,
          count: `${needing}`,
        },
      ],
      empty: attention ? "No file needs attention." : "Nothing has been taken in yet.",
      rows: acts.map((act) => ({
        ...actShown(act),
        href: urls.accession(act.number),
        sentence: standingSentence(totals.get(act.number)?.counts ?? {}),
        attention: totals.get(act.number)?.attention ?? false,
        reasons: reasons.get(act.number) ?? [],
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

/** Leaves of some accessions those that the asker may see: a contributor their own. */
function seenBy(response: Response) {
  const own = isArchivist(response) ? null : (visitorOf(response).account?.name ?? "");
  return <O>(accessions: SelectQueryBuilder<Tables, "accession", O>) =>
    own === null ? accessions : accessions.where("accession.by", "=", own);
}

function withAttention(catalogue: Catalogue) {
  const needing = attentionItems(catalogue).select("item.accession");
  return catalogue.selectFrom("accession").where("number", "in", needing);
}

async function countOf(accessions: SelectQueryBuilder<Tables, "accession", object>): Promise<number> {
  const { count } = await accessions.select(sql<number>`count(*)`.as("count")).executeTakeFirstOrThrow();
  return Number(count);
}
