/** Entries of the log in words. */
import type { LogEntry } from "../../storage/model/log-entry.js";
import { premisType } from "../../storage/model/premis.js";
import type { Link, LogRow } from "../../views/contexts.js";
import { urls } from "../urls.js";
import { actionWords } from "./log-words.js";
import { momentOf } from "./words.js";

/** Lines of a detail that are shown, and signs of one. */
const mostLines = 12;
const mostSigns = 300;

const pages: Record<string, (id: string) => string> = {
  document: (id) => urls.document(id),
  authority: (id) => urls.tag(id),
  collection: (id) => urls.collection(id),
};

/** `titles`: of documents, by their ids. */
export function logRow(entry: LogEntry, titles: ReadonlyMap<string, string>): LogRow {
  const { number, at, by, action, version, outcome, detail, digest } = entry;
  return {
    number: `${number}`,
    at: momentOf(at),
    by,
    action: version === null ? actionWords(action) : `${actionWords(action)}, version ${version}`,
    failed: outcome === "failure",
    object: objectLink(entry, titles),
    lines: detail === null ? ["The detail was erased."] : detailLines(detail),
    digest,
  };
}

/** An entry as programs get it: with the event type of PREMIS beside its own word. */
export function logEntryJson(entry: LogEntry) {
  return { ...entry, eventType: premisType(entry.action) };
}

function objectLink(
  { object }: LogEntry,
  titles: ReadonlyMap<string, string>,
): Omit<Link, "href"> & { href: string | null } {
  const { kind, id } = partsOf(object);
  const title = kind === "document" ? titles.get(id) : undefined;
  return { label: title ?? (id === "" ? kind : `${kind} ${id}`), href: (id && pages[kind]?.(id)) || null };
}

function partsOf(object: string): { kind: string; id: string } {
  const [kind = "", ...rest] = object.split(":");
  return { kind, id: rest.join(":") };
}

/** The ids of the documents that entries are about. */
export function documentsOf(entries: readonly LogEntry[]): string[] {
  const parts = entries.map(({ object }) => partsOf(object));
  return [...new Set(parts.filter(({ kind }) => kind === "document").map(({ id }) => id))];
}

/** What changed, a line a field; else each fact of the detail. */
function detailLines(detail: Record<string, unknown>): string[] {
  const { before, after, ...rest } = detail;
  const lines = isFields(before) || isFields(after) ? changes(fieldsOf(before), fieldsOf(after)) : [];
  const plain = Object.entries(lines.length > 0 ? rest : detail).map(
    ([name, value]) => `${name}: ${words(value)}`,
  );
  const all = [...lines, ...plain];
  return all.length > mostLines ? [...all.slice(0, mostLines), `and ${all.length - mostLines} more`] : all;
}

function changes(before: Record<string, unknown>, after: Record<string, unknown>): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].map((name) => {
    if (!(name in before)) return `${name}: ${words(after[name])}`;
    if (!(name in after)) return `${name}: was ${words(before[name])}`;
    return `${name}: ${words(before[name])} → ${words(after[name])}`;
  });
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return isFields(value) ? value : {};
}

function words(value: unknown): string {
  const text = typeof value === "string" ? `“${value}”` : (JSON.stringify(value) ?? "nothing");
  return value === null ? "nothing" : text.length > mostSigns ? `${text.slice(0, mostSigns)}…` : text;
}
