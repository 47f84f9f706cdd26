/** Relations between documents, from either end. */
import type { DocumentKind, DocumentState } from "../model/kind.js";
import type { RelationKind } from "../model/relation.js";
import type { Catalogue } from "./catalogue.js";

export interface RelatedRow {
  kind: RelationKind;
  /** Told at this document's own end, or at the other's. */
  isOwn: boolean;
  id: string;
  title: string;
  kindOfOther: DocumentKind;
}

/** What a document has to do with, of documents in these states; its own words first. */
export async function relationsOf(
  catalogue: Catalogue,
  id: string,
  states: readonly DocumentState[],
): Promise<RelatedRow[]> {
  const own = await catalogue
    .selectFrom("relation")
    .innerJoin("document", "document.id", "relation.other")
    .select(["relation.kind", "document.id", "document.title", "document.kind as kindOfOther"])
    .where("relation.document", "=", id)
    .where("document.state", "in", states)
    .orderBy("relation.at")
    .execute();
  const others = await catalogue
    .selectFrom("relation")
    .innerJoin("document", "document.id", "relation.document")
    .select(["relation.kind", "document.id", "document.title", "document.kind as kindOfOther"])
    .where("relation.other", "=", id)
    .where("document.state", "in", states)
    .orderBy("relation.at")
    .execute();
  return [...own.map((row) => ({ ...row, isOwn: true })), ...others.map((row) => ({ ...row, isOwn: false }))];
}
