/** Concepts of a file become authorities, or add to those that they are the same as. */
import {
  askToIndexAgain,
  authoritiesNamed,
  loadAuthority,
  standingAuthority,
  writeAuthority,
} from "../../storage/catalogue/authorities.js";
import type { CatalogueTransaction } from "../../storage/catalogue/catalogue.js";
import { authoritiesAt } from "../../storage/catalogue/concept-lists.js";
import type { AuthorityRecord, AuthorityWords, OtherName } from "../../storage/model/authority.js";
import { newAuthority, withWords } from "../../storage/model/authority-change.js";
import { type Archive, newAct } from "../archive.js";
import { freeId } from "../tags/concepts.js";
import { refuseRing, VocabularyFault } from "../tags/vocabulary-fault.js";
import { labelOf } from "./concepts-in.js";
import { mainLabel, type SkosConcept, type SkosLabel } from "./skos-concept.js";

export interface ImportChange {
  name: string;
  /** What is new of it: `other names`, `what it stands under`. */
  what: string[];
}

export interface Taken {
  made: SkosConcept[];
  changed: ImportChange[];
  same: number;
  conflicts: string[];
  leftOut: string[];
}

interface Setting {
  desk: Pick<Archive, "now">;
  address: string;
  by: string;
}

const fieldWords: Partial<Record<keyof AuthorityWords, string>> = {
  name: "name",
  language: "language of the name",
  otherNames: "other names",
  broader: "what it stands under",
  related: "what it has to do with",
  note: "note",
  noteLanguage: "language of the note",
  notations: "notation",
  sameAs: "addresses elsewhere",
  disused: "whether it is in use",
};

/** Writes concepts in this transaction; with conflicts in the answer, it must not be kept. Throws VocabularyFault. */
export async function takeConcepts(
  transaction: CatalogueTransaction,
  concepts: readonly SkosConcept[],
  setting: Setting,
): Promise<Taken> {
  const taken: Taken = { made: [], changed: [], same: 0, conflicts: [], leftOut: [] };
  const held = new Map<string, AuthorityRecord>();
  const uriOf = new Map<string, string>();
  for (const concept of concepts) {
    const found = await sameConcept(transaction, concept, setting.address);
    if (found && found.kind !== concept.kind)
      taken.conflicts.push(
        `“${labelOf(concept)}” is a ${concept.kind} in the file, and here “${found.name}” is a ${found.kind}.`,
      );
    const other = found && uriOf.get(found.id);
    if (found && other !== undefined)
      taken.conflicts.push(
        `<${other}> and <${concept.uri}> of the file are the same ${found.kind} here, “${found.name}”; a name stands for one.`,
      );
    const record = found ?? (await make(transaction, concept, setting));
    if (!found) taken.made.push(concept);
    held.set(concept.uri, record);
    uriOf.set(record.id, concept.uri);
  }
  if (taken.conflicts.length > 0) return taken;
  const made = new Set(taken.made);
  for (const concept of concepts) {
    const record = held.get(concept.uri);
    if (!record) continue;
    const words = await wordsOf(
      transaction,
      { concept, record, held, isNew: made.has(concept) },
      setting,
      taken,
    );
    const next = withWords(record, words, newAct(setting.desk, setting.by), "authority description");
    if (next !== record) {
      await writeAuthority(transaction, made.has(concept) ? asMade(record, next) : next, { recorded: false });
      if (!made.has(concept)) await askToIndexAgain(transaction, record.id);
    }
    if (made.has(concept)) continue;
    if (next === record) taken.same += 1;
    else taken.changed.push({ name: record.name, what: changedFields(record, next) });
  }
  for (const record of held.values()) {
    const now = await loadAuthority(transaction, record.id);
    if (now && now.broader.length > 0) await refuseRing(transaction, now);
  }
  return taken;
}

/** The standing authority that a concept is: by its own id, else by its address, else by its name. */
async function sameConcept(
  transaction: CatalogueTransaction,
  concept: SkosConcept,
  address: string,
): Promise<AuthorityRecord | null> {
  const own = concept.uri.startsWith(`${address}/tags/`) && concept.id ? concept.id : null;
  const byId = own === null ? null : await standingAuthority(transaction, own);
  if (byId) return byId;
  const at = await authoritiesAt(transaction, concept.uri);
  const [byAddress] = at;
  if (byAddress) return byAddress;
  for (const { value } of [mainLabel(concept.preferred), ...concept.preferred].flatMap(
    (label) => label ?? [],
  )) {
    const [byName] = await authoritiesNamed(transaction, value, concept.kind);
    if (byName) return byName;
  }
  return null;
}

