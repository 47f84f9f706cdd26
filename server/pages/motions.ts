/** The ledger of motions: every motion of the documents the asker may see, each with its outcome and its place. */
import type { RequestHandler, Response } from "express";
import { z } from "zod";
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import {
  countMotions,
  listMotions,
  type MotionFilter,
  motionChoices,
} from "../../storage/catalogue/motions.js";
import { outcomes } from "../../storage/model/facts/decision-facts.js";
import type { DocumentState } from "../../storage/model/kind.js";
import type { LedgerField } from "../../views/contexts.js";
import { frame } from "../frame.js";
import { parameters } from "../parameters.js";
import { csvLine } from "../shown/csv.js";
import { outcomeChoices } from "../shown/decision.js";
import {
  disagreeingEntries,
  type LedgerEntry,
  ledgerCells,
  ledgerColumns,
  ledgerEntries,
  ledgerJson,
  ledgerRow,
} from "../shown/motion-ledger.js";
import { pagingOf } from "../shown/paging.js";
import { counted } from "../shown/words.js";
import { type Site, visibleStates } from "../site.js";
import { type Query, urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

const perPage = 30;
/** Motions of an export that are looked up at once. */
const perBatch = 200;

/** An empty field of a form asks for nothing. */
const empty = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema);
const words = (longest: number) => z.string("expected one text").max(longest).default("");

const ledgerParameters = z.object({
  q: words(300),
  mover: words(200),
  body: words(500),
  year: empty(
    z
      .string()
      .regex(/^\d{4}$/, "expected a year")
      .default(""),
  ),
  outcome: empty(
    z
      .enum([...outcomes, "none"])
      .nullable()
      .default(null),
  ),
  mark: empty(z.enum(["provisional", "flagged", "disagree"]).nullable().default(null)),
  order: empty(z.enum(["newest", "oldest"]).default("newest")),
  page: z.coerce.number("expected a page number").int().min(1).max(100_000).default(1),
});
type Asked = z.infer<typeof ledgerParameters>;

function filterOf({ q, mover, body, year, outcome, mark }: Asked, states: DocumentState[]): MotionFilter {
  const marked = mark === "disagree" ? null : mark;
  return { states, words: q.trim(), mover: mover.trim(), body, year, outcome, mark: marked };
}

/** A page of the ledger, and how many motions there are in all. Records that disagree can only be told by their words. */
async function ledgerPage(
  catalogue: Catalogue,
  asked: Asked,
  states: DocumentState[],
): Promise<{ total: number; entries: LedgerEntry[] }> {
  const filter = filterOf(asked, states);
  const oldest = asked.order === "oldest";
  const offset = (asked.page - 1) * perPage;
  if (asked.mark === "disagree") {
    const all = await disagreeingEntries(catalogue, filter, oldest);
    return { total: all.length, entries: all.slice(offset, offset + perPage) };
  }
  const motions = await listMotions(catalogue, filter, { oldest, limit: perPage, offset });
  return {
    total: await countMotions(catalogue, filter),
    entries: await ledgerEntries(catalogue, motions, states),
  };
}

function queryOf({ page, order, ...asked }: Asked): Query {
  return { ...asked, order: order === "newest" ? null : order, page: page > 1 ? page : null };
}

