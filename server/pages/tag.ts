/** One concept of a vocabulary: what it is, the documents tagged with it, its rules, and what was done to it. */
import type { Request, RequestHandler, Response } from "express";
import { z } from "zod";
import { idsStandingFor, loadAuthority, standingAuthority } from "../../storage/catalogue/authorities.js";
import {
  mergedConcepts,
  narrowerConcepts,
  offeredNames,
  relatedConcepts,
} from "../../storage/catalogue/concept-lists.js";
import { type Concept, idsUnder, standingConcepts } from "../../storage/catalogue/concepts.js";
import { isNamed } from "../../storage/catalogue/people-list.js";
import type { AuthorityRecord } from "../../storage/model/authority.js";
import type { DocumentRow, TagContext } from "../../views/contexts.js";
import { HttpError } from "../errors.js";
import { frame } from "../frame.js";
import { parameters, tagParameter } from "../parameters.js";
import { countListed, documentRows } from "../shown/document-rows.js";
import { pagingOf } from "../shown/paging.js";
import { ruleDesk } from "../shown/rule-desk.js";
import { rulesShown } from "../shown/rules.js";
import { isStanding, tagHistory } from "../shown/tag-history.js";
import { counted } from "../shown/words.js";
import { fullAddress, isArchivist, type Site, visibleStates } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";
import { vocabularies } from "./tags.js";

const perPage = 20;
/** Names offered while typing; more would not be looked at. */
const mostOffered = 2_000;

const tagParameters = z.object({
  page: z.coerce.number("expected a page number").int().min(1).max(100_000).default(1),
  /** Words of a rule to be tried. */
  try: z.string("expected one text").max(4_000).nullable().default(null),
  /** A rule to be changed. */
  rule: z.string("expected one rule").max(40).nullable().default(null),
});
type Asked = z.infer<typeof tagParameters>;

export const tagPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const id = tagParameter(request);
    const asked = parameters(tagParameters, request.query);
    const record = await seenTag(site, response, id);
    if (record.id !== id) {
      response.redirect(302, urls.tag(record.id));
      return;
    }
    const held = await heldDocuments(site, response, record, asked.page);
    if (wantsJson(request)) response.json(await tagJson(site, record, held, asked.page));
    else site.render(response, "tag", await context(site, request, response, { record, held, asked }));
  };

/**
 * The concept that an id stands for today. Readers are told of those that stand on a document they may see; 404 else.
 */
export async function seenTag(site: Site, response: Response, id: string): Promise<AuthorityRecord> {
  const { catalogue } = site.archive;
  const record = await standingAuthority(catalogue, id);
  const seen =
    record !== null &&
    (isArchivist(response) ||
      (await countListed(catalogue, {
        states: visibleStates(response),
        concepts: await idsUnder(catalogue, record.id),
      })) > 0);
  if (!seen) throw new HttpError(404, `There is no tag “${id}” here.`, { tag: id });
  return record;
}

interface HeldDocuments {
  total: number;
  rows: DocumentRow[];
}

async function heldDocuments(
  site: Site,
  response: Response,
  record: AuthorityRecord,
  page: number,
): Promise<HeldDocuments> {
  const { catalogue } = site.archive;
  const listing = { states: visibleStates(response), concepts: await idsUnder(catalogue, record.id) };
  return {
    total: await countListed(catalogue, listing),
    rows: await documentRows(catalogue, listing, { limit: perPage, offset: (page - 1) * perPage }),
  };
}

async function relations(site: Site, record: AuthorityRecord) {
  const { catalogue } = site.archive;
  const ids = await idsStandingFor(catalogue, record.id);
  const above = await standingConcepts(catalogue, record.broader);
  return {
    broader: [...new Map([...above.values()].map((concept) => [concept.id, concept])).values()],
    narrower: await narrowerConcepts(catalogue, ids),
    related: await relatedConcepts(catalogue, ids),
  };
}

