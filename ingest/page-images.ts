/**
 * Images of the pages of originals: drawn when somebody looks at one, and kept in a folder of derived files. A page is
 * drawn once, however many ask for it, and no more may wait than can be drawn soon.
 */
import type { VersionRow } from "../storage/catalogue/tables.js";
import type { DerivedFiles } from "../storage/derived-files.js";
import { type Archive, documentObject } from "./archive.js";
import { ExtractionFailed } from "./extract/extraction.js";

/** Raised when pages are drawn in another way: what was kept before is then no longer given out. */
const drawnAs = 1;

export interface WantedImage {
  version: Pick<
    VersionRow,
    "document" | "number" | "digest" | "original_path" | "original_name" | "media_type"
  >;
  /** Counted from 1. */
  page: number;
  /** Dots across. */
  width: number;
}

export interface PageImages {
  /** A name that no other image ever has. */
  nameOf(wanted: WantedImage): string;
  /** The image (WebP) if it has been drawn and is still kept. */
  kept(wanted: WantedImage): Promise<Buffer | null>;
  /**
   * Draws the image, or waits for who is drawing it; null when the file has no such page or its format no pages to
   * be seen. `patience` is how many pages may be waited for before this one.
   * @throws ExtractionFailed when it cannot be drawn, at once when that was found out a short while ago
   * @throws TooManyWaiting
   */
  drawn(wanted: WantedImage, patience: number): Promise<Uint8Array | null>;
}

/** More pages are waiting to be drawn than the asker may wait for. */
export class TooManyWaiting extends Error {
  override name = "TooManyWaiting";
}

/** How long a page that could not be drawn is not tried again, in milliseconds: it may have cost all its time. */
const restMs = 600_000;
const mostFailures = 1_000;

export function pageImages(
  { pool, vault, log, now }: Pick<Archive, "pool" | "vault" | "log" | "now">,
  files: DerivedFiles,
): PageImages {
  const underWay = new Map<string, Promise<Uint8Array | null>>();
  /** By page, at whatever width. */
  const failures = new Map<string, { error: ExtractionFailed; until: number }>();

  async function draw({ version, page, width }: WantedImage, name: string): Promise<Uint8Array | null> {
    const path = await vault.locate(documentObject(version.document), version.original_path);
    const file = { path, name: version.original_name, mediaType: version.media_type };
    const image = await pool.drawPage(file, { page, width });
    if (image === null) return null;
    await files.keep(name, image.bytes).catch((error) => {
      log("warn", "The image of a page could not be kept", { error: String(error) });
    });
    return image.bytes;
  }

  function noteFailure(page: string, error: unknown): void {
    if (!(error instanceof ExtractionFailed)) return;
    const [oldest] = failures.keys();
    if (failures.size >= mostFailures && oldest !== undefined) failures.delete(oldest);
    failures.set(page, { error, until: now() + restMs });
  }

  return {
    nameOf,
    kept: (wanted) => files.read(nameOf(wanted)),
    async drawn(wanted, patience) {
      const name = nameOf(wanted);
      const failed = failures.get(pageOf(wanted));
      if (failed && failed.until > now()) throw failed.error;
      failures.delete(pageOf(wanted));
      const same = underWay.get(name);
      if (same) return same;
      if (underWay.size > patience)
        throw new TooManyWaiting(`${underWay.size} pages are waiting to be drawn`);
      const drawing = draw(wanted, name);
      underWay.set(name, drawing);
      try {
        return await drawing;
      } catch (error) {
        noteFailure(pageOf(wanted), error);
        throw error;
      } finally {
        underWay.delete(name);
      }
    },
  };
}

function nameOf(wanted: WantedImage): string {
  return `${pageOf(wanted)}-${wanted.width}-${drawnAs}.webp`;
}

/** A page at whatever width. */
function pageOf({ version, page }: WantedImage): string {
  return `${version.digest.replace(/^.*:/, "")}-${page}`;
}
