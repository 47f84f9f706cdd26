/** Documents of the archive that an article may mean: candidates, for a reader to judge. */
import { sql } from "kysely";
import type { Reference } from "../model/facts/article-facts.js";
import type { DocumentKind, DocumentState } from "../model/kind.js";
import type { Catalogue } from "./catalogue.js";

export interface CandidateDocument {
  id: string;
  title: string;
}

/** The kinds that a sort of document can be of here. */
const kinds: Readonly<Record<string, readonly DocumentKind[]>> = {
  motion: ["motion"],
  evidence: ["transcript", "other"],
};
/** Most candidates of one mention, and most mentions that are looked up. */
const most = 5;
const mostAsked = 50;

/**
 * For each reference, in its order, the documents in one of `states` whose kind can be meant, whose source is the body
 * named, and whose date or title agrees with what is said. Without a body, or without date and title, nothing is offered.
 */
export async function documentsMeant(
  catalogue: Catalogue,
  except: string,
  references: readonly Reference[],
  states: readonly DocumentState[],
): Promise<CandidateDocument[][]> {
  const found: CandidateDocument[][] = [];
  for (const reference of references.slice(0, mostAsked))
    found.push(states.length === 0 ? [] : await meantBy(catalogue, except, reference, states));
  return found;
}

async function meantBy(
  catalogue: Catalogue,
  except: string,
  { what, body, date, title }: Reference,
  states: readonly DocumentState[],
): Promise<CandidateDocument[]> {
  if (body === null || (date === null && title === null)) return [];
  const source = plain(body.value);
  const query = catalogue
    .selectFrom("document")
    .select(["id", "title", "date", "source"])
    .where("id", "!=", except)
    .where("state", "in", [...states])
    .where(sql<boolean>`lower(source) like ${`%${source.replace(/[\\%_]/g, "\\$&")}%`} escape '\\'`)
    .$if(kinds[what] !== undefined, (some) => some.where("kind", "in", [...(kinds[what] ?? [])]))
    .orderBy("date")
    .limit(200);
  const rows = await query.execute();
  return rows
    .filter(
      (row) =>
        (date !== null && agrees(row.date, date.value)) ||
        (title !== null && plain(row.title).includes(plain(title.value))),
    )
    .slice(0, most)
    .map(({ id, title: name }) => ({ id, title: name }));
}

/** One may be known more exactly than the other: `2023-01` and `2023-01-19`. */
function agrees(one: string | null, other: string): boolean {
  return one !== null && (one.startsWith(other) || other.startsWith(one));
}

function plain(words: string): string {
  return words
    .toLowerCase()
    .replace(/^(?:the|an?)\s+/, "")
    .trim();
}