async function tagJson(site: Site, record: AuthorityRecord, { total, rows }: HeldDocuments, page: number) {
  const { id, kind, name, language, otherNames, note, notations, sameAs, disused } = record;
  const { broader, narrower, related } = await relations(site, record);
  const told = (concepts: readonly Concept[]) =>
    concepts.map((each) => ({ ...each, url: fullAddress(site, urls.tag(each.id)) }));
  return {
    ...{ id, kind, name, language, otherNames, note, notations, sameAs, disused },
    ...{ broader: told(broader), narrower: told(narrower), related: told(related) },
    rules: record.rules.map((rule) => ({ id: rule.id, query: rule.query })),
    url: fullAddress(site, urls.tag(id)),
    documents: {
      total,
      page,
      items: rows.map(({ href, ...row }) => ({ ...row, url: fullAddress(site, href) })),
    },
  };
}

interface Shown {
  record: AuthorityRecord;
  held: HeldDocuments;
  asked: Asked;
}

async function context(
  site: Site,
  request: Request,
  response: Response,
  { record, held, asked }: Shown,
): Promise<TagContext> {
  const { catalogue } = site.archive;
  const { id, name, note, noteLanguage, notations, disused } = record;
  const { total, rows } = held;
  const canonical = urls.tag(id);
  const archivist = isArchivist(response);
  const links = (concepts: readonly Concept[]) =>
    concepts.map((each) => ({ label: each.name, href: urls.tag(each.id) }));
  const { broader, narrower, related } = await relations(site, record);
  return {
    ...frame(site, request, response, {
      title: name,
      canonical,
      alternates: [{ type: "application/json", href: canonical }],
    }),
    ...{ name, note, noteLanguage, notations, disused },
    kind: vocabularies[record.kind].one,
    otherNames: record.otherNames.map((other) => ({ name: other.name, language: other.language ?? null })),
    ...{ broader: links(broader), narrower: links(narrower), related: links(related) },
    page: await ownPage(site, response, record),
    elsewhere: record.sameAs.map((address) => ({ address, isLink: /^https?:\/\//i.test(address) })),
    merged: await mergedShown(site, id, archivist),
    sentence:
      total === 0
        ? "No document has this tag."
        : `${counted(total, "document has", "documents have")} this tag${narrower.length > 0 ? " or a narrower one" : ""}.`,
    rows,
    paging: pagingOf({
      page: asked.page,
      perPage,
      total,
      what: "Documents",
      href: (page) => urls.tag(id, { page: page > 1 ? page : null }),
    }),
    search: urls.search({ tag: name }),
    rules: await rulesShown(catalogue, record, visibleStates(response), archivist),
    json: canonical,
    desk: archivist
      ? {
          edit: urls.tagEdit(id),
          mergeAction: urls.tagMerge(id),
          retireAction: urls.tagRetire(id),
          undoAction: urls.tagUndo(id),
          names: await offeredNames(catalogue, mostOffered),
          rules: await ruleDesk(site, record, { words: asked.try, rule: asked.rule }),
          history: await tagHistory(catalogue, record),
        }
      : null,
  };
}

async function mergedShown(site: Site, id: string, archivist: boolean): Promise<TagContext["merged"]> {
  const { catalogue } = site.archive;
  const shown: TagContext["merged"] = [];
  for (const { id: merged, name } of await mergedConcepts(catalogue, id)) {
    const record = archivist ? await loadAuthority(catalogue, merged) : null;
    const done = record?.events.findLast((event) => event.action === "merge" && isStanding(record, event));
    shown.push({ name, action: urls.tagUndo(merged), undo: done?.id ?? null });
  }
  return shown;
}

/** The page of a person or body, where the asker may see it: what they said, or what it issued. */
async function ownPage(
  site: Site,
  response: Response,
  { id, kind, retired }: AuthorityRecord,
): Promise<TagContext["page"]> {
  if (kind !== "person" && kind !== "body") return null;
  const { catalogue } = site.archive;
  const isSeen = !retired && (await isNamed(catalogue, kind, id, visibleStates(response)));
  if (!isSeen && !isArchivist(response)) return null;
  return kind === "person"
    ? { label: "What this person said, was asked and is quoted as saying", href: urls.person(id) }
    : { label: "What this body issued, and who belongs to it", href: urls.body(id) };
}
