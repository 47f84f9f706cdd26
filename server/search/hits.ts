/** Passages on a page of results, as the archive holds them now. */
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import { listedPassages } from "../../storage/catalogue/searched-texts.js";
import type { PassageRecord } from "../../storage/index/search-index.js";
import type { Span } from "../../storage/model/fold.js";
import type { DocumentState } from "../../storage/model/kind.js";
import type { Listed } from "./listing.js";
import { type Marking, marksIn } from "./marked.js";

/** What is told of a passage found. */
export type HitRecord = Pick<
  PassageRecord,
  | (
      | "id"
      | "document"
      | "version"
      | "start"
      | "end"
      | "text"
      | "passageKind"
      | "page"
      | "pageLabel"
      | "attribution"
    )
  | ("question" | "clause" | "time" | "title" | "kind" | "state" | "source" | "date")
>;

export interface FoundHit {
  record: HitRecord;
  /** Of the passage's text. */
  marks: Span[];
  filename: string;
  /** Further passages of the same document that are not listed one by one. */
  more: number;
}

/** The passages listed, without those that went out of sight meanwhile. */
export async function hitsOf(
  catalogue: Catalogue,
  listed: readonly Listed[],
  marking: Marking,
  states: readonly DocumentState[],
): Promise<FoundHit[]> {
  const rows = await listedPassages(
    catalogue,
    listed.map(({ document, start }) => ({ document: document.id, version: document.version, start })),
  );
  const passages = new Map(rows.map((row) => [`${row.document} ${row.start}`, row]));
  return listed.flatMap(({ document, start, more }) => {
    const passage = passages.get(`${document.id} ${start}`);
    if (!passage || !states.includes(passage.state)) return [];
    const { text, end, kind: passageKind, page, attribution, question, clause, time } = passage;
    return [
      {
        record: {
          ...{
            id: `${document.id}-${document.version}-${start}`,
            document: document.id,
            version: document.version,
          },
          ...{ start, end, text, passageKind, page, attribution, question, clause, time },
          pageLabel: passage.page_label,
          ...{ title: document.title, kind: document.kind, state: document.state },
          ...{ source: document.source, date: document.date },
        },
        marks: marksIn(text, marking),
        filename: passage.filename,
        more,
      },
    ];
  });
}
