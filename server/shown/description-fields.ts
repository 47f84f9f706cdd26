/** A description as its form shows it and sends it back: every field a text, empty when there is nothing. */
import { originalAccess } from "../../storage/model/further-fields.js";
import { keptText } from "../../storage/model/kept-text.js";
import type { DocumentKind } from "../../storage/model/kind.js";
import type { DocumentRecord } from "../../storage/model/record.js";
import { rightsKeys, rightsStatements } from "../../storage/model/rights-statements.js";
import type { EditContext, FieldState, FurtherFieldShown } from "../../views/contexts.js";
import { furtherLabels, originalLabels, type TypedField, typedFieldNames } from "./description-labels.js";

const firstLabels = {
  title: "Title",
  kind: "Kind",
  date: "Date",
  language: "Language",
  source: "Source",
  series: "Series",
  tags: "Tags",
  summary: "Summary",
  address: "Address",
  rights: "Rights or licence",
  rightsNote: "Rights, further",
  original: "Who may have the file",
} as const;

export type DescribedField = keyof typeof firstLabels | TypedField;
export type DescribedFields = Record<DescribedField, FieldState>;

export const fieldLabels = {
  ...firstLabels,
  ...Object.fromEntries(typedFieldNames.map((name) => [name, furtherLabels[name].label])),
} as Record<DescribedField, string>;
export const fieldNames = Object.keys(fieldLabels) as DescribedField[];

export function fieldsOf(field: (name: DescribedField) => FieldState): DescribedFields {
  return Object.fromEntries(fieldNames.map((name) => [name, field(name)])) as DescribedFields;
}

/** The fields as a form sent them. */
export function typedFields(body: Record<string, unknown> | undefined): Record<DescribedField, string> {
  return Object.fromEntries(
    fieldNames.map((name) => [name, typeof body?.[name] === "string" ? keptText(body[name]) : ""]),
  ) as Record<DescribedField, string>;
}

/** The fields as the record has them; `tags` as `typedTags` writes them. */
export function writtenFields(
  { description }: Pick<DocumentRecord, "description">,
  tags: string,
): Record<DescribedField, string> {
  const written = { ...description, tags };
  return Object.fromEntries(fieldNames.map((name) => [name, written[name] ?? ""])) as Record<
    DescribedField,
    string
  >;
}

/** The further fields of the form: open are those that the kind asks for, and those that say something. */
export function furtherFieldsShown(
  kind: DocumentKind,
  fields: DescribedFields,
): Pick<EditContext, "open" | "folded" | "rights"> {
  const shown = typedFieldNames.map((name) => {
    const { label, hint, long, kinds } = furtherLabels[name];
    const field: FurtherFieldShown = { name, label, hint, long, state: fields[name] };
    return { field, isOpen: kinds.includes(kind) || fields[name].value !== "" };
  });
  const unsaid = { value: "", label: "Not said" };
  return {
    open: shown.filter(({ isOpen }) => isOpen).map(({ field }) => field),
    folded: shown.filter(({ isOpen }) => !isOpen).map(({ field }) => field),
    rights: {
      rights: {
        options: [unsaid, ...rightsKeys.map((key) => ({ value: key, label: rightsStatements[key].label }))],
        state: fields.rights,
      },
      rightsNote: fields.rightsNote,
      original: {
        options: [unsaid, ...originalAccess.map((key) => ({ value: key, label: originalLabels[key] }))],
        state: fields.original,
      },
    },
  };
}
