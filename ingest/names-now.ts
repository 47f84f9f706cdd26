/** Names printed in a document by what they are called in the authority list today. */
import type { CatalogueScope } from "../storage/catalogue/catalogue.js";
import { standingConcepts } from "../storage/catalogue/concepts.js";

/** Gives the name of the person that a printed name was resolved to, or the printed name itself. */
export async function namesNow(
  scope: CatalogueScope,
  document: string,
): Promise<(printed: string) => string> {
  const links = await scope
    .selectFrom("person_link")
    .select(["label", "person"])
    .where("document", "=", document)
    .execute();
  const standing = await standingConcepts(
    scope,
    links.map(({ person }) => person),
  );
  const names = new Map(
    links.flatMap(({ label, person }) => {
      const name = standing.get(person)?.name;
      return name === undefined ? [] : [[label, name] as const];
    }),
  );
  return (printed) => names.get(printed) ?? printed;
}
