/** Describing a person or a body, and the ways to merge and split from there. */
import type { Request, RequestHandler, Response } from "express";
import { describeAuthority } from "../../ingest/people/describe-authority.js";
import { PeopleFault } from "../../ingest/people/settle.js";
import { loadAuthority } from "../../storage/catalogue/authorities.js";
import type { AuthorityRecord } from "../../storage/model/authority.js";
import { keptText } from "../../storage/model/kept-text.js";
import type { AuthorityEditContext } from "../../views/contexts.js";
import { visitorOf } from "../accounts/visitor.js";
import {
  type AuthorityField,
  authorityFields,
  authorityWords,
  FieldFault,
  writtenAuthority,
} from "../authority-form.js";
import { authorityUrls } from "../authority-urls.js";
import { HttpError } from "../errors.js";
import { frame } from "../frame.js";
import { heldAuthority, type NamedKind } from "../held-authority.js";
import { redirectWithNotice } from "../notice.js";
import { linkedDocuments } from "../shown/linked-documents.js";
import type { Site } from "../site.js";
import { wantsJson } from "../wants-json.js";

type Typed = Record<AuthorityField, string>;

export const authorityEditPage =
  (kind: NamedKind) =>
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { standing } = await heldAuthority(site, request, response, kind);
    const written = writtenAuthority(standing);
    if (wantsJson(request)) response.json(editJson(site, standing));
    else
      await render(site, request, response, { record: standing, typed: written, faults: {}, conflict: null });
  };

export const saveAuthority =
  (kind: NamedKind) =>
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { standing } = await heldAuthority(site, request, response, kind);
    const body = (request.body ?? {}) as Record<string, unknown>;
    const typed = Object.fromEntries(
      authorityFields.map((name) => [
        name,
        typeof body[name] === "string"
          ? keptText(body[name])
          : name === "posts"
            ? writtenAuthority(standing).posts
            : "",
      ]),
    ) as Typed;
    const by = visitorOf(response).account?.name ?? "";
    try {
      const words = authorityWords(typed, standing);
      const saved = await describeAuthority(site.archive, standing.id, words, Number(body.basedOn) || 0, by);
      site.nudge();
      if (wantsJson(request)) response.json(editJson(site, saved));
      else redirectWithNotice(response, authorityUrls(saved).page(), "described");
    } catch (error) {
      await refused(site, request, response, { record: standing, typed }, error);
    }
  };

interface Editing {
  record: AuthorityRecord;
  typed: Typed;
}

/** Answers what could not be saved with the form as it was typed; programs get the reason alone. */
async function refused(site: Site, request: Request, response: Response, editing: Editing, error: unknown) {
  if (error instanceof FieldFault) {
    if (wantsJson(request)) throw new HttpError(422, error.message, { field: error.field });
    const faults = { [error.field]: error.message };
    await render(site, request, response, { ...editing, faults, conflict: null }, 422);
    return;
  }
  if (!(error instanceof PeopleFault)) throw error;
  const current = await loadAuthority(site.archive.catalogue, editing.record.id);
  if (!error.isConflict || !current || wantsJson(request))
    throw new HttpError(error.isConflict ? 409 : 422, `${error.message} Nothing was saved.`);
  const theirs = writtenAuthority(current);
  const conflict = {
    sentence: `${error.message} Nothing was saved. Saving again keeps the words of this form.`,
    changes: authorityFields
      .filter((name) => theirs[name] !== editing.typed[name])
      .map((name) => ({
        label: labels[name],
        theirs: theirs[name] || "nothing",
        yours: editing.typed[name] || "nothing",
      })),
  };
  await render(site, request, response, { record: current, typed: editing.typed, faults: {}, conflict }, 409);
}

const labels: Record<AuthorityField, string> = {
  name: "Name",
  otherNames: "Other names",
  posts: "Posts",
  note: "Note",
  sameAs: "The same elsewhere",
};

function editJson(site: Site, record: AuthorityRecord) {
  return {
    [record.kind]: record.id,
    url: site.address + authorityUrls(record).page(),
    ...writtenAuthority(record),
    basedOn: record.revision,
  };
}

async function render(
  site: Site,
  request: Request,
  response: Response,
  {
    record,
    typed,
    faults,
    conflict,
  }: Editing & {
    faults: Partial<Record<AuthorityField, string>>;
    conflict: AuthorityEditContext["conflict"];
  },
  status = 200,
): Promise<void> {
  const { catalogue } = site.archive;
  const urls = authorityUrls(record);
  const merged = await catalogue
    .selectFrom("authority")
    .select(["id", "name"])
    .where("merged_into", "=", record.id)
    .orderBy("name")
    .execute();
  const context: AuthorityEditContext = {
    ...frame(site, request, response, { title: `Edit ${record.name}`, canonical: urls.edit() }),
    name: record.name,
    href: urls.page(),
    isPerson: record.kind === "person",
    action: urls.edit(),
    basedOn: record.revision,
    fields: Object.fromEntries(
      authorityFields.map((name) => [name, { value: typed[name], error: faults[name] ?? null }]),
    ) as AuthorityEditContext["fields"],
    conflict,
    merge: { action: urls.merge(), words: "" },
    merged,
    unmerge: urls.unmerge(),
    links: record.kind === "person" ? await linkedDocuments(catalogue, record.id) : [],
    split: urls.split(),
  };
  site.render(response, "authority-edit", context, status);
}
