import { type Finding, keptFindingsSchema } from "../storage/model/finding.js";
import { type Archive, documentObject } from "./archive.js";

/** What the vault keeps of what was found in a version; null when nobody has looked. For archivists only. */
export async function keptFindings(
  { catalogue, vault }: Pick<Archive, "catalogue" | "vault">,
  document: string,
  version: number,
): Promise<Finding[] | null> {
  const row = await catalogue
    .selectFrom("version")
    .select(["findings", "findings_path"])
    .where("document", "=", document)
    .where("number", "=", version)
    .executeTakeFirst();
  if (!row || row.findings === null) return null;
  if (row.findings_path === null) return [];
  const content = await vault.read(documentObject(document), row.findings_path);
  return keptFindingsSchema.parse(JSON.parse(content.toString("utf8")));
}
