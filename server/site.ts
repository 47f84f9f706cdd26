/** What every page is given besides its request: the open archive, its settings, and how to render. */
import type { Response } from "express";
import type { OpenArchive } from "../ingest/open-archive.js";
import type { DocumentState } from "../storage/model/kind.js";
import { visitorOf } from "./accounts/visitor.js";
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
  return visitorOf(response).account !== null;
}

/** The states of documents that the one who asks may see; every list, count and search is held to it. */
export function visibleStates(response: Response): DocumentState[] {
  return isArchivist(response) ? ["published", "draft"] : ["published"];
}

/** The whole address of a path of the archive. */
export function fullAddress(site: Pick<Site, "address">, path: string): string {
  return site.address + path;
}
