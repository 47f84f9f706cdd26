/** Changes of a collection: pure, each a new record with the next revision, or the same one when nothing changes. */
import {
  type CollectionEntry,
  type CollectionRecord,
  type CollectionState,
  mostEntries,
} from "./collection.js";

type Changed = Partial<Omit<CollectionRecord, "ibid" | "id" | "revision" | "changedAt">>;

/** The record with other values, changed at `at`. */
export function changedCollection(record: CollectionRecord, changed: Changed, at: string): CollectionRecord {
  const next = { ...record, ...changed };
  if (JSON.stringify(next) === JSON.stringify(record)) return record;
  return { ...next, revision: record.revision + 1, changedAt: at };
}

/** With an entry at its end. Throws RangeError when the collection is full. */
export function withEntry(record: CollectionRecord, entry: CollectionEntry, at: string): CollectionRecord {
  if (record.entries.length >= mostEntries)
    throw new RangeError(`A collection holds at most ${mostEntries} entries.`);
  return changedCollection(record, { entries: [...record.entries, entry] }, at);
}

/** Without the entry of that id. */
export function withoutEntry(record: CollectionRecord, id: string, at: string): CollectionRecord {
  return changedCollection(record, { entries: record.entries.filter((entry) => entry.id !== id) }, at);
}

/** With other words of the owner in one entry: the heading, the note, or what is said of a citation. */
export function withEntryText(
  record: CollectionRecord,
  id: string,
  text: string,
  at: string,
): CollectionRecord {
  const entries = record.entries.map((entry) => (entry.id === id ? { ...entry, text } : entry));
  return changedCollection(record, { entries }, at);
}

/** With one entry taken out and put back so that it stands at `to`, from 0; past either end it stands at that end. */
export function withEntryAt(record: CollectionRecord, id: string, to: number, at: string): CollectionRecord {
  const entry = record.entries.find((each) => each.id === id);
  if (!entry) return record;
  const others = record.entries.filter((each) => each.id !== id);
  const place = Math.max(0, Math.min(others.length, to));
  return changedCollection(record, { entries: others.toSpliced(place, 0, entry) }, at);
}

/** Opened or closed to others; the moment it was first published stays with it. */
export function withCollectionState(
  record: CollectionRecord,
  state: CollectionState,
  at: string,
): CollectionRecord {
  const publishedAt = record.publishedAt ?? (state === "published" ? at : null);
  return changedCollection(record, { state, publishedAt }, at);
}

/** What is left of a collection that nobody is to read any more: that it was there, whose it was, and when. */
export function emptiedCollection(record: CollectionRecord): CollectionRecord {
  return { ...record, introduction: "", entries: [] };
}
