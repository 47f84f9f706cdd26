import { sql } from "kysely";
import { z } from "zod";
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import {
  type DocumentKind,
  type DocumentState,
  documentKinds,
  documentStates,
} from "../../storage/model/kind.js";
import type { DocumentRow } from "../../views/contexts.js";
import { parameters } from "../parameters.js";
import { urls } from "../urls.js";
import { counted, dayOf, kindName } from "./words.js";

/** Which documents are listed. */
export interface Listing {
  states: readonly DocumentState[];
  kind?: DocumentKind | null;
  series?: string | null;
  /** Only those that have one of these concepts as a tag. */
  concepts?: readonly string[];
  /** Names of a body, as `foldedName` writes them: documents that it issued, or whose meeting they record. */
  body?: readonly string[];
  /** Only drafts that wait for a decision. */
  inReview?: boolean;
}

/** What the address of the list of documents may ask for, besides the page. */
export const listParameters = z.object({
  kind: z.enum(documentKinds).nullable().default(null),
  state: z.enum(documentStates).nullable().default(null),
  series: z.string().max(200).nullable().default(null),
  /** `1`: drafts that wait for a decision. */
  review: z.literal("1", "expected 1 or nothing").nullable().default(null),
});

/** Which documents the query of that address asks for; 400 for what does not fit. */
export function listingAsked(visible: readonly DocumentState[], asked: unknown): Listing {
  const { kind, state, series, review } = parameters(listParameters, asked);
  const states = state ? visible.filter((each) => each === state) : visible;
  return { states, kind, series, inReview: review !== null };
}

/** Documents as rows of a list, newest accession first, and of one accession the newest document. */
export async function documentRows(
  catalogue: Catalogue,
  listing: Listing,
  { limit, offset }: { limit: number; offset: number },
): Promise<DocumentRow[]> {
  if (listing.states.length === 0) return [];
  const rows = await listed(catalogue, listing)
    .innerJoin("version", (join) =>
      join
        .onRef("version.document", "=", "document.id")
        .onRef("version.number", "=", "document.newest_version"),
    )
    .select([
      "id",
      "title",
      "kind",
      "source",
      "date",
      "state",
      "text_state",
      "unreadable",
      "silent_pages",
      "passage_count",
    ])
    .orderBy("created_at", "desc")
    .orderBy("date", "desc")
    .orderBy("id")
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map((row) => ({
    title: row.title,
    href: urls.document(row.id),
    kind: kindName(row.kind),
    source: row.source,
    date: dayOf(row.date),
    state: row.state,
    extent: row.text_state === "known" ? counted(row.passage_count, "passage") : null,
    trouble: troubleOf(row),
  }));
}

/** Ids of the first `most` of them, in order of the ids. */
export async function listedIds(catalogue: Catalogue, listing: Listing, most: number): Promise<string[]> {
  if (listing.states.length === 0) return [];
  const rows = await listed(catalogue, listing)
    .select("document.id")
    .orderBy("document.id")
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
}

/** How many there are. */
export async function countListed(catalogue: Catalogue, listing: Listing): Promise<number> {
  if (listing.states.length === 0) return 0;
  const row = await listed(catalogue, listing)
    .select(sql<number>`count(*)`.as("count"))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

function listed(catalogue: Catalogue, { states, kind, series, concepts, body, inReview }: Listing) {
  let query = catalogue.selectFrom("document").where("document.state", "in", states);
  if (kind) query = query.where("document.kind", "=", kind);
  if (series) query = query.where("document.series", "=", series);
  if (concepts)
    query = query.where("document.id", "in", (of) =>
      of.selectFrom("tag").select("tag.document").where("tag.concept", "in", concepts),
    );
  if (inReview) query = query.where("document.review", "is not", null);
  if (body)
    query = query.where("document.id", "in", (of) =>
      of.selectFrom("document_body").select("document_body.document").where("folded", "in", body),
    );
  return query;
}

/** What somebody should know of a document's text before opening it; null when there is nothing. */
export function troubleOf(row: {
  text_state: string;
  unreadable: string | null;
  silent_pages: number;
}): string | null {
  if (row.text_state === "waiting") return "being read";
  if (row.unreadable !== null) return "kept as unreadable";
  if (row.text_state === "failed") return "could not be read";
  return row.silent_pages > 0 ? `${counted(row.silent_pages, "page")} without text` : null;
}
