/** What the form on which a document is described may say. */
import { z } from "zod";
import { furtherFieldNames, originalAccess } from "../../storage/model/further-fields.js";
import { documentKinds } from "../../storage/model/kind.js";
import { isPartialDate } from "../../storage/model/partial-date.js";
import { rightsKeys } from "../../storage/model/rights-statements.js";
import { tagList } from "../shown/suggestions.js";

const optional = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, `At most ${longest.toLocaleString("en-GB")} characters.`)
    .transform((value) => value || null);

const chosen = <const T extends string>(values: readonly [T, ...T[]], message: string) =>
  z
    .literal("")
    .or(z.enum(values, message))
    .transform((value) => value || null);

/** Fields as they are typed; empty ones are null. */
export const descriptionForm = z.object({
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
  creator: optional(500),
  identifier: optional(200),
  meeting: optional(300),
  edition: optional(200),
  extent: optional(200),
  place: optional(300),
  custody: optional(5_000),
  conditions: optional(2_000),
  note: optional(5_000),
  rights: chosen(rightsKeys, "Choose one of the statements."),
  rightsNote: optional(2_000),
  original: chosen(originalAccess, "Choose who may have the file."),
});

type Said = Omit<z.infer<typeof descriptionForm>, "tags">;

/** What a form says, without the further fields that it does not have: those stay as they are. */
export function onlySent(said: Said, body: Record<string, unknown>): Partial<Said> {
  const unsent = furtherFieldNames.filter((name) => !Object.hasOwn(body, name));
  return Object.fromEntries(Object.entries(said).filter(([name]) => !unsent.some((one) => one === name)));
}
