/** From the words somebody typed as tags to the concepts they stand for; what is not known yet becomes a topic. */
import { createHash } from "node:crypto";
import { authoritiesNamed, loadAuthority, writeAuthority } from "../../storage/catalogue/authorities.js";
import type { CatalogueTransaction } from "../../storage/catalogue/catalogue.js";
import { foldedName } from "../../storage/catalogue/person-rows.js";
import { type AuthorityKind, type AuthorityRecord, authorityKinds } from "../../storage/model/authority.js";
import { newAuthority } from "../../storage/model/authority-change.js";
import { authorityIdLength, idFromBytes } from "../../storage/model/identity.js";
import { cutWhole } from "../../storage/model/kept-text.js";
import type { Act } from "../../storage/model/record-change.js";
import type { WantedTag } from "../../storage/model/tag-change.js";
import { newId } from "../archive.js";

/** Longest label of a tag, in UTF-16 code units. */
export const longestLabel = 100;

/** Where a name is that of several, the first of these is meant. */
const order: readonly AuthorityKind[] = ["topic", "place", "body", "person"];

/** `Newham (place)`: a name with the vocabulary it is meant from. */
const withKind = new RegExp(`^(.+) \\((${authorityKinds.join("|")})\\)$`, "u");

/** A concept as it is typed so that it alone is meant: a topic by its name, others with their vocabulary. */
export function typedName({ name, kind }: { name: string; kind: AuthorityKind }): string {
  return kind === "topic" ? name : `${name} (${kind})`;
}

/**
 * The concepts that typed labels stand for, by any of their names, each under the name it has now; made as topics where
 * there are none. Two that do so at once get the same topic: its id follows from its name.
 */
export async function conceptsFor(
  scope: CatalogueTransaction,
  labels: readonly string[],
  act: Act,
): Promise<(WantedTag & { concept: string; typed: string })[]> {
  const wanted = [];
  for (const typed of labels) {
    const { id, name } = (await conceptNamed(scope, typed)) ?? (await newTopic(scope, typed, act));
    wanted.push({ typed, concept: id, label: tagLabel(name) });
  }
  return wanted;
}

/** The standing concept that a typed label names, or null. */
export async function conceptNamed(
  scope: CatalogueTransaction,
  typed: string,
): Promise<AuthorityRecord | null> {
  const [, name, kind] = withKind.exec(typed) ?? [];
  const [meant] = name && kind ? await authoritiesNamed(scope, name, kind as AuthorityKind) : [];
  if (meant) return meant;
  const found = await authoritiesNamed(scope, typed);
  return found.sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind))[0] ?? null;
}

/** What a tag says of a concept of this name. */
export function tagLabel(name: string): string {
  return cutWhole(name, longestLabel);
}

async function newTopic(scope: CatalogueTransaction, name: string, act: Act): Promise<AuthorityRecord> {
  const topic = newAuthority(await freeId(scope, "topic", name), { kind: "topic", name }, act);
  await writeAuthority(scope, topic, { recorded: false });
  return topic;
}

/** An id for a new authority of this name: always the same, unless one that has another name by now has it. */
export async function freeId(
  scope: CatalogueTransaction,
  kind: AuthorityKind,
  name: string,
): Promise<string> {
  const digest = createHash("sha256")
    .update(`${kind} ${foldedName(name)}`)
    .digest();
  const id = idFromBytes(digest, authorityIdLength);
  return (await loadAuthority(scope, id)) ? newId(authorityIdLength) : id;
}
