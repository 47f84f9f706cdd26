/** Files inside files, as far as the one who asks may know of them: what a version holds, and where it was found. */
import type { Response } from "express";
import { sql } from "kysely";
import type { Catalogue } from "../storage/catalogue/catalogue.js";
import type { VersionRow } from "../storage/catalogue/tables.js";
import { type DocumentState, documentStates } from "../storage/model/kind.js";
import type { HeldVersion } from "./held-version.js";
import { isArchivist, visibleStates } from "./site.js";

/** A file that a version holds. */
export interface MemberFacts {
  name: string;
  place: string;
  bytes: number | null;
  digest: string | null;
  /** Why its bytes did not become a document; null when they did or are about to. */
  reason: string | null;
  /** The document that holds these bytes, whichever way they came. */
  holder: Holder | null;
}

export interface Holder {
  document: string;
  title: string;
  state: DocumentState;
  version: number;
  text_state: VersionRow["text_state"];
  unreadable: string | null;
  silent_pages: number;
}

export interface MembersHeld {
  /** All there are. */
  total: number;
  /** Those that the asker may know of: the others are only counted. */
  known: number;
  /** Of those known, the ones asked for, in the container's order. */
  members: MemberFacts[];
}

/** Where a version was found. */
export interface ContainerFacts {
  document: string;
  version: number;
  title: string;
  place: string;
}

/** Rows asked for at once; SQLite binds at most 32,766 values. */
const askedAtOnce = 500;
/** The same letterhead hangs on a thousand messages. */
const mostContainers = 20;

/** What is inside a version; null when it is no container. Whoever is no archivist is told of published files only. */
export async function membersOf(
  catalogue: Catalogue,
  { document, version }: Pick<HeldVersion, "document" | "version">,
  response: Response,
  { limit, offset }: { limit: number; offset: number },
): Promise<MembersHeld | null> {
  const all = catalogue
    .selectFrom("member")
    .where("member.document", "=", document.id)
    .where("member.version", "=", version.number);
  const known = isArchivist(response) ? all : all.where(isHeldIn(visibleStates(response)));
  const count = sql<number>`count(*)`.as("count");
  const total = Number((await all.select(count).executeTakeFirstOrThrow()).count);
  if (total === 0) return null;
  const rows = await known
    .leftJoin("accession_item", "accession_item.id", "member.item")
    .select(["member.name", "member.place", "member.bytes", "member.digest", "member.reason"])
    .select(["accession_item.state", "accession_item.reason as refusal"])
    .orderBy("member.position")
    .limit(limit)
    .offset(offset)
    .execute();
  const holders = await holdersOf(
    catalogue,
    rows.flatMap(({ digest }) => digest ?? []),
    isArchivist(response) ? documentStates : visibleStates(response),
  );
  return {
    total,
    known: Number((await known.select(count).executeTakeFirstOrThrow()).count),
    members: rows.map(({ state, refusal, ...row }) => {
      const holder = (row.digest !== null && holders.get(row.digest)) || null;
      const bytes = row.bytes === null ? null : Number(row.bytes);
      return {
        ...row,
        bytes,
        holder,
        reason: holder ? null : (row.reason ?? (state === "refused" ? refusal : null)),
      };
    }),
  };
}

/** True of a member whose bytes are those of a document in one of these states. */
function isHeldIn(states: readonly DocumentState[]) {
  return sql<boolean>`exists (
    select 1 from version join document on document.id = version.document
    where version.digest = member.digest and document.state in (${sql.join(states)}))`;
}

/** The document of each of these digests, among those in such a state: the first that had the bytes, in its newest version with them. */
async function holdersOf(
  catalogue: Catalogue,
  digests: readonly string[],
  states: readonly DocumentState[],
): Promise<ReadonlyMap<string, Holder>> {
  const holders = new Map<string, Holder>();
  for (let at = 0; at < digests.length; at += askedAtOnce) {
    const rows = await catalogue
      .selectFrom("version")
      .innerJoin("document", "document.id", "version.document")
      .where("version.digest", "in", digests.slice(at, at + askedAtOnce))
      .where("document.state", "in", states)
      .orderBy("document.created_at")
      .orderBy("document.id")
      .orderBy("version.number", "desc")
      .select(["version.digest", "document.id as document", "document.title", "document.state"])
      .select([
        "version.number as version",
        "version.text_state",
        "version.unreadable",
        "version.silent_pages",
      ])
      .execute();
    for (const { digest, ...holder } of rows) if (!holders.has(digest)) holders.set(digest, holder);
  }
  return holders;
}

/** The versions in which these bytes were found, that which they were taken out of first. */
export async function containersOf(
  catalogue: Catalogue,
  { version }: Pick<HeldVersion, "version">,
  response: Response,
): Promise<ContainerFacts[]> {
  const states = isArchivist(response) ? documentStates : visibleStates(response);
  const own = catalogue
    .selectFrom("version")
    .innerJoin("document", "document.id", "version.container")
    .where("version.document", "=", version.document)
    .where("version.number", "=", version.number)
    .where("document.state", "in", states)
    .select(["document.id as document", "version.container_version as version", "document.title"])
    .select("version.place");
  const listed = catalogue
    .selectFrom("member")
    .innerJoin("document", "document.id", "member.document")
    .where("member.digest", "=", version.digest)
    .where("document.state", "in", states)
    .select(["document.id as document", "member.version", "document.title", "member.place"])
    .orderBy("document.created_at")
    .orderBy("document.id")
    .orderBy("member.version", "desc")
    .limit(mostContainers);
  const places = new Map<string, ContainerFacts>();
  for (const row of [...(await own.execute()), ...(await listed.execute())]) {
    const found = { ...row, version: row.version ?? 1, place: row.place ?? "" };
    const key = JSON.stringify([found.document, found.place]);
    if (!places.has(key)) places.set(key, found);
  }
  return [...places.values()];
}
