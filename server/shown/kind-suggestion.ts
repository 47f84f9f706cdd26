/** What a document of no known kind may be, for whoever describes it. */
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import { factsSchema } from "../../storage/model/facts/facts.js";
import type { DocumentKind } from "../../storage/model/kind.js";
import type { DocumentRecord } from "../../storage/model/record.js";
import type { KindSuggestion } from "../../views/contexts.js";
import { urls } from "../urls.js";
import { kindName } from "./words.js";

/** The same for a record, of its newest version's text. */
export async function suggestionFor(
  catalogue: Catalogue,
  { id, description }: DocumentRecord,
): Promise<KindSuggestion | null> {
  const version = await catalogue
    .selectFrom("version")
    .select("facts")
    .where("document", "=", id)
    .orderBy("number", "desc")
    .executeTakeFirst();
  return version === undefined ? null : kindSuggestion({ id, kind: description.kind }, version.facts);
}

/** `facts` are those of the newest version; null when the kind is known, said by a person, or nothing is suggested. */
export function kindSuggestion(
  document: { id: string; kind: DocumentKind },
  facts: string,
): KindSuggestion | null {
  const decided = factsSchema.safeParse(JSON.parse(facts)).data?.kind;
  if (document.kind !== "other" || !decided?.suggestion || decided.confidence === 1) return null;
  const name = kindName(decided.suggestion).toLowerCase();
  return {
    sentence: `This may be ${name === "article" ? "an" : "a"} ${name}; its form and words were not enough to say so.`,
    why: decided.why,
    kind: decided.suggestion,
    label: `It is ${name === "article" ? "an" : "a"} ${name}`,
    action: urls.kind(document.id),
  };
}
