import type { RequestHandler } from "express";
import { rereadingOf } from "../../storage/catalogue/rereadings.js";
import type { RereadingRow } from "../../storage/catalogue/tables.js";
import { type HeldVersion, heldVersion } from "../held-version.js";
import { documentParameter, versionInPath } from "../parameters.js";
import { isArchivist, type Site } from "../site.js";

/** True while the text of a version is still to come, or the document is being read again. */
export function isUnderWay({ version }: HeldVersion, rereading: RereadingRow | null): boolean {
  return version.text_state === "waiting" || rereading?.state === "waiting";
}

/** For pages that wait: `{"underWay": true}` until nothing more will happen by itself. */
export const readingState =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { catalogue } = site.archive;
    const id = documentParameter(request);
    const held = await heldVersion(catalogue, id, versionInPath(request), response);
    const rereading = isArchivist(response) ? await rereadingOf(catalogue, id) : null;
    response.set("Cache-Control", "no-store").json({ underWay: isUnderWay(held, rereading) });
  };
