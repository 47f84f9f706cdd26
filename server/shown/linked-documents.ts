import { idsStandingFor } from "../../storage/catalogue/authorities.js";
import type { Catalogue } from "../../storage/catalogue/catalogue.js";

/** Most documents that are offered for a split. */
const most = 500;

/** Documents in which a name is a person's, newest first, with the names as printed. For archivists. */
export async function linkedDocuments(
  catalogue: Catalogue,
  person: string,
): Promise<{ document: string; title: string; labels: string }[]> {
  const rows = await catalogue
    .selectFrom("person_link")
    .innerJoin("document", "document.id", "person_link.document")
    .select(["person_link.document", "document.title", "person_link.label"])
    .where("person_link.person", "in", await idsStandingFor(catalogue, person))
    .orderBy("document.date", "desc")
    .orderBy("document.id")
    .orderBy("person_link.label")
    .execute();
  const documents = new Map<string, { document: string; title: string; labels: string }>();
  for (const { document, title, label } of rows) {
    const known = documents.get(document);
    documents.set(document, { document, title, labels: known ? `${known.labels}, ${label}` : label });
  }
  return [...documents.values()].slice(0, most);
}
