/** What an archivist does to a person or a body: describe, merge, and take a merge back. */
import {
  askToIndexAgain,
  authoritiesNamed,
  changeAuthority,
  loadAuthority,
  standingAuthority,
} from "../../storage/catalogue/authorities.js";
import type { CatalogueTransaction } from "../../storage/catalogue/catalogue.js";
import { askToResolveAgain } from "../../storage/catalogue/people.js";
import type { AuthorityRecord, AuthorityWords } from "../../storage/model/authority.js";
import { withMerge, withWords } from "../../storage/model/authority-change.js";
import { type Archive, newAct } from "../archive.js";
import { PeopleFault } from "./settle.js";

type Desk = Pick<Archive, "catalogue" | "now">;

export type DescribedWords = Pick<AuthorityWords, "name" | "otherNames" | "posts" | "note" | "sameAs">;

/**
 * Describes a person or body. A name that it had until now stays as another name. `basedOn` is the revision that the
 * archivist saw. Throws PeopleFault.
 */
export async function describeAuthority(
  desk: Desk,
  id: string,
  words: DescribedWords,
  basedOn: number,
  by: string,
): Promise<AuthorityRecord> {
  return changed(desk, id, async (record, transaction) => {
    if (record.revision !== basedOn)
      throw new PeopleFault(`Somebody else changed “${record.name}” while you were editing it.`, true);
    const known = words.otherNames.some(({ name }) => name === record.name) || words.name === record.name;
    const before = known ? [] : [{ name: record.name, from: null, to: null }];
    const otherNames = [...words.otherNames, ...before].filter(({ name }) => name !== words.name);
    // Two people may well have one name; a name of a body stands for one.
    if (record.kind === "body")
      await refuseTaken(transaction, record, [words.name, ...otherNames.map((o) => o.name)]);
    return withWords(record, { ...words, otherNames }, newAct(desk, by));
  });
}

/** Merges a person or body into another of its kind: all that names it counts for that one. Throws PeopleFault. */
export async function mergeAuthority(
  desk: Desk,
  id: string,
  into: string,
  by: string,
): Promise<AuthorityRecord> {
  return changed(desk, id, async (record, transaction) => {
    const target = await standingAuthority(transaction, into);
    if (!target || target.kind !== record.kind || target.retired)
      throw new PeopleFault(`There is no ${record.kind} “${into}” to merge it into.`);
    if (target.id === id) throw new PeopleFault(`“${record.name}” cannot be merged into itself.`);
    if (record.mergedInto !== null)
      throw new PeopleFault(`“${record.name}” is merged already; take that back first.`, true);
    return withMerge(record, target.id, newAct(desk, by));
  });
}

/** Takes a merge back: what named it counts for it again. Throws PeopleFault. */
export async function unmergeAuthority(desk: Desk, id: string, by: string): Promise<AuthorityRecord> {
  return changed(desk, id, (record) => {
    if (record.mergedInto === null)
      throw new PeopleFault(`“${record.name}” is not merged with anything.`, true);
    return withMerge(record, null, newAct(desk, by));
  });
}

async function refuseTaken(
  transaction: CatalogueTransaction,
  { id }: AuthorityRecord,
  names: readonly string[],
): Promise<void> {
  for (const name of names) {
    const other = (await authoritiesNamed(transaction, name, "body")).find((each) => each.id !== id);
    if (other)
      throw new PeopleFault(
        `“${name}” is a name of “${other.name}” already; merge the two, or leave it out.`,
      );
  }
}

async function changed(
  { catalogue }: Desk,
  id: string,
  change: (
    record: AuthorityRecord,
    transaction: CatalogueTransaction,
  ) => AuthorityRecord | Promise<AuthorityRecord>,
): Promise<AuthorityRecord> {
  return catalogue.transaction().execute(async (transaction) => {
    const record = await loadAuthority(transaction, id);
    if (!record || record.retired || (record.kind !== "person" && record.kind !== "body"))
      throw new PeopleFault(`There is no person or body “${id}” here.`);
    const next = await change(record, transaction);
    if (next === record) return record;
    await changeAuthority(transaction, id, () => next);
    for (const each of [id, record.mergedInto, next.mergedInto])
      if (each !== null) await askToIndexAgain(transaction, each);
    if (record.kind === "person")
      for (const each of [record, next]) await askToResolveAgain(transaction, each, true);
    return next;
  });
}
