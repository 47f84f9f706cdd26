/** One field described on every document of a list or of a search: what would change is counted first. */
import type { Request, RequestHandler, Response } from "express";
import { z } from "zod";
import { lastActs } from "../../ingest/many/acts.js";
import { valuesNow } from "../../ingest/many/values-now.js";
import type { DescriptionField } from "../../storage/model/record.js";
import type { DescribeManyContext } from "../../views/contexts.js";
import { HttpError } from "../errors.js";
import { frame } from "../frame.js";
import { parameters } from "../parameters.js";
import { chosenDocuments, chosenFields } from "../search/chosen-documents.js";
import { fieldLabels } from "../shown/description-fields.js";
import { chosenLink, earlierShown } from "../shown/many-act.js";
import { counted } from "../shown/words.js";
import { type Site, visibleStates } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";
import { descriptionForm } from "./description-form.js";
import { beginMany } from "./many-act.js";

/** Titles and summaries are one document's own; tags have a page of their own. */
const manyFields = [
  ...["source", "series", "kind", "date", "language", "creator", "meeting", "edition", "place"],
  ...["custody", "conditions", "rights", "rightsNote", "original", "note"],
] as const;
const fieldNames = manyFields as unknown as readonly [ManyField, ...ManyField[]];
type ManyField = Extract<DescriptionField, keyof typeof fieldLabels>;
/** Values shown of what the field says now. */
const mostValues = 8;
/** Earlier acts that are led to. */
const mostEarlier = 5;

const chosen = {
  ...chosenFields,
  field: z.enum(fieldNames, `expected ${manyFields.join(", ")}`).default("source"),
};
const pageParameters = z.object({
  ...chosen,
  value: z.string("expected one text").max(5_000).nullable().default(null),
});
const actForm = z.object({ ...chosen, value: z.string("expected one text").max(5_000) });
type Many = z.infer<typeof pageParameters>;

/** What it says now, and how many documents a value would change. */
export const describeManyPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const many = parameters(pageParameters, request.query);
    const documents = await chosenDocuments(site, many, visibleStates(response));
    const now = await valuesNow(site.archive, documents, many.field);
    const read = many.value === null ? null : readValue(many.field, many.value);
    const value = read && "value" in read ? read.value : null;
    const same = now.find((one) => one.value === value)?.documents ?? 0;
    const would = documents.length - same;
    if (wantsJson(request)) {
      if (read && "error" in read) throw new HttpError(422, read.error);
      response.json({ ...many, documents: documents.length, now, would: read ? would : null });
      return;
    }
    const label = fieldLabels[many.field];
    const isAsked = read !== null && "value" in read;
    render(site, request, response, many, {
      sentence: `${counted(documents.length, "document")}.${isAsked ? ` ${changeInWords(label, value, would)}` : ""}`,
      choose: {
        action: urls.describeMany(),
        kept: [
          { name: "of", value: many.of },
          { name: "query", value: many.query },
        ],
        fields: manyFields.map((name) => ({ value: name, label: fieldLabels[name as ManyField] })),
        field: many.field,
        value: { value: many.value ?? "", error: read && "error" in read ? read.error : null },
      },
      now: now.slice(0, mostValues).map((one) => ({
        value: one.value ?? "nothing",
        documents: counted(one.documents, "document"),
      })),
      form:
        isAsked && would > 0
          ? {
              action: urls.describeMany(),
              label: `Change ${counted(would, "document")}`,
              kept: [
                ...(["of", "query", "field"] as const).map((name) => ({ name, value: many[name] })),
                { name: "value", value: many.value ?? "" },
              ],
            }
          : null,
      earlier: (await lastActs(site.archive, mostEarlier)).map(earlierShown),
    });
  };

export const doDescribeMany =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { of, query, field, value } = parameters(actForm, request.body ?? {});
    const read = readValue(field, value);
    if ("error" in read) throw new HttpError(422, read.error);
    const documents = await chosenDocuments(site, { of, query }, visibleStates(response));
    const change = { what: "field", field, value: read.value } as const;
    await beginMany(site, request, response, { documents, change, chosen: { of, query } });
  };

/** As the form of one document takes it: an empty value is null. */
function readValue(field: ManyField, typed: string): { value: string | null } | { error: string } {
  const result = descriptionForm.shape[field].safeParse(typed);
  if (!result.success) return { error: result.error.issues[0]?.message ?? "It does not fit." };
  return { value: result.data as string | null };
}

function changeInWords(label: string, value: string | null, would: number): string {
  if (would === 0) return `${label} says so in all of them already.`;
  const documents = counted(would, "document");
  return value === null
    ? `${label} would say nothing in ${documents}.`
    : `${label} would become “${value}” in ${documents}.`;
}

function render(
  site: Site,
  request: Request,
  response: Response,
  { of, query }: Pick<Many, "of" | "query">,
  shown: Pick<DescribeManyContext, "sentence" | "choose" | "now" | "form" | "earlier">,
): void {
  site.render(response, "describe-many", {
    ...frame(site, request, response, { title: "Describe many documents", canonical: urls.describeMany() }),
    ...shown,
    back: chosenLink({ of, query }),
  });
}
