/** What the text itself says of a field of its description, with its words: a proposal, never more. */
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import type { Facts } from "../../storage/model/facts/facts.js";
import { datePhrase } from "../../storage/model/partial-date.js";
import type { DocumentRecord } from "../../storage/model/record.js";
import { urls } from "../urls.js";

export const readFieldNames = ["date", "source", "creator", "meeting"] as const;
export type ReadField = (typeof readFieldNames)[number];

export interface FieldRead {
  field: ReadField;
  /** As it would stand in the field, and in words. */
  value: string;
  words: string;
  /** Where it was read; null where the file says it beside its text. */
  href: string | null;
}

/** Those that say something else than the description does, of the newest text that is known. */
export async function fieldsRead(catalogue: Catalogue, record: DocumentRecord): Promise<FieldRead[]> {
  const row = await catalogue
    .selectFrom("version")
    .select(["number", "facts"])
    .where("document", "=", record.id)
    .where("text_state", "=", "known")
    .orderBy("number", "desc")
    .executeTakeFirst();
  if (!row) return [];
  const { date, source, article, motion } = JSON.parse(row.facts) as Facts;
  const at = async (start: number) => {
    const passage = await catalogue
      .selectFrom("passage")
      .select("start")
      .where("document", "=", record.id)
      .where("version", "=", row.number)
      .where("start", "<=", start)
      .orderBy("start", "desc")
      .executeTakeFirst();
    return urls.passage(record.id, row.number, passage?.start ?? 0);
  };
  const found: FieldRead[] = [];
  if (date)
    found.push({
      ...{ field: "date", value: date.value, words: datePhrase(date.value) },
      href: await at(date.start),
    });
  if (source)
    found.push({
      ...{ field: "source", value: source.value, words: source.value },
      href: await at(source.start),
    });
  if (article?.byline)
    found.push({ field: "creator", value: article.byline, words: article.byline, href: null });
  const body = motion?.meeting?.body;
  if (body)
    found.push({ field: "meeting", value: body.value, words: body.value, href: await at(body.start) });
  return found.filter(({ field, value }) => (record.description[field] ?? "") !== value);
}
