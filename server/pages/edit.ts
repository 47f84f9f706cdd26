/** Describing a document. */
import type { Request, RequestHandler, Response } from "express";
import { z } from "zod";
import { describe, EditConflict, lastEdit } from "../../ingest/curate.js";
import { loadRecord } from "../../storage/catalogue/records.js";
import type { Description, DocumentRecord } from "../../storage/model/record.js";
import type { EditContext } from "../../views/contexts.js";
import { mayDo } from "../accounts/document-rights.js";
import { visitorOf } from "../accounts/visitor.js";
import { HttpError } from "../errors.js";
import { frame } from "../frame.js";
import { redirectWithNotice } from "../notice.js";
import { documentParameter, parameters } from "../parameters.js";
import {
  type DescribedField,
  type DescribedFields,
  fieldLabels,
  fieldNames,
  fieldsOf,
  furtherFieldsShown,
  typedFields,
  writtenFields,
} from "../shown/description-fields.js";
import { suggestionFor } from "../shown/kind-suggestion.js";
import { fieldsRead } from "../shown/read-fields.js";
import { kindOptions, suggestions, tagList, typedTags } from "../shown/suggestions.js";
import { fullAddress, isArchivist, type Site } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";
import { descriptionForm, onlySent } from "./description-form.js";

const fillParameters = z.object({
  /** Fields to be filled in with what the text says of them. */
  fill: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((names) => [names].flat()),
});

type FieldName = DescribedField;

export const editPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const record = await heldRecord(site, request, response);
    if (wantsJson(request)) {
      response.json(await descriptionJson(site, record));
      return;
    }
    const tags = await typedTags(site.archive.catalogue, record.id);
    const { fill } = parameters(fillParameters, request.query);
    const read = (await fieldsRead(site.archive.catalogue, record)).filter(({ field }) =>
      fill.includes(field),
    );
    const written = {
      ...writtenFields(record, tags),
      ...Object.fromEntries(read.map((one) => [one.field, one.value])),
    };
    await renderEdit(site, request, response, {
      record,
      tagsShown: tags,
      fields: fieldsOf((name) => ({ value: written[name], error: null })),
      conflict: null,
    });
  };

export const saveDescription =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const record = await heldRecord(site, request, response);
    const typed = typedFields(request.body);
    const form = descriptionForm.safeParse(typed);
    if (!form.success) {
      const errors = z.flattenError(form.error).fieldErrors as Partial<Record<FieldName, string[]>>;
      if (wantsJson(request)) throw unfit(errors);
      const fields = fieldsOf((name) => ({ value: typed[name], error: errors[name]?.[0] ?? null }));
      const tagsShown = String(request.body?.tagsShown ?? "");
      await renderEdit(site, request, response, { record, tagsShown, fields, conflict: null }, 422);
      return;
    }
    const { tags, ...said } = form.data;
    const description = onlySent(said, request.body);
    const by = visitorOf(response).account?.name ?? "";
    const basedOn = String(request.body.basedOn ?? "");
    const shown: unknown = request.body.tagsShown;
    try {
      await describe(
        site.archive,
        record.id,
        {
          description: description satisfies Partial<Description>,
          tags: { typed: tags, shown: typeof shown === "string" ? tagList(shown) : null },
          basedOn,
        },
        by,
      );
      site.nudge();
      if (wantsJson(request))
        response.json(await descriptionJson(site, await heldRecord(site, request, response)));
      else redirectWithNotice(response, urls.document(record.id), "described");
    } catch (error) {
      if (!(error instanceof EditConflict)) throw error;
      const tagsShown = await typedTags(site.archive.catalogue, record.id);
      const changes = differences(writtenFields(error.current, tagsShown), typed);
      if (wantsJson(request)) throw conflictFor(error, changes);
      const fields = fieldsOf((name) => ({ value: typed[name], error: null }));
      const conflict = conflictShown(error, changes);
      await renderEdit(site, request, response, { record: error.current, tagsShown, fields, conflict }, 409);
    }
  };

/** The record, when the asker may describe it. */
async function heldRecord(site: Site, request: Request, response: Response): Promise<DocumentRecord> {
  const { catalogue } = site.archive;
  const id = documentParameter(request);
  const record = await loadRecord(catalogue, id);
  const may = (act: "see" | "describe") => record && mayDo(catalogue, act, record, response);
  if (!record || !(await may("see")))
    throw new HttpError(404, `There is no document “${id}” here.`, { document: id });
  if (!(await may("describe")))
    throw new HttpError(
      403,
      "A contributor describes the drafts that came from them, and no other document.",
    );
  return record;
}

/** What stands in the record now, where the form says otherwise. */
function differences(theirs: Record<FieldName, string>, typed: Record<FieldName, string>) {
  return fieldNames
    .filter((name) => theirs[name] !== typed[name])
    .map((name) => ({ field: name, theirs: theirs[name], yours: typed[name] }));
}

function conflictShown(
  { message }: EditConflict,
  changes: ReturnType<typeof differences>,
): EditContext["conflict"] {
  return {
    sentence: `${message} Nothing was saved. Saving again keeps the words of this form.`,
    changes: changes.map(({ field, theirs, yours }) => ({
      label: fieldLabels[field],
      theirs: theirs || "nothing",
      yours: yours || "nothing",
    })),
  };
}

/** The description for programs, in the form it is sent back in; `basedOn` tells two editors apart. */
async function descriptionJson(site: Site, record: DocumentRecord) {
  const tags = await typedTags(site.archive.catalogue, record.id);
  return {
    document: record.id,
    url: fullAddress(site, urls.document(record.id)),
    description: writtenFields(record, tags),
    tagsShown: tags,
    basedOn: lastEdit(record),
  };
}

function unfit(errors: Partial<Record<FieldName, string[]>>): HttpError {
  const fields = Object.fromEntries(Object.entries(errors).map(([name, [error]]) => [name, error]));
  const names = Object.keys(fields).join(", ");
  return new HttpError(422, `Nothing was saved; what does not fit: ${names}.`, { fields });
}

function conflictFor({ current, message }: EditConflict, changes: ReturnType<typeof differences>): HttpError {
  return new HttpError(409, `${message} Nothing was saved.`, {
    changes,
    basedOn: lastEdit(current),
  });
}

interface Editing {
  record: DocumentRecord;
  /** The tags that stood there when they were typed, as `typedTags` writes them. */
  tagsShown: string;
  fields: DescribedFields;
  conflict: EditContext["conflict"];
}

async function renderEdit(site: Site, request: Request, response: Response, editing: Editing, status = 200) {
  const { record, tagsShown, fields, conflict } = editing;
  const read = await fieldsRead(site.archive.catalogue, record);
  const context = {
    ...frame(site, request, response, {
      title: `Describe ${record.description.title}`,
      canonical: urls.edit(record.id),
    }),
    document: record.id,
    title: record.description.title,
    href: urls.document(record.id),
    action: urls.edit(record.id),
    basedOn: lastEdit(record),
    tagsShown,
    kinds: kindOptions(null),
    suggestions: await suggestions(site.archive.catalogue),
    kindSuggestion: isArchivist(response) ? await suggestionFor(site.archive.catalogue, record) : null,
    fields,
    ...furtherFieldsShown(record.description.kind, fields),
    readings: read.map(({ field, words, href }) => ({
      ...{ label: fieldLabels[field], value: words, href },
      fill: urls.edit(record.id, { fill: field }),
    })),
    conflict,
  };
  site.render(response, "edit", context, status);
}
