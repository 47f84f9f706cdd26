import { typedName } from "../../ingest/tags/concepts.js";
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import { offeredNames } from "../../storage/catalogue/concept-lists.js";
import { tagsNow } from "../../storage/catalogue/concepts.js";
import { documentKinds } from "../../storage/model/kind.js";
import type { Option, Suggestions } from "../../views/contexts.js";
import { kindName } from "./words.js";

/** Names offered while typing; more would not be looked at. */
const mostOffered = 200;

/** Names in use, offered while typing. */
export async function suggestions(catalogue: Catalogue): Promise<Suggestions> {
  const names = async (column: "source" | "series") => {
    const rows = await catalogue
      .selectFrom("document")
      .select(column)
      .distinct()
      .where(column, "is not", null)
      .orderBy(column)
      .limit(mostOffered)
      .execute();
    return rows.flatMap((row) => row[column] ?? []);
  };
  return {
    sources: await names("source"),
    series: await names("series"),
    tags: await offeredNames(catalogue, mostOffered),
  };
}

/**
 * A document's tags as they are typed, divided by commas. Those with a comma in their name are not among them: they
 * cannot be typed so, and stay as they are.
 */
export async function typedTags(catalogue: Catalogue, document: string): Promise<string> {
  const names = (await tagsNow(catalogue, document)).map(({ name, concept }) =>
    concept ? typedName(concept) : name,
  );
  return names.filter((name) => !name.includes(",")).join(", ");
}

/** Kinds to choose from, with `first` for the empty value when there is one. */
export function kindOptions(first: string | null): Option[] {
  const kinds = documentKinds.map((kind) => ({ value: kind, label: kindName(kind) }));
  return first === null ? kinds : [{ value: "", label: first }, ...kinds];
}

/** Labels as typed, divided by commas. */
export function tagList(typed: string): string[] {
  return [
    ...new Set(
      typed
        .split(",")
        .map((label) => label.trim().replace(/\s+/g, " "))
        .filter(Boolean),
    ),
  ];
}
