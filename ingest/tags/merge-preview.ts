/** What a merge of two concepts would do, before it is done. */
import { idsStandingFor } from "../../storage/catalogue/authorities.js";
import type { CatalogueScope } from "../../storage/catalogue/catalogue.js";
import { narrowerConcepts } from "../../storage/catalogue/concept-lists.js";
import type { AuthorityRecord } from "../../storage/model/authority.js";
import type { DocumentState } from "../../storage/model/kind.js";

export interface MergePreview {
  /** Documents tagged with it, with the other, and with both already; narrower concepts are not counted. */
  documents: { from: number; into: number; both: number };
  /** Names that will lead to the other. */
  names: string[];
  rules: number;
  /** What stands under it, and will stand under the other. */
  narrower: string[];
}

/** Looks at documents in `states`. */
export async function previewMerge(
  scope: CatalogueScope,
  { from, into }: { from: AuthorityRecord; into: AuthorityRecord },
  states: readonly DocumentState[],
): Promise<MergePreview> {
  const ids = await idsStandingFor(scope, from.id);
  const fromDocuments = await documentsTagged(scope, ids, states);
  const intoDocuments = await documentsTagged(scope, await idsStandingFor(scope, into.id), states);
  return {
    documents: {
      from: fromDocuments.size,
      into: intoDocuments.size,
      both: [...fromDocuments].filter((id) => intoDocuments.has(id)).length,
    },
    names: [from.name, ...from.otherNames.map(({ name }) => name)],
    rules: from.disused ? 0 : from.rules.length,
    narrower: (await narrowerConcepts(scope, ids)).map(({ name }) => name),
  };
}

async function documentsTagged(
  scope: CatalogueScope,
  concepts: readonly string[],
  states: readonly DocumentState[],
): Promise<Set<string>> {
  const rows = await scope
    .selectFrom("tag")
    .innerJoin("document", "document.id", "tag.document")
    .select("tag.document")
    .where("tag.concept", "in", concepts)
    .where("document.state", "in", states)
    .execute();
  return new Set(rows.map(({ document }) => document));
}
