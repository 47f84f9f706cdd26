/** What the search index and the searched words are to hold of a document. */
import { tagsNow } from "../storage/catalogue/concepts.js";
import { foldedWhereOdd } from "../storage/index/odd-text.js";
import type { PassageRecord } from "../storage/index/search-index.js";
import { yearOf } from "../storage/model/partial-date.js";
import type { Page } from "../storage/model/passage.js";
import type { Structuring } from "../storage/model/record.js";
import type { Archive } from "./archive.js";
import { namesNow } from "./names-now.js";
import { passageFacts } from "./passage-facts.js";

/** A document with what the index is to hold of it. */
export interface Indexed {
  id: string;
  revision: number;
  /** `document.index_request` when the records were made. */
  request: number;
  /** Something of it may stand in the index already. */
  known: boolean;
  /** Some version of it has a known text. */
  readable: boolean;
  records: PassageRecord[];
}

/** What the index should hold of a document: nothing once it is withdrawn. Null when there is no such document. */
export async function passageRecords(
  { catalogue }: Pick<Archive, "catalogue">,
  id: string,
): Promise<Indexed | null> {
  const document = await catalogue.selectFrom("document").selectAll().where("id", "=", id).executeTakeFirst();
  if (!document) return null;
  const { revision, index_request: request, title, kind, state, source, date, language } = document;
  const known = document.indexed_revision > 0;
  const readable = await catalogue
    .selectFrom("version")
    .select(["number", "pages", "structure", "facts"])
    .where("document", "=", id)
    .where("text_state", "=", "known")
    .where("closed", "is", null)
    .orderBy("number", "desc")
    .executeTakeFirst();
  if (state === "withdrawn" || !readable) {
    return { id, revision, request, known, readable: readable !== undefined, records: [] };
  }
  const version = readable.number;
  const structuring = readable.structure === null ? null : (JSON.parse(readable.structure) as Structuring);
  const pages = JSON.parse(readable.pages) as Page[];
  const labels = new Map(pages.map((page) => [page.number, page.label]));
  const passages = await catalogue
    .selectFrom("passage")
    .select([
      "start",
      "end",
      "text",
      "page",
      "kind",
      "heading",
      "attribution",
      "role",
      "question",
      "clause",
      "time",
    ])
    .where("document", "=", id)
    .where("version", "=", version)
    .orderBy("start")
    .execute();
  const tags = await tagsNow(catalogue, id);
  const named = (kind: "person" | "body" | "place") =>
    tags.filter(({ concept }) => concept?.kind === kind).map(({ name }) => name);
  const common = {
    document: id,
    version,
    structure: structuring?.number ?? 1,
    title,
    kind,
    state,
    source,
    date,
    year: yearOf(date),
    tags: [...new Set(tags.map(({ name }) => name))],
    language,
    added: document.created_at,
    places: named("place"),
    people: named("person"),
  };
  const factsOf = passageFacts(passages, {
    facts: JSON.parse(readable.facts),
    pages,
    bodies: named("body"),
    nameOf: await namesNow(catalogue, id),
  });
  const records = passages.map((row, position) => {
    const { role, kind: passageKind, ...passage } = row;
    return {
      ...common,
      ...passage,
      passageKind,
      ...factsOf(row, position),
      searchTitle: position === 0 ? title : null,
      folded: foldedWhereOdd(passage.text),
      id: `${id}-${version}-${passage.start}`,
      pageLabel: passage.page === null ? null : (labels.get(passage.page) ?? null),
    };
  });
  return { id, revision, request, known, readable: true, records };
}
