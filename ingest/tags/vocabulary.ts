/** What an archivist does to a concept: make, describe, rename, merge, give rules, and take each of these back. */
import {
  askToIndexAgain,
  changeAuthority,
  loadAuthority,
  standingAuthority,
  writeAuthority,
} from "../../storage/catalogue/authorities.js";
import type { CatalogueTransaction } from "../../storage/catalogue/catalogue.js";
import type { AuthorityKind, AuthorityRecord, AuthorityWords } from "../../storage/model/authority.js";
import { newAuthority, withMerge, withWords } from "../../storage/model/authority-change.js";
import { asksForNothing } from "../../storage/model/query/match.js";
import { parseQuery } from "../../storage/model/query/parse.js";
import { type Archive, newAct, newId } from "../archive.js";
import { freeId } from "./concepts.js";
import { refuseRing, refuseTaken, VocabularyFault } from "./vocabulary-fault.js";

type Desk = Pick<Archive, "catalogue" | "now">;

/** Makes a concept; throws VocabularyFault when there is one of that name in its vocabulary. */
export async function makeConcept(
  desk: Desk,
  { kind, name }: { kind: AuthorityKind; name: string },
  by: string,
): Promise<AuthorityRecord> {
  return desk.catalogue.transaction().execute(async (transaction) => {
    await refuseTaken(transaction, { id: null, kind, names: [name] });
    const concept = newAuthority(await freeId(transaction, kind, name), { kind, name }, newAct(desk, by));
    await writeAuthority(transaction, concept, { recorded: false });
    return concept;
  });
}

/** The words of a concept that an archivist writes; rules have ways of their own. */
export type ConceptWords = Omit<AuthorityWords, "posts" | "rules" | "disused">;

/**
 * Describes a concept; what `words` does not name stays as it is. A name that it had until now stays with it as another
 * name. `basedOn` is the revision that the archivist saw. Returns null when there is none; throws VocabularyFault.
 */
export async function describeConcept(
  desk: Desk,
  id: string,
  words: Partial<ConceptWords>,
  basedOn: number | null,
  by: string,
): Promise<AuthorityRecord | null> {
  return changed(desk, id, (record) => {
    if (basedOn !== null && record.revision !== basedOn)
      throw new VocabularyFault(
        `Somebody else changed “${record.name}” while you were editing it; nothing was saved.`,
        true,
      );
    const { name = record.name, otherNames: others = record.otherNames } = words;
    const known = others.some((other) => other.name === record.name);
    const before = record.name === name || known ? [] : [{ name: record.name, from: null, to: null }];
    const otherNames = [...others, ...before].filter((other) => other.name !== name);
    const { kind, language, broader, related, note, noteLanguage, notations, sameAs } = {
      ...record,
      ...words,
    };
    const links = { broader, related, sameAs };
    const said = { kind, name, language, otherNames, note, noteLanguage, notations };
    return withWords(record, { ...said, ...links }, newAct(desk, by));
  });
}

/** Says that a concept is not to be used any more, or is again: while it is disused, its rules rest. */
export async function retireConcept(
  desk: Desk,
  id: string,
  disused: boolean,
  by: string,
): Promise<AuthorityRecord | null> {
  return changed(desk, id, (record) =>
    withWords(record, { disused }, newAct(desk, by), disused ? "out of use" : "in use again"),
  );
}

/** Merges a concept into another: all that is tagged with it counts as tagged with that. Throws VocabularyFault. */
export async function mergeConcept(
  desk: Desk,
  id: string,
  into: string,
  by: string,
): Promise<AuthorityRecord | null> {
  return changed(desk, id, async (record, transaction) => {
    const target = await standingAuthority(transaction, into);
    if (!target) throw new VocabularyFault("There is nothing of that name to merge it into.");
    if (target.id === id) throw new VocabularyFault(`“${record.name}” cannot be merged into itself.`);
    if (record.mergedInto !== null)
      throw new VocabularyFault(`“${record.name}” is merged already; take that back first.`, true);
    return withMerge(record, target.id, newAct(desk, by));
  });
}

