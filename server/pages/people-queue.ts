/** The queue of printed names that nobody is known to stand behind. */
import type { RequestHandler } from "express";
import { z } from "zod";
import { settleNames, undoNames, type Verdict } from "../../ingest/people/settle.js";
import { lastMerges } from "../../storage/catalogue/last-merges.js";
import {
  countQueue,
  lastActs,
  type QueueGroup,
  queueGroups,
  queuePlaces,
} from "../../storage/catalogue/people-queue.js";
import { keptText } from "../../storage/model/kept-text.js";
import { nameInList, nameKey } from "../../storage/model/people/person-name.js";
import { visitorOf } from "../accounts/visitor.js";
import { authorityUrls } from "../authority-urls.js";
import { HttpError } from "../errors.js";
import { frame } from "../frame.js";
import { redirectWithNotice } from "../notice.js";
import { listParameter, parameters } from "../parameters.js";
import { answeringFaults } from "../people-faults.js";
import { pagingOf } from "../shown/paging.js";
import { personSuggestions } from "../shown/person-suggestions.js";
import { counted, dayOf, momentOf } from "../shown/words.js";
import type { Site } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

const perPage = 15;
/** Passages linked for one name, and acts that can be taken back from here. */
const mostPlaces = 8;
const mostActs = 10;

const queueParameters = z.object({
  q: z.string("expected one text").max(200).default(""),
  page: z.coerce.number("expected a page number").int().min(1).max(100_000).default(1),
});

export const peopleQueuePage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { catalogue } = site.archive;
    const { q, page } = parameters(queueParameters, request.query);
    const asked = { words: q.trim() };
    const total = await countQueue(catalogue, asked);
    const groups = await queueGroups(catalogue, asked, { limit: perPage, offset: (page - 1) * perPage });
    const names = [];
    for (const group of groups) names.push(await openName(site, group));
    const acts = await lastActs(catalogue, mostActs);
    const merges = await lastMerges(catalogue, mostActs);
    if (wantsJson(request)) {
      response.json({ total, page, names, acts, merges });
      return;
    }
    site.render(response, "people-queue", {
      ...frame(site, request, response, { title: "Names to settle", canonical: urls.peopleQueue() }),
      sentence:
        total === 0
          ? "No printed name waits for an archivist."
          : `${counted(total, "printed name waits", "printed names wait")}: nobody is known to stand behind ${total === 1 ? "it" : "them"} beyond doubt.`,
      action: urls.peopleQueue(),
      words: q,
      names: names.map((name, index) => ({
        id: `name-${index + 1}`,
        label: name.label,
        source: name.source,
        sentence: `${counted(name.uses, "time")} in ${counted(name.documents.length, "document")}`,
        saidToBe: name.saidToBe,
        places: name.places.map(({ title, date, href }) => ({ label: title, href, date: dayOf(date) })),
        more:
          name.documents.length > name.places.length
            ? `and ${counted(name.documents.length - name.places.length, "more document")}`
            : null,
        documents: name.documents,
        suggestions: name.suggestions.map((one) => ({ ...one, href: urls.person(one.id) })),
        newName: name.newName,
      })),
      acts: acts.map(({ event, said, by, at, documents, isLast }) => ({
        event: isLast ? event : null,
        sentence: `${said}, in ${counted(documents, "document")}`,
        by,
        at: momentOf(at),
      })),
      undo: urls.undoPeople(),
      merges: merges.map(({ merged, name, into, by, at }) => ({
        merged,
        name,
        into: { label: into.name, href: authorityUrls(into).page() },
        by,
        at: momentOf(at),
        action: authorityUrls(into).unmerge(),
      })),
      paging: pagingOf({
        page,
        perPage,
        total,
        what: "Names",
        href: (to) => urls.peopleQueue({ q: q.trim(), page: to > 1 ? to : null }),
      }),
      list: urls.people(),
    });
  };

async function openName({ archive: { catalogue } }: Site, group: QueueGroup) {
  const places = await queuePlaces(catalogue, group);
  const said = places.find(({ saidToBe }) => saidToBe !== null)?.saidToBe ?? null;
  const declared = said?.split(",")[0] ?? "";
  const full = [group.label, declared].find((name) => nameKey(name) !== null);
  return {
    ...group,
    documents: places.map(({ document }) => document),
    saidToBe: said,
    places: places.slice(0, mostPlaces).map(({ document, version, start, title, date, uses }) => ({
      document,
      title,
      date,
      uses,
      href: urls.passage(document, version, start),
    })),
    suggestions: await personSuggestions(catalogue, group.label, group.source, places),
    newName: full === undefined ? "" : nameInList(full),
  };
}

const settleForm = z.object({
  label: z.string("expected one name").min(1).max(300),
  /** Repeated, or divided by blanks. */
  documents: listParameter.transform((list) =>
    list.flatMap((each) => each.split(/\s+/)).filter((each) => each !== ""),
  ),
  /** `new`, `no`, `person:<id>` or `not:<id>`. */
  verdict: z
    .string("expected one verdict")
    .regex(/^(?:new|no|(?:person|not):[0-9a-z]{10})$/, "expected new, no, person:… or not:…"),
  name: z.string("expected one name").max(200).default(""),
});

/** Settles one printed name in the documents named. */
export const settlePeople =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { label, documents, verdict, name } = parameters(settleForm, request.body ?? {});
    if (documents.length === 0)
      throw new HttpError(422, "Name at least one document.", { parameter: "documents" });
    const by = visitorOf(response).account?.name ?? "";
    const person = await answeringFaults(() =>
      settleNames(site.archive, [{ label, documents }], verdictOf(verdict, keptText(name)), by),
    );
    site.nudge();
    if (wantsJson(request)) {
      const [act] = await lastActs(site.archive.catalogue, 1);
      response.json({ label, documents, person, act });
    } else redirectWithNotice(response, urls.peopleQueue(), "settled");
  };

function verdictOf(written: string, name: string): Verdict {
  if (written === "new") return { newPerson: name };
  if (written === "no") return { not: null };
  const [what, id = ""] = written.split(":");
  return what === "person" ? { person: id } : { not: id };
}

/** Takes an act back, named by one of its events. */
export const undoPeople =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { event } = parameters(
      z.object({ event: z.string("expected the event to take back").max(40) }),
      request.body ?? {},
    );
    await answeringFaults(() => undoNames(site.archive, event, visitorOf(response).account?.name ?? ""));
    site.nudge();
    if (wantsJson(request)) response.json({ undone: event });
    else redirectWithNotice(response, urls.peopleQueue(), "undone");
  };
