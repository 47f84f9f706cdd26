/**
 * The words of the pages of originals in their places: kept beside the text where a page was read by machine, else read
 * from the file when somebody looks at the page, and then kept in a folder of derived files.
 */
import { z } from "zod";
import type { VersionRow } from "../storage/catalogue/tables.js";
import type { DerivedFiles } from "../storage/derived-files.js";
import type { PlacedPage, WordBox } from "../storage/model/placed-page.js";
import type { RawPage } from "../storage/model/raw-pages.js";
import { type Archive, documentObject } from "./archive.js";
import { ExtractionFailed } from "./extract/extraction.js";
import { hasPlacedWords } from "./extract/placed-words.js";
import { keptRawPages } from "./raw-pages.js";

/** Raised when words are placed in another way: what was kept before is then no longer given out. */
const placedAs = 1;

const box = z.tuple([z.number(), z.number(), z.number(), z.number()]);
const placedSchema = z.object({ words: z.array(z.object({ text: z.string(), box })) });

type Original = Pick<
  VersionRow,
  "document" | "number" | "digest" | "original_path" | "original_name" | "media_type"
>;

export interface PageWords {
  /**
   * The words of a page, counted from 1, in their places; null when the file does not say where they stand, or cannot
   * be read again. `byMachine`: the page was read by machine.
   */
  of(version: Original, page: number, byMachine: boolean): Promise<PlacedPage | null>;
}

export function pageWords(
  archive: Pick<Archive, "pool" | "vault" | "catalogue" | "log">,
  files: DerivedFiles,
): PageWords {
  const underWay = new Map<string, Promise<PlacedPage | null>>();
  return {
    async of(version, page, byMachine) {
      if (byMachine) {
        const raw = await keptRawPages(archive, version.document, version.number);
        return placedBefore(raw?.pages.find(({ number }) => number === page));
      }
      if (!hasPlacedWords(version.media_type)) return null;
      const name = `${version.digest.replace(/^.*:/, "")}-${page}-words-${placedAs}.json`;
      const kept = await files.read(name);
      if (kept !== null) return placedSchema.parse(JSON.parse(kept.toString("utf8")));
      const same = underWay.get(name) ?? place(archive, files, version, page, name);
      underWay.set(name, same);
      return same.finally(() => underWay.delete(name));
    },
  };
}

async function place(
  { pool, vault, log }: Pick<Archive, "pool" | "vault" | "log">,
  files: DerivedFiles,
  version: Original,
  page: number,
  name: string,
): Promise<PlacedPage | null> {
  const path = await vault.locate(documentObject(version.document), version.original_path);
  const file = { path, name: version.original_name, mediaType: version.media_type };
  try {
    const placed = await pool.placeWords(file, page);
    if (placed !== null)
      await files.keep(name, Buffer.from(JSON.stringify(placed))).catch((error) => {
        log("warn", "The places of a page's words could not be kept", { error: String(error) });
      });
    return placed;
  } catch (error) {
    // A locked or damaged page can still be looked at, or not: its image says why.
    if (error instanceof ExtractionFailed) return null;
    throw error;
  }
}

/** Words read by machine with the boxes they were read from; null for readings that did not keep them. */
function placedBefore(page: RawPage | undefined): PlacedPage | null {
  if (page?.boxes === undefined) return null;
  const words = page.text.split(/\s+/).filter((word) => word !== "");
  const { boxes } = page;
  return {
    words: words.flatMap((text, index) => {
      const own = boxes.slice(4 * index, 4 * index + 4);
      return own.length === 4 ? [{ text, box: own as unknown as WordBox }] : [];
    }),
  };
}
