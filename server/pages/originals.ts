/** The original as received and the frozen text, as files. */
import { pipeline } from "node:stream/promises";
import type { RequestHandler } from "express";
import { documentObject } from "../../ingest/archive.js";
import { frozenText } from "../../ingest/cite.js";
import type { Capture } from "../../storage/model/capture.js";
import { HttpError } from "../errors.js";
import { heldVersion } from "../held-version.js";
import { documentParameter, versionInPath } from "../parameters.js";
import { requireOriginal } from "../shown/rights-here.js";
import type { Site } from "../site.js";

/**
 * The original's bytes, always as a download: whatever a file holds, it is never opened as a page of this
 * archive. The policy leaves a browser that shows it all the same with nothing it may do.
 */
export const originalFile =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { catalogue, vault } = site.archive;
    const { document, version } = await heldVersion(
      catalogue,
      documentParameter(request),
      versionInPath(request),
      response,
    );
    requireOriginal(document, response);
    const { stream, bytes } = await vault.open(documentObject(document.id), version.original_path);
    response.attachment(version.original_name.replaceAll("\uFFFD", "_"));
    response.set({
      "Content-Type": "application/octet-stream",
      "Content-Length": String(bytes),
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "X-Content-Type-Options": "nosniff",
      "X-Media-Type": version.media_type,
      "Repr-Digest": digestField(version.digest),
      "Cache-Control": "private, no-cache",
    });
    await pipeline(stream, response);
  };

/** The web archive (WARC) of how a version came from its address. */
export const captureFile =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { catalogue, vault } = site.archive;
    const id = documentParameter(request);
    const { document, version } = await heldVersion(catalogue, id, versionInPath(request), response);
    if (version.capture === null)
      throw new HttpError(404, `Version ${version.number} of ${id} was not captured from an address.`);
    // The original's bytes are in it.
    requireOriginal(document, response);
    const { path, warc } = JSON.parse(version.capture) as Capture;
    const { stream, bytes } = await vault.open(documentObject(document.id), path);
    response.attachment(`${document.id}-${version.number}.warc.gz`);
    response.set({
      "Content-Type": "application/gzip",
      "Content-Length": String(bytes),
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "X-Content-Type-Options": "nosniff",
      "Repr-Digest": digestField(warc.digest),
    });
    await pipeline(stream, response);
  };

export const textFile =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { document, version } = await heldVersion(
      site.archive.catalogue,
      documentParameter(request),
      versionInPath(request),
      response,
    );
    const text = await frozenText(site.archive, document.id, version.number);
    if (text === null)
      throw new HttpError(404, `No text is known of version ${version.number} of ${document.id}.`);
    response.set("Content-Security-Policy", "default-src 'none'; sandbox");
    response.type("text/plain; charset=utf-8").send(text);
  };

/** RFC 9530: `sha-256=:<base64>:`. */
function digestField(digest: string): string {
  return `sha-256=:${Buffer.from(digest.slice("sha256:".length), "hex").toString("base64")}:`;
}
