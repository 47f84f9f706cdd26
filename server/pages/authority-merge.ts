/** Merging two persons or bodies, after a look at what moves; taking that back; and splitting a person. */
import type { RequestHandler } from "express";
import { z } from "zod";
import { mergeAuthority, unmergeAuthority } from "../../ingest/people/describe-authority.js";
import { settleNames } from "../../ingest/people/settle.js";
import { idsStandingFor, standingAuthority } from "../../storage/catalogue/authorities.js";
import { documentsNaming, listPeople } from "../../storage/catalogue/people-list.js";
import type { AuthorityRecord } from "../../storage/model/authority.js";
import { authorityIdSchema } from "../../storage/model/identity.js";
import { keptText } from "../../storage/model/kept-text.js";
import { visitorOf } from "../accounts/visitor.js";
import { authorityUrls } from "../authority-urls.js";
import { HttpError } from "../errors.js";
import { frame } from "../frame.js";
import { heldAuthority, type NamedKind } from "../held-authority.js";
import { redirectWithNotice } from "../notice.js";
import { listParameter, parameters } from "../parameters.js";
import { answeringFaults } from "../people-faults.js";
import { counted, listed } from "../shown/words.js";
import { type Site, visibleStates } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

/** Most that are offered to merge into. */
const most = 20;

const mergeParameters = z.object({
  q: z.string("expected one text").max(200).default(""),
  into: authorityIdSchema.nullable().default(null),
});

export const authorityMergePage =
  (kind: NamedKind) =>
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { catalogue } = site.archive;
    const { standing } = await heldAuthority(site, request, response, kind);
    const { q, into } = parameters(mergeParameters, request.query);
    const states = visibleStates(response);
    const target = into === null ? null : await standingAuthority(catalogue, into);
    if (into !== null && (target?.kind !== kind || target.id === standing.id))
      throw new HttpError(422, `There is no other ${kind} “${into}” to merge it into.`, {
        parameter: "into",
      });
    const documents = await documentsNaming(catalogue, { kind, states }, standing.id);
    const sentences = target ? await whatMoves(site, standing, target, documents) : [];
    if (wantsJson(request)) {
      response.json({ [kind]: standing.id, into: target?.id ?? null, documents, moves: sentences });
      return;
    }
    const words = q.trim() || (target ? "" : standing.name);
    const list = { kind, states, all: true, words, letter: null };
    const found = words === "" ? [] : await listPeople(catalogue, list, { limit: most, offset: 0 });
    const mine = authorityUrls(standing);
    site.render(response, "merge", {
      ...frame(site, request, response, { title: `Merge ${standing.name}`, canonical: mine.merge() }),
      name: standing.name,
      href: mine.page(),
      action: mine.merge(),
      words: q.trim(),
      found: found
        .filter(({ id }) => id !== standing.id)
        .map(({ id, name, documents: named }) => ({
          name,
          href: mine.merge({ into: id }),
          documents: counted(named, "document"),
        })),
      preview: target && {
        into: target.name,
        id: target.id,
        href: authorityUrls(target).page(),
        sentences,
      },
      edit: mine.edit(),
    });
  };

/** What a merge does, in sentences. */
async function whatMoves(site: Site, from: AuthorityRecord, into: AuthorityRecord, documents: number) {
  const { catalogue } = site.archive;
  const row = await catalogue
    .selectFrom("appearance")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("person", "in", await idsStandingFor(catalogue, from.id))
    .executeTakeFirst();
  const names = [from.name, ...from.otherNames.map(({ name }) => name)];
  return [
    `${counted(documents, "document")} that ${documents === 1 ? "names" : "name"} ${from.name} will count for ${into.name}.`,
    ...(from.kind === "person"
      ? [`${counted(Number(row?.count ?? 0), "passage")} will be on that page.`]
      : []),
    `${into.name} will be found as ${listed(names)} too.`,
    "The address of this one will lead to that one. Nothing is lost, and the merge can be taken back.",
  ];
}

export const mergeInto =
  (kind: NamedKind) =>
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { standing } = await heldAuthority(site, request, response, kind);
    const { into } = parameters(z.object({ into: authorityIdSchema }), request.body ?? {});
    const by = visitorOf(response).account?.name ?? "";
    const merged = await answeringFaults(() => mergeAuthority(site.archive, standing.id, into, by));
    site.nudge();
    if (wantsJson(request)) response.json({ [kind]: merged.id, into: merged.mergedInto });
    else redirectWithNotice(response, authorityUrls({ id: into, kind }).page(), "merged");
  };

/** Takes the merge of the one named by the field `merged` back. */
export const unmerge =
  (kind: NamedKind) =>
  (site: Site): RequestHandler =>
  async (request, response) => {
    await heldAuthority(site, request, response, kind);
    const { merged } = parameters(z.object({ merged: authorityIdSchema }), request.body ?? {});
    const by = visitorOf(response).account?.name ?? "";
    const back = await answeringFaults(() => unmergeAuthority(site.archive, merged, by));
    site.nudge();
    if (wantsJson(request)) response.json({ [kind]: back.id, into: null });
    else redirectWithNotice(response, authorityUrls(back).page(), "unmerged");
  };

const splitForm = z.object({
  documents: listParameter,
  name: z.string("expected one name").min(1, "expected the name of the new person").max(200),
});

/** Moves what some documents say to a new person. */
export const splitPerson =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { catalogue } = site.archive;
    const { standing } = await heldAuthority(site, request, response, "person");
    const { documents, name } = parameters(splitForm, request.body ?? {});
    const links =
      documents.length === 0
        ? []
        : await catalogue
            .selectFrom("person_link")
            .select(["document", "label"])
            .where("document", "in", documents)
            .where("person", "in", await idsStandingFor(catalogue, standing.id))
            .execute();
    if (links.length === 0)
      throw new HttpError(422, `Choose at least one document in which a name is ${standing.name}’s.`, {
        parameter: "documents",
      });
    const names = links.map(({ document, label }) => ({ label, documents: [document] }));
    const by = visitorOf(response).account?.name ?? "";
    const person = await answeringFaults(() =>
      settleNames(site.archive, names, { newPerson: keptText(name) }, by),
    );
    site.nudge();
    if (wantsJson(request)) response.json({ person, from: standing.id, documents });
    else redirectWithNotice(response, urls.person(person ?? standing.id), "split");
  };
