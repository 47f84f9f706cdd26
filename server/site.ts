/** What every page is given besides its request: the open archive, its settings, and how to render. */
import type { Response } from "express";
import type { OpenArchive } from "../ingest/open-archive.js";
import { type DocumentState, documentStates } from "../storage/model/kind.js";
import { type Asker, hasRight, mayWithDocument } from "./accounts/rights.js";
import { askerOf } from "./accounts/visitor.js";
import type { Config } from "./config.js";
import type { Mail } from "./mail/smtp.js";
import type { Render } from "./render.js";
import { type Query, urls } from "./urls.js";

export interface Site {
  archive: OpenArchive;
  config: Config;
  render: Render;
  /** Scheme and host people reach the archive under, without a slash at the end. */
  address: string;
  /** Sends e-mail; null when the operator named no server for it. */
  mail: Mail | null;
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
  return statesSeenBy(askerOf(response));
}

/** The same, of somebody who is not here to ask. */
export function statesSeenBy(asker: Asker): DocumentState[] {
  return documentStates.filter(
    (state) => state !== "withdrawn" && mayWithDocument("see", state, { asker, owns: false }),
  );
}

/** Where passages are looked for by meaning; null where they are not. */
export function relatedAddress({ archive }: Pick<Site, "archive">, query: Query = {}): string | null {
  return archive.embedder === null ? null : urls.related(query);
}

/** The whole address of a path of the archive. */
export function fullAddress(site: Pick<Site, "address">, path: string): string {
  return site.address + path;
}