/** Adds a rule. Throws QueryFault for one that cannot be understood, VocabularyFault for one that asks for no words. */
export async function addRule(
  desk: Desk,
  id: string,
  query: string,
  by: string,
): Promise<AuthorityRecord | null> {
  refuseUnfitQuery(query);
  return changed(desk, id, (record) => {
    if (record.rules.some((rule) => rule.query === query)) return record;
    const act = newAct(desk, by);
    const rules = [...record.rules, { id: newId(10), query, by, at: act.at }];
    return withWords(record, { rules }, act, "rule added");
  });
}

/** Throws QueryFault or VocabularyFault when a query cannot be a rule. */
export function refuseUnfitQuery(query: string): void {
  if (asksForNothing(parseQuery(query)))
    throw new VocabularyFault(
      "The rule would also tag what says none of its words: name at least one that must be there.",
    );
}

/** Takes a rule away; its tags go with it. */
export async function removeRule(
  desk: Desk,
  id: string,
  rule: string,
  by: string,
): Promise<AuthorityRecord | null> {
  return changed(desk, id, (record) => {
    const rules = record.rules.filter((each) => each.id !== rule);
    return withWords(record, { rules }, newAct(desk, by), "rule removed");
  });
}

/** Gives a rule other words; what it tagged is tagged by these, or not any more. Throws as `addRule` does. */
export async function changeRule(
  desk: Desk,
  id: string,
  { rule, query }: { rule: string; query: string },
  by: string,
): Promise<AuthorityRecord | null> {
  refuseUnfitQuery(query);
  return changed(desk, id, (record) => {
    if (!record.rules.some((each) => each.id === rule))
      throw new VocabularyFault("This rule was removed meanwhile; nothing was saved.", true);
    const act = newAct(desk, by);
    const rules = record.rules.map((each) =>
      each.id === rule && each.query !== query ? { ...each, query, by, at: act.at } : each,
    );
    return withWords(record, { rules }, act, "rule changed");
  });
}

/** Takes one change back, named by its event. Throws VocabularyFault where what it set has been changed again since. */
export async function undoChange(
  desk: Desk,
  id: string,
  event: string,
  by: string,
): Promise<AuthorityRecord | null> {
  return changed(desk, id, (record) => {
    const done = record.events.find((each) => each.id === event);
    if (!done || !("before" in done.detail))
      throw new VocabularyFault("There is no such change to take back.");
    const { before, after } = done.detail;
    if (done.action === "merge" || done.action === "unmerge") {
      if (record.mergedInto !== after) throw changedSince(record);
      return withMerge(record, before as string | null, newAct(desk, by));
    }
    const fields = after as Partial<AuthorityWords>;
    const same = (Object.keys(fields) as (keyof AuthorityWords)[]).every(
      (field) => JSON.stringify(record[field]) === JSON.stringify(fields[field]),
    );
    if (!same) throw changedSince(record);
    return withWords(record, before as Partial<AuthorityWords>, newAct(desk, by), "change taken back");
  });
}

function changedSince({ name }: AuthorityRecord): VocabularyFault {
  return new VocabularyFault(`“${name}” has been changed again since; take that back first.`, true);
}

/** Changes a concept, holds it to the rules of the vocabulary, and has what it names indexed again. */
async function changed(
  desk: Desk,
  id: string,
  change: (
    record: AuthorityRecord,
    transaction: CatalogueTransaction,
  ) => AuthorityRecord | Promise<AuthorityRecord>,
): Promise<AuthorityRecord | null> {
  return desk.catalogue.transaction().execute(async (transaction) => {
    const record = await loadAuthority(transaction, id);
    if (!record) return null;
    const next = await change(record, transaction);
    if (next === record) return record;
    await changeAuthority(transaction, id, () => next);
    if (next.mergedInto === null) {
      const names = [next.name, ...next.otherNames.map(({ name }) => name)];
      await refuseTaken(transaction, { id, kind: next.kind, names });
    }
    await refuseRing(transaction, next);
    await askToIndexAgain(transaction, id);
    for (const other of [record.mergedInto, next.mergedInto])
      if (other !== null && record.mergedInto !== next.mergedInto) await askToIndexAgain(transaction, other);
    return next;
  });
}
