/** A person or body as pages ask for it: the one that an id stands for, held to what the asker may see. */
import type { Request, Response } from "express";
import { loadAuthority, standingAuthority } from "../storage/catalogue/authorities.js";
import { isNamed } from "../storage/catalogue/people-list.js";
import type { AuthorityRecord } from "../storage/model/authority.js";
import { authorityIdSchema } from "../storage/model/identity.js";
import { HttpError } from "./errors.js";
import { isArchivist, type Site, visibleStates } from "./site.js";

export type NamedKind = "person" | "body";

/** The authority of the id in the path. Throws HttpError 404: none, of another kind, or in no document the asker may see. */
export async function heldAuthority(
  site: Site,
  request: Request,
  response: Response,
  kind: NamedKind,
): Promise<{ asked: AuthorityRecord; standing: AuthorityRecord }> {
  const { catalogue } = site.archive;
  const id = String(request.params.id);
  const asked = authorityIdSchema.safeParse(id).success ? await loadAuthority(catalogue, id) : null;
  const standing = asked && (await standingAuthority(catalogue, id));
  const missing = new HttpError(404, `There is no ${kind} “${id}” here.`, { [kind]: id });
  if (!asked || !standing || standing.kind !== kind) throw missing;
  if (isArchivist(response)) return { asked, standing };
  if (standing.retired || !(await isNamed(catalogue, kind, standing.id, visibleStates(response))))
    throw missing;
  return { asked, standing };
}
