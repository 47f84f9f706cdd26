/** Describing a document. */
import type { Request, RequestHandler, Response } from "express";
import { z } from "zod";
import { describe, EditConflict, lastEdit } from "../../ingest/curate.js";
import { loadRecord } from "../../storage/catalogue/records.js";
import { keptText } from "../../storage/model/kept-text.js";
import { documentKinds } from "../../storage/model/kind.js";
import { isPartialDate } from "../../storage/model/partial-date.js";
import type { Description, DocumentRecord } from "../../storage/model/record.js";
import type { EditContext } from "../../views/contexts.js";
import { mayDo } from "../accounts/document-rights.js";
import { visitorOf } from "../accounts/visitor.js";
import { HttpError } from "../errors.js";
import { frame } from "../frame.js";
import { redirectWithNotice } from "../notice.js";
import { documentParameter } from "../parameters.js";
import { kindOptions, suggestions, tagList } from "../shown/suggestions.js";
import { fullAddress, type Site } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

type Fields = EditContext["fields"];
type FieldName = keyof Fields;

const labels: Record<FieldName, string> = {
  title: "Title",
  kind: "Kind",
  date: "Date",
  language: "Language",
  source: "Source",
  series: "Series",
  tags: "Tags",
  summary: "Summary",
  address: "Address",
};
const fieldNames = Object.keys(labels) as FieldName[];

const optional = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, `At most ${longest.toLocaleString("en-GB")} characters.`)
    .transform((value) => value || null);

const descriptionForm = z.object({
  title: z.string().trim().min(1, "A document needs a title.").max(500, "At most 500 characters."),
  kind: z.enum(documentKinds, "Choose one of the kinds."),
  date: z
    .string()
    .trim()
    .refine(
      (value) => value === "" || isPartialDate(value),
      "Write 2023-12-12, 2023-12 or 2023, as far as it is known.",
    )
    .transform((value) => value || null),
  language: z
    .string()
    .trim()
    .regex(/^([A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*)?$/, "Write a language code such as en, en-GB or cy.")
    .transform((value) => value || null),
  source: optional(200),
  series: optional(200),
  summary: optional(5_000),
  address: optional(2_000).refine(
    (value) => value === null || /^https?:\/\//.test(value),
    "Begin with https:// or http://.",
  ),
  tags: z
    .string()
    .max(2_000)
    .transform(tagList)
    .refine((tags) => tags.every((tag) => tag.length <= 100), "A tag has at most 100 characters."),
});

export const editPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const record = await heldRecord(site, request, response);
    if (wantsJson(request)) {
      response.json(descriptionJson(site, record));
      return;
    }
    await renderEdit(site, request, response, { record, fields: shownFields(record), conflict: null });
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
      await renderEdit(site, request, response, { record, fields, conflict: null }, 422);
      return;
    }
    const { tags, ...description } = form.data;
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
      if (wantsJson(request)) response.json(descriptionJson(site, await heldRecord(site, request, response)));
      else redirectWithNotice(response, urls.document(record.id), "described");
    } catch (error) {
      if (!(error instanceof EditConflict)) throw error;
      if (wantsJson(request)) throw conflictFor(error, typed);
      const fields = fieldsOf((name) => ({ value: typed[name], error: null }));
      const conflict = conflictShown(error, typed);
      await renderEdit(site, request, response, { record: error.current, fields, conflict }, 409);
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

function typedFields(body: Record<string, unknown> | undefined): Record<FieldName, string> {
  return Object.fromEntries(
    fieldNames.map((name) => [name, typeof body?.[name] === "string" ? keptText(body[name]) : ""]),
  ) as Record<FieldName, string>;
}

function writtenFields({ description, tags }: DocumentRecord): Record<FieldName, string> {
  const { title, kind, date, language, source, series, summary, address } = description;
  return {
    title,
    kind,
    date: date ?? "",
    language: language ?? "",
    source: source ?? "",
    series: series ?? "",
    summary: summary ?? "",
    address: address ?? "",
    tags: tags.map((tag) => tag.label).join(", "),
  };
}

function shownFields(record: DocumentRecord): Fields {
  const written = writtenFields(record);
  return fieldsOf((name) => ({ value: written[name], error: null }));
}

function fieldsOf(field: (name: FieldName) => Fields[FieldName]): Fields {
  return Object.fromEntries(fieldNames.map((name) => [name, field(name)])) as Fields;
}

/** What stands in the record now, where the form says otherwise. */
function differences(current: DocumentRecord, typed: Record<FieldName, string>) {
  const theirs = writtenFields(current);
  return fieldNames
    .filter((name) => theirs[name] !== typed[name])
    .map((name) => ({ field: name, theirs: theirs[name], yours: typed[name] }));
}

function conflictShown(
  { current, message }: EditConflict,
  typed: Record<FieldName, string>,
): EditContext["conflict"] {
  return {
    sentence: `${message} Nothing was saved. Saving again keeps the words of this form.`,
    changes: differences(current, typed).map(({ field, theirs, yours }) => ({
      label: labels[field],
      theirs: theirs || "nothing",
      yours: yours || "nothing",
    })),
  };
}

/** The description for programs, in the form it is sent back in; `basedOn` tells two editors apart. */
function descriptionJson(site: Site, record: DocumentRecord) {
  return {
    document: record.id,
    url: fullAddress(site, urls.document(record.id)),
    description: writtenFields(record),
    basedOn: lastEdit(record),
  };
}

function unfit(errors: Partial<Record<FieldName, string[]>>): HttpError {
  const fields = Object.fromEntries(Object.entries(errors).map(([name, [error]]) => [name, error]));
  const names = Object.keys(fields).join(", ");
  return new HttpError(422, `Nothing was saved; what does not fit: ${names}.`, { fields });
}

function conflictFor({ current, message }: EditConflict, typed: Record<FieldName, string>): HttpError {
  return new HttpError(409, `${message} Nothing was saved.`, {
    changes: differences(current, typed),
    basedOn: lastEdit(current),
  });
}

interface Editing {
  record: DocumentRecord;
  fields: Fields;
  conflict: EditContext["conflict"];
}

async function renderEdit(site: Site, request: Request, response: Response, editing: Editing, status = 200) {
  const { record, fields, conflict } = editing;
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
    kinds: kindOptions(null),
    suggestions: await suggestions(site.archive.catalogue),
    fields,
    conflict,
  };
  site.render(response, "edit", context, status);
}