export const motionsPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { catalogue } = site.archive;
    const asked = parameters(ledgerParameters, request.query);
    const states = visibleStates(response);
    const { total, entries } = await ledgerPage(catalogue, asked, states);
    if (wantsJson(request)) {
      const motions = entries.map((entry) => ledgerJson(entry, site.address));
      response.json({ total, page: asked.page, perPage, motions });
      return;
    }
    const address = (change: Partial<Asked>) => urls.motions(queryOf({ ...asked, ...change }));
    const isAll = Object.values(queryOf({ ...asked, page: 1 })).every(
      (value) => value === "" || value === null,
    );
    site.render(response, "motions", {
      ...frame(site, request, response, { title: "Motions", canonical: address({}) }),
      sentence:
        total > 0
          ? `${counted(total, "motion")}${isAll ? "" : " like this"}, ${asked.order} first.`
          : isAll
            ? "No motion yet: they are read from notices, agendas and minutes as these come in."
            : "No motion like this is held.",
      action: urls.motions(),
      query: asked.q,
      mover: asked.mover,
      fields: await fieldsFor(catalogue, states, asked),
      clear: isAll ? null : urls.motions(),
      orders: (["newest", "oldest"] as const).map((order) => ({
        label: order === "newest" ? "Newest first" : "Oldest first",
        href: address({ order, page: 1 }),
        current: order === asked.order,
      })),
      rows: entries.map(ledgerRow),
      exports: (["csv", "json"] as const).map((form) => ({
        label: `Save as ${form.toUpperCase()}`,
        href: urls.motionsFile(form, queryOf({ ...asked, page: 1 })),
      })),
      paging: pagingOf({
        page: asked.page,
        perPage,
        total,
        what: "Motions",
        href: (page) => address({ page }),
      }),
    });
  };

async function fieldsFor(
  catalogue: Catalogue,
  states: readonly DocumentState[],
  { body, year, outcome, mark }: Asked,
): Promise<LedgerField[]> {
  const { bodies, years } = await motionChoices(catalogue, states);
  const choice = ({ value, count }: { value: string; count: number }) => ({
    value,
    label: `${value} (${count.toLocaleString("en-GB")})`,
  });
  const any = (label: string) => ({ value: "", label });
  return [
    { name: "body", label: "Body", value: body, choices: [any("Every body"), ...bodies.map(choice)] },
    { name: "year", label: "Year", value: year, choices: [any("Every year"), ...years.map(choice)] },
    {
      name: "outcome",
      label: "Outcome",
      value: outcome ?? "",
      choices: [any("Any"), ...outcomeChoices, { value: "none", label: "Not said" }],
    },
    {
      name: "mark",
      label: "Marked",
      value: mark ?? "",
      choices: [
        any("Marked or not"),
        { value: "provisional", label: "Provisional (draft minutes)" },
        { value: "flagged", label: "Does not add up" },
        { value: "disagree", label: "Records disagree" },
      ],
    },
  ];
}

/** Every motion asked for, as a file: a line at a time, so that a long ledger is not held whole. */
export const motionsFile =
  (form: "csv" | "json") =>
  (site: Site): RequestHandler =>
  async (request, response) => {
    const asked = parameters(ledgerParameters, request.query);
    response.type(form === "csv" ? "text/csv; charset=utf-8" : "application/json");
    response.attachment(`motions.${form}`);
    if (form === "csv") response.write(csvLine(ledgerColumns));
    else response.write("[");
    await writeAll(site, response, asked, form);
    response.end(form === "csv" ? "" : "\n]\n");
  };

async function writeAll(site: Site, response: Response, asked: Asked, form: "csv" | "json"): Promise<void> {
  const { catalogue } = site.archive;
  const states = visibleStates(response);
  const filter = filterOf(asked, states);
  const oldest = asked.order === "oldest";
  let written = 0;
  const write = (entry: LedgerEntry) => {
    if (form === "csv") response.write(csvLine(ledgerCells(entry, site.address)));
    else response.write(`${written > 0 ? "," : ""}\n${JSON.stringify(ledgerJson(entry, site.address))}`);
    written += 1;
  };
  if (asked.mark === "disagree") {
    for (const entry of await disagreeingEntries(catalogue, filter, oldest)) write(entry);
    return;
  }
  for (let offset = 0; ; offset += perBatch) {
    const motions = await listMotions(catalogue, filter, { oldest, limit: perBatch, offset });
    for (const entry of await ledgerEntries(catalogue, motions, states)) write(entry);
    if (motions.length < perBatch || response.destroyed) return;
  }
}
