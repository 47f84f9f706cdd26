/** Bodies by name: whose record a document is, and when two names mean one body. */
import { authoritiesNamed, writeAuthority } from "../../storage/catalogue/authorities.js";
import type { CatalogueScope, CatalogueTransaction } from "../../storage/catalogue/catalogue.js";
import { idsAbove } from "../../storage/catalogue/concepts.js";
import { foldedName } from "../../storage/catalogue/person-rows.js";
import type { AuthorityRecord } from "../../storage/model/authority.js";
import { newAuthority } from "../../storage/model/authority-change.js";
import { isSameName } from "../../storage/model/people/posts.js";
import type { Act } from "../../storage/model/record-change.js";
import { freeId } from "../tags/concepts.js";

/** The one standing body that goes by a name; null when there is none, or more than one. */
export async function bodyNamed(scope: CatalogueScope, name: string): Promise<AuthorityRecord | null> {
  const [body, ...others] = (await authoritiesNamed(scope, name, "body")).filter(({ retired }) => !retired);
  return others.length === 0 ? (body ?? null) : null;
}

/** Tells whether two names mean one body: spelt alike, names of one in the list, or of two that stand under one. */
export async function sameBodies(
  scope: CatalogueScope,
  names: Iterable<string>,
): Promise<(one: string, other: string) => boolean> {
  const families = new Map<string, Set<string>>();
  for (const name of names) {
    const folded = foldedName(name);
    if (families.has(folded)) continue;
    const body = await bodyNamed(scope, name);
    families.set(folded, new Set(body ? [body.id, ...(await idsAbove(scope, body.id))] : []));
  }
  return (one, other) => {
    if (isSameName(one, other)) return true;
    const family = families.get(foldedName(other));
    return [...(families.get(foldedName(one)) ?? [])].some((id) => family?.has(id) === true);
  };
}

/** Longest name of an authority, in UTF-16 code units. */
const longestName = 200;

/** The body of that name, put into the list when nobody has it; null where several go by it. */
export async function ensureBody(
  scope: CatalogueTransaction,
  name: string,
  act: Act,
): Promise<AuthorityRecord | null> {
  const trimmed = name.trim().slice(0, longestName);
  const held = await authoritiesNamed(scope, trimmed, "body");
  if (held.length > 0) return held.length === 1 ? (held[0] ?? null) : null;
  const id = await freeId(scope, "body", trimmed);
  const body = newAuthority(id, { kind: "body", name: trimmed }, act, { why: "named by a document" });
  await writeAuthority(scope, body, { recorded: false });
  return body;
}
