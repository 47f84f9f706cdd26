import type { Catalogue } from "../../storage/catalogue/catalogue.js";
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
  const tags = await catalogue
    .selectFrom("tag")
    .select("label")
    .distinct()
    .orderBy("label")
    .limit(mostOffered)
    .execute();
  return {
    sources: await names("source"),
    series: await names("series"),
    tags: tags.map((tag) => tag.label),
  };
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
