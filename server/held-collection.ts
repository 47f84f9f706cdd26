/** A collection as pages ask for it, held to who may read or change it. */
import type { Response } from "express";
import { loadCollection } from "../storage/catalogue/collections.js";
import type { CollectionRecord } from "../storage/model/collection.js";
import { visitorOf } from "./accounts/visitor.js";
import { HttpError } from "./errors.js";
import { isArchivist, type Site } from "./site.js";

/** True when the one who asks made it. */
export function isOwner({ owner }: CollectionRecord, response: Response): boolean {
  return visitorOf(response).account?.id === owner.account;
}

/** The collection, if the one who asks may read it: 404 when it may not be known of, 410 when it was taken away. */
export async function heldCollection(site: Site, id: string, response: Response): Promise<CollectionRecord> {
  const record = await loadCollection(site.archive.catalogue, id);
  if (!record || (record.state === "private" && !isOwner(record, response)))
    throw new HttpError(404, `There is no collection “${id}” here.`, { collection: id });
  if (record.state === "removed")
    throw new HttpError(410, "This collection was taken away by whoever made it.", { collection: id });
  return record;
}

/** The same, if the one who asks may change it; 403 for others who may read it. */
export async function ownCollection(site: Site, id: string, response: Response): Promise<CollectionRecord> {
  const record = await heldCollection(site, id, response);
  if (!isOwner(record, response))
    throw new HttpError(403, "Only whoever made a collection can change it.", { collection: id });
  return record;
}

/** True when the one who asks may take it from view: its owner, and archivists when it is published. */
export function mayClose(record: CollectionRecord, response: Response): boolean {
  return isOwner(record, response) || (record.state === "published" && isArchivist(response));
}