async function make(
  transaction: CatalogueTransaction,
  concept: SkosConcept,
  { desk, by }: Setting,
): Promise<AuthorityRecord> {
  const { kind, id: wanted } = concept;
  const label = mainLabel(concept.preferred);
  const name = label?.value ?? "";
  const isFree = wanted !== null && (await loadAuthority(transaction, wanted)) === null;
  const id = isFree ? wanted : await freeId(transaction, kind, name);
  const words = { kind, name, language: label?.language ?? null };
  const record = newAuthority(id, words, newAct(desk, by), { from: concept.uri });
  await writeAuthority(transaction, record, { recorded: false });
  return record;
}

/** A new authority is written once, with all that the file says of it. */
function asMade(record: AuthorityRecord, next: AuthorityRecord): AuthorityRecord {
  return { ...next, revision: record.revision, events: record.events };
}

interface Taking {
  concept: SkosConcept;
  record: AuthorityRecord;
  held: ReadonlyMap<string, AuthorityRecord>;
  isNew: boolean;
}

async function wordsOf(
  transaction: CatalogueTransaction,
  { concept, record, held, isNew }: Taking,
  { address }: Setting,
  taken: Taken,
): Promise<Partial<AuthorityWords>> {
  const { name } = record;
  const link = async (uris: readonly string[], what: string, known: readonly string[]): Promise<string[]> => {
    const ids: string[] = [];
    for (const uri of uris) {
      const other = held.get(uri) ?? (await authoritiesAt(transaction, uri))[0];
      if (other && other.id !== record.id) ids.push(other.id);
      else if (!other)
        taken.leftOut.push(`“${name}” ${what} <${uri}>, which is neither in the file nor here.`);
    }
    return [...new Set([...known, ...ids])];
  };
  const main = mainLabel(concept.preferred);
  const isOwn = isNew || concept.uri === `${address}/tags/${record.id}`;
  const keepsNote = record.note !== null && concept.note !== null && record.note !== concept.note.value;
  if (keepsNote && !isOwn) taken.leftOut.push(`“${name}” keeps its own note.`);
  const takesNote = concept.note !== null && (isOwn || record.note === null);
  const elsewhere =
    concept.uri.startsWith("_:") || concept.uri === `${address}/tags/${record.id}` ? [] : [concept.uri];
  return {
    ...(isOwn && main && { name: main.value, language: main.language }),
    otherNames: await otherNames(transaction, { concept, record, isOwn }, taken),
    broader: await link(concept.broader, "stands under", record.broader),
    related: await link(concept.related, "has to do with", record.related),
    ...(takesNote && { note: concept.note?.value ?? null, noteLanguage: concept.note?.language ?? null }),
    notations: [...new Set([...record.notations, ...concept.notations])],
    sameAs: [...new Set([...record.sameAs, ...elsewhere, ...concept.matches])],
    ...(concept.disused && { disused: true }),
  };
}

/** The names that it has, with those of the file; what another concept goes by is left out. */
async function otherNames(
  transaction: CatalogueTransaction,
  { concept, record, isOwn }: { concept: SkosConcept; record: AuthorityRecord; isOwn: boolean },
  taken: Taken,
): Promise<OtherName[]> {
  const main = mainLabel(concept.preferred);
  const name = isOwn ? (main?.value ?? record.name) : record.name;
  const language = isOwn ? (main?.language ?? null) : record.language;
  const names = [...record.otherNames];
  const add = async (label: SkosLabel, preferred: boolean) => {
    if (label.value === name && label.language === language) return;
    const has = (other: OtherName) =>
      other.name === label.value && (other.language ?? null) === label.language;
    if (names.some(has)) return;
    const others = await authoritiesNamed(transaction, label.value, record.kind);
    const other = others.find(({ id }) => id !== record.id);
    if (other) {
      taken.leftOut.push(`“${record.name}” cannot also be called “${label.value}”: “${other.name}” is.`);
      return;
    }
    names.push({
      ...{ name: label.value, from: null, to: null },
      ...(label.language !== null && { language: label.language }),
      ...(preferred && { preferred: true as const }),
    });
  };
  for (const label of concept.preferred) if (label !== main || !isOwn) await add(label, isOwn);
  for (const label of concept.others) await add(label, false);
  if (isOwn && record.name !== name && !names.some((other) => other.name === record.name))
    names.push({ name: record.name, from: null, to: null });
  if (names.length > 500)
    throw new VocabularyFault(`“${name}” has ${names.length} names; at most 500 are kept.`);
  return names;
}

function changedFields(before: AuthorityRecord, after: AuthorityRecord): string[] {
  return (Object.keys(fieldWords) as (keyof AuthorityWords)[])
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => fieldWords[field] ?? field);
}
