/** Describing a concept: its names, what it stands under, its note. */
import type { Request, RequestHandler, Response } from "express";
import { z } from "zod";
import { conceptNamed, typedName } from "../../ingest/tags/concepts.js";
import { type ConceptWords, describeConcept } from "../../ingest/tags/vocabulary.js";
import { VocabularyFault } from "../../ingest/tags/vocabulary-fault.js";
import { standingConcepts } from "../../storage/catalogue/concepts.js";
import { type AuthorityRecord, authorityKinds, type OtherName } from "../../storage/model/authority.js";
import { keptText } from "../../storage/model/kept-text.js";
import type { TagEditContext } from "../../views/contexts.js";
import { visitorOf } from "../accounts/visitor.js";
import { HttpError } from "../errors.js";
import { frame } from "../frame.js";
import { redirectWithNotice } from "../notice.js";
import { fullAddress, type Site } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";
import { heldTag } from "./tag-acts.js";
import { vocabularyOptions } from "./tags.js";

type FieldName = keyof TagEditContext["fields"];
const fieldNames: readonly FieldName[] = [
  ...(["kind", "name", "language", "otherNames", "broader"] as const),
  ...(["related", "note", "notations", "sameAs"] as const),
];
type Typed = Record<FieldName, string>;

const codeShape = /^([A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*)?$/;
const lines = (longest: number) =>
  z
    .string()
    .transform((typed) => [
      ...new Set(
        typed
          .split("\n")
          .map((line) => line.trim())
          .filter(Boolean),
      ),
    ])
    .refine((all) => all.every((line) => line.length <= longest), `At most ${longest} characters a line.`)
    .refine((all) => all.length <= 200, "At most 200 lines.");

const tagForm = z.object({
  kind: z.enum(authorityKinds, "Choose one of the vocabularies."),
  name: z.string().trim().min(1, "A tag needs a name.").max(200, "At most 200 characters."),
  language: z
    .string()
    .trim()
    .regex(codeShape, "Write a language code such as en, en-GB or cy.")
    .transform((value) => value || null),
  otherNames: lines(200),
  broader: lines(200),
  related: lines(200),
  note: z
    .string()
    .trim()
    .max(5_000, "At most 5,000 characters.")
    .transform((value) => value || null),
  notations: lines(200),
  sameAs: lines(2_000).refine(
    (all) => all.every((line) => /^[a-z][a-z0-9+.-]*:\S+$/i.test(line)),
    "Write whole addresses, one a line, without spaces.",
  ),
});

export const tagEditPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const record = await heldTag(site, request);
    const typed = await written(site, record);
    if (wantsJson(request)) response.json({ id: record.id, basedOn: record.revision, description: typed });
    else renderEdit(site, request, response, { record, typed, errors: {}, error: null });
  };

export const saveTag =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const record = await heldTag(site, request);
    const typed = Object.fromEntries(
      fieldNames.map((name) => [name, keptText(String(request.body?.[name] ?? ""))]),
    ) as Typed;
    const refuse = (status: number, errors: Partial<Typed>, error: string | null = null) => {
      if (wantsJson(request))
        throw new HttpError(status, error ?? Object.values(errors).join(" "), { fields: errors });
      renderEdit(site, request, response, { record, typed, errors, error }, status);
    };
    const form = tagForm.safeParse(typed);
    if (!form.success) {
      const errors = z.flattenError(form.error).fieldErrors as Partial<Record<FieldName, string[]>>;
      const first = fieldNames.flatMap((name) => (errors[name] ? [[name, errors[name][0] ?? ""]] : []));
      refuse(422, Object.fromEntries(first));
      return;
    }
    try {
      const words = await wordsOf(site, record, form.data);
      const basedOn = Number(request.body?.basedOn) || null;
      await describeConcept(site.archive, record.id, words, basedOn, visitorOf(response).account?.name ?? "");
      site.nudge();
      const path = urls.tag(record.id);
      if (wantsJson(request)) response.json({ id: record.id, url: fullAddress(site, path) });
      else redirectWithNotice(response, path, "tag-described");
    } catch (error) {
      if (!(error instanceof VocabularyFault)) throw error;
      refuse(error.isConflict ? 409 : 422, {}, error.message);
    }
  };

/** The form's words as the record takes them; other names keep their dates. Throws VocabularyFault. */
async function wordsOf(
  site: Site,
  record: AuthorityRecord,
  form: z.infer<typeof tagForm>,
): Promise<ConceptWords> {
  const named = async (names: readonly string[]): Promise<string[]> => {
    const ids: string[] = [];
    for (const name of names) {
      const found = await site.archive.catalogue.transaction().execute((scope) => conceptNamed(scope, name));
      if (!found)
        throw new VocabularyFault(`There is no “${name}” in the list; make it first, or mend the name.`);
      ids.push(found.id);
    }
    return [...new Set(ids)];
  };
  const { kind, name, language, note, notations, sameAs } = form;
  return {
    ...{ kind, name, language, note, notations, sameAs },
    noteLanguage: note === null ? null : record.noteLanguage,
    otherNames: form.otherNames.map((line) => otherName(line, record)),
    broader: await named(form.broader),
    related: await named(form.related),
  };
}

/** `heddlu @cy`: a name with its language. */
const withLanguage = /^(.*\S)\s+@([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*)$/;

function otherName(line: string, { otherNames }: AuthorityRecord): OtherName {
  const [, name = line, language] = withLanguage.exec(line) ?? [];
  const known = otherNames.find((each) => each.name === name && each.language === language);
  return known ?? { name, from: null, to: null, ...(language !== undefined && { language }) };
}

async function written(site: Site, record: AuthorityRecord): Promise<Typed> {
  const ids = [...record.broader, ...record.related];
  const standing = await standingConcepts(site.archive.catalogue, ids);
  const names = (concepts: readonly string[]) =>
    [...new Set(concepts)]
      .flatMap((id) => standing.get(id) ?? [])
      .map(typedName)
      .join("\n");
  return {
    kind: record.kind,
    name: record.name,
    language: record.language ?? "",
    otherNames: record.otherNames
      .map(({ name, language }) => (language === undefined ? name : `${name} @${language}`))
      .join("\n"),
    broader: names(record.broader),
    related: names(record.related),
    note: record.note ?? "",
    notations: record.notations.join("\n"),
    sameAs: record.sameAs.join("\n"),
  };
}

interface Editing {
  record: AuthorityRecord;
  typed: Typed;
  errors: Partial<Typed>;
  error: string | null;
}

function renderEdit(
  site: Site,
  request: Request,
  response: Response,
  { record, typed, errors, error }: Editing,
  status = 200,
): void {
  const fields = Object.fromEntries(
    fieldNames.map((name) => [name, { value: typed[name], error: errors[name] ?? null }]),
  ) as TagEditContext["fields"];
  const context: TagEditContext = {
    ...frame(site, request, response, {
      title: `Describe ${record.name}`,
      canonical: urls.tagEdit(record.id),
    }),
    name: record.name,
    href: urls.tag(record.id),
    action: urls.tagEdit(record.id),
    basedOn: String(record.revision),
    kinds: vocabularyOptions(),
    error,
    fields,
  };
  site.render(response, "tag-edit", context, status);
}
