/** A frozen text as the structure parsers are given it: the extraction as it was, but for the files inside. */
import { type Layout, layoutSchema } from "../storage/model/layout.js";
import { type RawPages, rawPagesSchema } from "../storage/model/raw-pages.js";
import type { FrozenText } from "../storage/model/record.js";
import { type Archive, documentObject } from "./archive.js";
import type { Extraction } from "./extract/extraction.js";
import type { Reading } from "./held-record.js";

/** The extraction that a text was frozen from; null where its layout was not kept. */
export async function frozenExtraction(
  vault: Archive["vault"],
  document: string,
  frozenText: FrozenText,
  { text, frozen }: Reading,
): Promise<Extraction | null> {
  const { layoutPath, rawPagesPath, extractor, extractorVersion } = frozenText;
  if (layoutPath === undefined) return null;
  const read = async (path: string) =>
    JSON.parse((await vault.read(documentObject(document), path)).toString("utf8"));
  const layout: Layout = layoutSchema.parse(await read(layoutPath));
  const raw: RawPages = rawPagesPath
    ? rawPagesSchema.parse(await read(rawPagesPath))
    : { pages: [], doubtful: [] };
  const rawPages = raw.pages.filter(({ text }) => text !== "").map(({ furniture: _, ...page }) => page);
  return {
    extractor,
    extractorVersion,
    text,
    ...layout,
    pages: frozen.pages,
    furniture: raw.pages.flatMap(({ number, furniture }) =>
      furniture.map((words) => ({ page: number, text: words })),
    ),
    ...(frozen.noteMarks && { noteMarks: frozen.noteMarks }),
    ...(rawPages.length > 0 && { rawPages }),
    ...(raw.doubtful.length > 0 && { doubtful: raw.doubtful }),
  };
}
