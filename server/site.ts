/** What every page is given besides its request: the open archive, its settings, and how to render. */
import type { Response } from "express";
import type { OpenArchive } from "../ingest/open-archive.js";
import { type DocumentState, documentStates } from "../storage/model/kind.js";
import { hasRight, mayWithDocument } from "./accounts/rights.js";
import { askerOf } from "./accounts/visitor.js";
import type { Config } from "./config.js";
import type { Render } from "./render.js";

export interface Site {
  archive: OpenArchive;
  config: Config;
  render: Render;
  /** Scheme and host people reach the archive under, without a slash at the end. */
  address: string;
  /** Tells the derive loop that there is something new. */
  nudge(): void;
}

/** True when the one who asks may see drafts and change things. */
export function isArchivist(response: Response): boolean {
  return hasRight(askerOf(response), "keep");
}

/**
 * The states of documents that the one who asks may find; every list, count and search is held to it. What was
 * withdrawn is found by nobody, and a contributor's own drafts by their address and accession only.
 */
export function visibleStates(response: Response): DocumentState[] {
  const asker = askerOf(response);
  return documentStates.filter(
    (state) => state !== "withdrawn" && mayWithDocument("see", state, { asker, owns: false }),
  );
}

/** The whole address of a path of the archive. */
export function fullAddress(site: Pick<Site, "address">, path: string): string {
  return site.address + path;
}
