/** What an archivist does to a concept from its page: merge, retire, rules, and taking back. */
import type { Request, RequestHandler, Response } from "express";
import { z } from "zod";
import { conceptNamed } from "../../ingest/tags/concepts.js";
import { previewMerge } from "../../ingest/tags/merge-preview.js";
import {
  addRule,
  changeRule,
  mergeConcept,
  removeRule,
  retireConcept,
  undoChange,
} from "../../ingest/tags/vocabulary.js";
import { VocabularyFault } from "../../ingest/tags/vocabulary-fault.js";
import { loadAuthority } from "../../storage/catalogue/authorities.js";
import type { AuthorityRecord } from "../../storage/model/authority.js";
import { keptText } from "../../storage/model/kept-text.js";
import { longestQuery, QueryFault } from "../../storage/model/query/query.js";
import { visitorOf } from "../accounts/visitor.js";
import { HttpError } from "../errors.js";
import { frame } from "../frame.js";
import { type Notice, redirectWithNotice } from "../notice.js";
import { parameters, tagParameter } from "../parameters.js";
import { counted, listed } from "../shown/words.js";
import { fullAddress, type Site, visibleStates } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

/** The concept in the path as its record is, merged or not; 404 when there is none. */
export async function heldTag(site: Site, request: Request): Promise<AuthorityRecord> {
  const id = tagParameter(request);
  const record = await loadAuthority(site.archive.catalogue, id);
  if (!record) throw new HttpError(404, `There is no tag “${id}” here.`, { tag: id });
  return record;
}

interface Doing {
  record: AuthorityRecord;
  body: Record<string, unknown>;
  by: string;
}

/** Does one thing to a concept and leads to the page of what it is then; faults answer with what they say. */
const act =
  (notice: Notice | ((doing: Doing) => Notice), change: (site: Site, doing: Doing) => Promise<unknown>) =>
  (site: Site): RequestHandler =>
  async (request, response) => {
    const doing: Doing = {
      record: await heldTag(site, request),
      body: request.body ?? {},
      by: visitorOf(response).account?.name ?? "",
    };
    await orRefuse(() => change(site, doing));
    site.nudge();
    const path = urls.tag(doing.record.id);
    if (wantsJson(request)) response.json({ id: doing.record.id, url: fullAddress(site, path) });
    else redirectWithNotice(response, path, typeof notice === "function" ? notice(doing) : notice);
  };

async function orRefuse<T>(doing: () => Promise<T>): Promise<T> {
  try {
    return await doing();
  } catch (error) {
    if (error instanceof VocabularyFault) throw new HttpError(error.isConflict ? 409 : 422, error.message);
    if (error instanceof QueryFault) throw new HttpError(422, error.message, { at: error.at });
    throw error;
  }
}

const field = (name: string, longest = 200) =>
  z.object({ [name]: z.string("expected one text").trim().min(1, "expected something").max(longest) });
const textIn = (body: Record<string, unknown>, name: string, longest?: number): string =>
  keptText(parameters(field(name, longest), body)[name] ?? "");

/** Merges a concept into the one whose id is `into`. */
export const mergeTag = act("tag-merged", (site, { record, body, by }) =>
  mergeConcept(site.archive, record.id, textIn(body, "into"), by),
);

/** Retires a concept; without `retired`, it is in use again. */
export const retireTag = act(
  ({ body }) => (body.retired ? "tag-retired" : "tag-back"),
  (site, { record, body, by }) => retireConcept(site.archive, record.id, Boolean(body.retired), by),
);

/** Takes back the change whose `event` is named. */
export const undoTag = act("tag-undone", (site, { record, body, by }) =>
  undoChange(site.archive, record.id, textIn(body, "event"), by),
);

/** Keeps a rule: a new one, or other words for the one named by `rule`. */
export const keepRule = act("rule-kept", (site, { record, body, by }) => {
  const query = textIn(body, "query", longestQuery);
  return typeof body.rule === "string" && body.rule !== ""
    ? changeRule(site.archive, record.id, { rule: body.rule, query }, by)
    : addRule(site.archive, record.id, query, by);
});

export const dropRule = act("rule-removed", (site, { record, body, by }) =>
  removeRule(site.archive, record.id, textIn(body, "rule"), by),
);

/** What a merge would do: `into` is a name, or an id. */
export const mergePage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const record = await heldTag(site, request);
    const { catalogue } = site.archive;
    const typed = textIn(request.query, "into");
    const into = await catalogue
      .transaction()
      .execute(async (scope) => (await conceptNamed(scope, typed)) ?? loadAuthority(scope, typed));
    if (!into) throw new HttpError(404, `There is no tag of the name “${typed}” to merge it into.`);
    if (into.id === record.id) throw new HttpError(422, `“${record.name}” cannot be merged into itself.`);
    const states = visibleStates(response);
    const preview = await previewMerge(catalogue, { from: record, into }, states);
    if (wantsJson(request)) {
      response.json({ from: record.id, into: into.id, ...preview });
      return;
    }
    renderMerge(site, request, response, { record, into, sentences: mergeSentences(record, into, preview) });
  };

function mergeSentences(
  record: AuthorityRecord,
  into: AuthorityRecord,
  { documents, names, rules, narrower }: Awaited<ReturnType<typeof previewMerge>>,
): string[] {
  const fresh = documents.from - documents.both;
  return [
    `${counted(documents.from, "document has", "documents have")} “${record.name}”, ${counted(documents.into, "document has", "documents have")} “${into.name}”, ${documents.both.toLocaleString("en-GB")} of them both.`,
    `After it, ${counted(documents.into + fresh, "document has", "documents have")} “${into.name}”.`,
    `${listed(names.map((name) => `“${name}”`))} will lead to “${into.name}”, and so will links to “${record.name}”.`,
    ...(rules > 0
      ? [`${counted(rules, "rule")} of “${record.name}” will put “${into.name}” on documents.`]
      : []),
    ...(narrower.length > 0
      ? [`${listed(narrower.map((name) => `“${name}”`))} will stand under “${into.name}”.`]
      : []),
    ...(record.kind === into.kind
      ? []
      : [`They are of different vocabularies: a ${record.kind} becomes a ${into.kind}.`]),
    "It can be taken back.",
  ];
}

function renderMerge(
  site: Site,
  request: Request,
  response: Response,
  { record, into, sentences }: { record: AuthorityRecord; into: AuthorityRecord; sentences: string[] },
): void {
  site.render(response, "tag-merge", {
    ...frame(site, request, response, {
      title: `Merge ${record.name} into ${into.name}`,
      canonical: urls.tagMerge(record.id),
    }),
    name: record.name,
    href: urls.tag(record.id),
    into: { label: into.name, href: urls.tag(into.id) },
    sentences,
    action: urls.tagMerge(record.id),
    target: into.id,
  });
}
