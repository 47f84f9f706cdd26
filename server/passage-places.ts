/** Where the passages of a version stand, and what is said of each but its words: what a page of a long text goes by. */
import type { Catalogue } from "../storage/catalogue/catalogue.js";
import type { PassageRow } from "../storage/catalogue/reading-tables.js";
import type { HeldVersion } from "./held-version.js";

export type PassagePlace = Omit<PassageRow, "document" | "version" | "text" | "heading" | "person">;

/** A reader of a long text asks again and again: those of the last few are remembered. */
const remembered = 6;
const longText = 1_000;
const known = new WeakMap<Catalogue, Map<string, readonly PassagePlace[]>>();

/** All of them, in text order. */
export async function placesOf(catalogue: Catalogue, held: HeldVersion): Promise<readonly PassagePlace[]> {
  const { document, number, structure, text_digest, passage_count } = held.version;
  if (passage_count < longText) return read(catalogue, held);
  const own = known.get(catalogue) ?? new Map<string, readonly PassagePlace[]>();
  known.set(catalogue, own);
  // A text never changes; its passages do when its structure is read anew, which its row then says.
  const key = [document, number, structure, text_digest, passage_count].join(" ");
  const places = own.get(key) ?? (await read(catalogue, held));
  own.delete(key);
  own.set(key, places);
  const [oldest] = own.keys();
  if (own.size > remembered && oldest !== undefined) own.delete(oldest);
  return places;
}

function read(catalogue: Catalogue, { document, version }: HeldVersion): Promise<PassagePlace[]> {
  return catalogue
    .selectFrom("passage")
    .select(["start", "end", "page", "page_end", "kind", "attribution", "role", "question", "clause", "time"])
    .select(["printed_column", "printed_line"])
    .where("document", "=", document.id)
    .where("version", "=", version.number)
    .orderBy("start")
    .execute();
}
