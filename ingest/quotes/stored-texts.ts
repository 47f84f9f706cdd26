/** The stored text around candidate passages: enough of it that a quotation may run over passages and pages. */
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import type { PassageRow } from "../../storage/catalogue/reading-tables.js";
import type { PassagePlace } from "../../storage/index/search-index.js";
import type { DocumentKind, DocumentState } from "../../storage/model/kind.js";
import { type Searched, searched } from "../../storage/model/quote/placement.js";

/** A stretch of a version's text. */
export interface Stretch {
  document: string;
  version: number;
  title: string;
  kind: DocumentKind;
  /** Where the stretch begins in the version's text, in UTF-16 code units. */
  offset: number;
  where: Searched;
  passages: Pick<PassageRow, "start" | "end" | "attribution" | "role" | "person" | "page" | "text">[];
}

/** Stretches longer than this are cut, in UTF-16 code units. */
const longestStretch = 80_000;

/** Candidates drawn together where they are near each other; the most often named first. */
export interface Window {
  document: string;
  version: number;
  start: number;
  end: number;
  /** Queries that named it. */
  named: number;
}

/** Joins the answers of several queries into windows that reach `margin` beyond their passages on both sides. */
export function windowsOf(answers: readonly (readonly PassagePlace[])[], margin: number): Window[] {
  const byVersion = new Map<string, Window[]>();
  for (const [query, places] of answers.entries()) {
    for (const { document, version, start, end } of places) {
      const key = `${document} ${version}`;
      const list = byVersion.get(key) ?? [];
      if (list.length === 0) byVersion.set(key, list);
      list.push({ document, version, start: Math.max(0, start - margin), end: end + margin, named: query });
    }
  }
  const windows = [...byVersion.values()].flatMap(joinNear);
  return windows.sort((one, other) => other.named - one.named);
}

function joinNear(places: Window[]): Window[] {
  const windows: (Window & { queries: Set<number> })[] = [];
  for (const place of places.sort((one, other) => one.start - other.start)) {
    const last = windows.at(-1);
    if (last && place.start <= last.end && place.end - last.start <= longestStretch) {
      last.end = Math.max(last.end, place.end);
      last.queries.add(place.named);
    } else windows.push({ ...place, queries: new Set([place.named]) });
  }
  return windows.map(({ queries, ...window }) => ({ ...window, named: queries.size }));
}

/** Reads the stretch of a window; null when the asker may not see the document, or nothing stands there. */
export async function stretchAt(
  catalogue: Catalogue,
  window: Window,
  states: readonly DocumentState[],
): Promise<Stretch | null> {
  const { document, version } = window;
  const row = await catalogue
    .selectFrom("document")
    .select(["title", "kind"])
    .where("id", "=", document)
    .where("state", "in", states)
    .executeTakeFirst();
  if (!row) return null;
  const passages = await catalogue
    .selectFrom("passage")
    .select(["start", "end", "attribution", "role", "person", "page", "text"])
    .where("document", "=", document)
    .where("version", "=", version)
    .where("end", ">", window.start)
    .where("start", "<", window.end)
    .orderBy("start")
    .execute();
  const [first] = passages;
  if (!first) return null;
  return {
    ...{ document, version, ...row, passages },
    offset: first.start,
    where: searched(joinedText(passages)),
  };
}

/** Between passages there is nothing but white space; its kind is known to the vault, its length to all. */
function joinedText(passages: readonly Pick<PassageRow, "start" | "end" | "text">[]): string {
  const parts: string[] = [];
  let at = passages[0]?.start ?? 0;
  for (const { start, end, text } of passages) {
    parts.push("\n".repeat(Math.max(0, start - at)), text);
    at = end;
  }
  return parts.join("");
}
