/** Fixity: every kept byte read again and compared with its digest, and the catalogue with the vault. */
import type { Problem } from "../storage/vault/vault.js";
import { type Archive, objectOf } from "./archive.js";

export interface Verified {
  objects: number;
  problems: Problem[];
}

/** Verifies the whole vault; `progress` is told after each object. Repairs nothing, changes nothing. */
export async function verifyArchive(
  { vault, catalogue }: Pick<Archive, "vault" | "catalogue">,
  progress: (verified: Verified) => void = () => {},
): Promise<Verified> {
  const verified: Verified = { objects: 0, problems: [] };
  const documents = new Set<string>();
  for await (const urn of vault.list()) {
    for (const one of await vault.verify(urn)) verified.problems.push(one);
    verified.objects += 1;
    const object = objectOf(urn);
    if (object && "document" in object) documents.add(object.document);
    progress(verified);
  }
  const rows = await catalogue.selectFrom("document").select("id").execute();
  for (const { id } of rows) {
    if (!documents.has(id)) {
      verified.problems.push({
        id,
        path: null,
        kind: "missing",
        message: `The catalogue lists document ${id}, and the vault holds no object of it.`,
      });
    }
  }
  const listed = new Set(rows.map((row) => row.id));
  for (const id of documents) {
    if (!listed.has(id)) {
      verified.problems.push({
        id,
        path: null,
        kind: "unexpected",
        message: `The vault holds document ${id}, and the catalogue does not list it; \`ibid rebuild\` puts that right.`,
      });
    }
  }
  return verified;
}
