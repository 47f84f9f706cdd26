import { idsStandingFor, loadAuthority } from "../../storage/catalogue/authorities.js";
import type { CatalogueScope } from "../../storage/catalogue/catalogue.js";
import type { AuthorityRecord } from "../../storage/model/authority.js";
import type { DocumentState } from "../../storage/model/kind.js";
import type { RuleShown } from "../../views/contexts.js";
import { urls } from "../urls.js";
import { counted, momentOf } from "./words.js";

/** The rules in force of a concept and of those merged into it, with how many documents in `states` each tagged. */
export async function rulesShown(
  scope: CatalogueScope,
  record: AuthorityRecord,
  states: readonly DocumentState[],
  archivist: boolean,
): Promise<RuleShown[]> {
  const shown: RuleShown[] = [];
  for (const id of await idsStandingFor(scope, record.id)) {
    const owner = id === record.id ? record : await loadAuthority(scope, id);
    for (const rule of owner?.rules ?? []) {
      const row = await scope
        .selectFrom("tag")
        .innerJoin("document", "document.id", "tag.document")
        .select((select) => select.fn.countAll<number>().as("count"))
        .where("tag.rule", "=", rule.id)
        .where("document.state", "in", states)
        .executeTakeFirstOrThrow();
      shown.push({
        id: rule.id,
        query: rule.query,
        by: archivist ? `${rule.by}, ${momentOf(rule.at).words}` : null,
        count: `${counted(Number(row.count), "document")} by this rule`,
        change: archivist && id === record.id ? `${urls.tag(record.id, { rule: rule.id })}#try` : null,
      });
    }
  }
  return shown;
}
