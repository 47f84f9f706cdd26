/** What stands on a version's pages besides its text: on its way into the vault, and out of it for who shows a page. */
import type { RawPage, RawPages } from "../storage/model/raw-pages.js";
import { rawPagesSchema } from "../storage/model/raw-pages.js";
import { type Archive, documentObject } from "./archive.js";
import type { Extraction } from "./extract/extraction.js";

/** What of an extraction is kept beside its text; null when there is nothing. */
export function rawPagesOf({ rawPages = [], furniture, doubtful = [] }: Extraction): RawPages | null {
  const pages = new Map(rawPages.map((page): [number, RawPage] => [page.number, { ...page, furniture: [] }]));
  for (const { page: number, text } of furniture) {
    const page = pages.get(number) ?? { number, text: "", furniture: [] };
    page.furniture.push(text);
    pages.set(number, page);
  }
  if (pages.size === 0 && doubtful.length === 0) return null;
  return { pages: [...pages.values()].sort((one, other) => one.number - other.number), doubtful };
}

/** What the vault keeps of a version beside its text; null when it keeps nothing. */
export async function keptRawPages(
  { catalogue, vault }: Pick<Archive, "catalogue" | "vault">,
  document: string,
  version: number,
): Promise<RawPages | null> {
  const row = await catalogue
    .selectFrom("version")
    .select("raw_pages_path")
    .where("document", "=", document)
    .where("number", "=", version)
    .executeTakeFirst();
  if (!row?.raw_pages_path) return null;
  const content = await vault.read(documentObject(document), row.raw_pages_path);
  return rawPagesSchema.parse(JSON.parse(content.toString("utf8")));
}
