import { idsStandingFor } from "../../storage/catalogue/authorities.js";
import type { Archive } from "../archive.js";
import { conceptNamed } from "../tags/concepts.js";

/** Ids named in one query. */
const idsAtOnce = 500;

/** Which of these documents have the tag that a name stands for. */
export async function documentsWith(
  { catalogue }: Pick<Archive, "catalogue">,
  documents: readonly string[],
  name: string,
): Promise<Set<string>> {
  const concept = await catalogue.transaction().execute((scope) => conceptNamed(scope, name));
  const found = new Set<string>();
  if (!concept) return found;
  const concepts = await idsStandingFor(catalogue, concept.id);
  for (let at = 0; at < documents.length; at += idsAtOnce) {
    const rows = await catalogue
      .selectFrom("tag")
      .select("document")
      .where("document", "in", documents.slice(at, at + idsAtOnce))
      .where("concept", "in", concepts)
      .execute();
    for (const { document } of rows) found.add(document);
  }
  return found;
}
