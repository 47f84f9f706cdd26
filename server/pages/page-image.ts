/** A page of an original as an image. */
import { join } from "node:path";
import type { Request, RequestHandler, Response } from "express";
import { z } from "zod";
import { ExtractionFailed } from "../../ingest/extract/extraction.js";
import { pageImages, TooManyWaiting, type WantedImage } from "../../ingest/page-images.js";
import { derivedFiles } from "../../storage/derived-files.js";
import { HttpError } from "../errors.js";
import { heldPage } from "../held-page.js";
import { parameters } from "../parameters.js";
import { requireOriginal } from "../shown/rights-here.js";
import { whyUndrawn } from "../shown/seen-pages.js";
import { isArchivist, type Site } from "../site.js";

/** Dots across of a page in a list, beside its text, and to be read closely. */
export const imageWidths = { list: 240, page: 800, close: 1600 } as const;
const widths: number[] = Object.values(imageWidths);

const imageParameters = z.object({
  width: z.coerce
    .number("expected a number of dots")
    .refine((width) => widths.includes(width), `expected ${widths.join(", ")}`)
    .default(imageWidths.page),
});

/** Pages that may wait to be drawn before one more for anybody, and for archivists: each takes about a quarter second. */
const patience = { anyone: 24, archivists: 60 };
/** What a browser is told when too many are waiting. */
const retrySeconds = 5;
/** A page looks the same for ever, but its document may be withdrawn: nobody shows a copy without asking first. */
const asking = "private, no-cache";

/**
 * Handlers for one address, in order: `kept` answers with an image that was drawn before and lets through what was
 * not; `drawn` draws it. Between them stands what limits drawing.
 */
export function pageImageRoutes(site: Site): { kept: RequestHandler; drawn: RequestHandler } {
  const { dataFolder, pageImageBytes } = site.config;
  const images = pageImages(
    site.archive,
    derivedFiles(join(dataFolder, "derived", "page-images"), pageImageBytes),
  );
  return {
    kept: async (request, response, next) => {
      const wanted = await wantedImage(site, request, response);
      response.locals.wantedImage = wanted;
      const etag = `"${images.nameOf(wanted)}"`;
      if (request.headers["if-none-match"] === etag) {
        response.status(304).set({ ETag: etag, "Cache-Control": asking }).end();
        return;
      }
      const bytes = await images.kept(wanted);
      if (bytes === null) next();
      else send(response, bytes, etag);
    },
    drawn: async (_request, response) => {
      const wanted = response.locals.wantedImage as WantedImage;
      const waits = isArchivist(response) ? patience.archivists : patience.anyone;
      const bytes = await images.drawn(wanted, waits).catch(async (error: unknown) => {
        throw await asHttpError(site, error, wanted, response);
      });
      if (bytes === null) throw new HttpError(404, withoutImage(wanted));
      send(response, bytes, `"${images.nameOf(wanted)}"`);
    },
  };
}

async function wantedImage(site: Site, request: Request, response: Response): Promise<WantedImage> {
  const { width } = parameters(imageParameters, request.query);
  const { document, version, page } = await heldPage(site.archive.catalogue, request, response);
  requireOriginal(document, response);
  return { version, page: page.number, width };
}

function send(response: Response, bytes: Uint8Array, etag: string): void {
  response.set({ ETag: etag, "Cache-Control": asking, "Content-Type": "image/webp" });
  response.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

async function asHttpError(
  site: Site,
  error: unknown,
  { version, page }: WantedImage,
  response: Response,
): Promise<unknown> {
  if (error instanceof TooManyWaiting) {
    response.set("Retry-After", `${retrySeconds}`);
    return new HttpError(
      503,
      "Many pages are waiting to be drawn just now; this one can be had in a moment.",
      {
        retryAfterSeconds: retrySeconds,
      },
    );
  }
  if (error instanceof ExtractionFailed) {
    const unseen = error.code === "encrypted" ? await whyUndrawn(site.archive.catalogue, version) : null;
    const name = `Page ${page} of ${version.original_name}`;
    const why = unseen ? `is not shown as an image: ${unseen}` : `could not be drawn: ${error.message}`;
    return new HttpError(404, `${name} ${why}`);
  }
  return error;
}

function withoutImage({ version, page }: WantedImage): string {
  return `There is no image of page ${page} of ${version.original_name}: pages of this format cannot be drawn.`;
}
