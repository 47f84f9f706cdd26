/** What changed between the texts of two versions, passage by passage; always an answer, and in bounded time. */
import type { PassageRow } from "../../storage/catalogue/reading-tables.js";
import type { Change } from "../../views/contexts.js";
import { listDiff, wordDiff } from "./word-diff.js";

/** A passage that has other words, that came or that went. Starts are in the text of the older and the newer version. */
export interface PassageChange {
  kind: "changed" | "added" | "removed";
  before: number | null;
  after: number | null;
  changes: Change[];
}

export interface TextChanges {
  changes: PassageChange[];
  same: number;
}

type Passage = Pick<PassageRow, "start" | "text">;

/** Milliseconds for comparing words; passages left over are shown whole, as taken out and put in. */
const patienceMs = 1_500;
/** Passages that a changed one is looked for among, and the share of words they must have in common. */
const nearby = 6;
const leastAlike = 0.5;

/** Passages with the same text are the same, in the order that keeps most of them. */
export function textChanges(before: readonly Passage[], after: readonly Passage[]): TextChanges {
  const until = Date.now() + patienceMs;
  const changes: PassageChange[] = [];
  let same = 0;
  for (const hunk of hunks(before, after)) {
    same += hunk.same;
    changes.push(...changesIn(hunk, until));
  }
  return { changes, same };
}

interface Hunk {
  removed: Passage[];
  added: Passage[];
  /** Passages after it that both have. */
  same: number;
}

function hunks(before: readonly Passage[], after: readonly Passage[]): Hunk[] {
  const steps = listDiff(
    before.map(({ text }) => text),
    after.map(({ text }) => text),
  );
  if (steps === null) return [withoutCommon(before, after)];
  const found: Hunk[] = [{ removed: [], added: [], same: 0 }];
  let [old, fresh] = [0, 0];
  for (const { count, change } of steps) {
    let hunk = found.at(-1);
    if (!hunk || (change !== "same" && hunk.same > 0)) {
      hunk = { removed: [], added: [], same: 0 };
      found.push(hunk);
    }
    if (change === "same") hunk.same += count;
    if (change === "removed") hunk.removed.push(...before.slice(old, old + count));
    if (change === "added") hunk.added.push(...after.slice(fresh, fresh + count));
    if (change !== "added") old += count;
    if (change !== "removed") fresh += count;
  }
  return found;
}

/** When the order takes too long to be compared: what only one of the two has, however often. */
function withoutCommon(before: readonly Passage[], after: readonly Passage[]): Hunk {
  const counts = new Map<string, number>();
  for (const { text } of before) counts.set(text, (counts.get(text) ?? 0) + 1);
  const added = after.filter(({ text }) => !takeOne(counts, text));
  const left = new Map(counts);
  const removed = before.filter(({ text }) => takeOne(left, text));
  return { removed, added, same: before.length - removed.length };
}

function takeOne(counts: Map<string, number>, text: string): boolean {
  const count = counts.get(text) ?? 0;
  if (count > 0) counts.set(text, count - 1);
  return count > 0;
}

/** Each passage that went is held beside the next few that came: the one most like it is what it became. */
function changesIn({ removed, added }: Hunk, until: number): PassageChange[] {
  const found: PassageChange[] = [];
  let next = 0;
  for (const old of removed) {
    const became = Date.now() < until ? mostAlike(old, added, next) : null;
    const fresh = became === null ? undefined : added[became];
    const words = fresh ? wordDiff(old.text, fresh.text) : null;
    if (became === null || !fresh || !words) {
      found.push(whole("removed", old));
      continue;
    }
    for (const passed of added.slice(next, became)) found.push(whole("added", passed));
    found.push({ kind: "changed", before: old.start, after: fresh.start, changes: words });
    next = became + 1;
  }
  for (const left of added.slice(next)) found.push(whole("added", left));
  return found;
}

function whole(kind: "added" | "removed", { start, text }: Passage): PassageChange {
  const place = kind === "added" ? { before: null, after: start } : { before: start, after: null };
  return { kind, ...place, changes: [{ text, change: kind }] };
}

/** Where among the next few the passage stands that shares most words with `old`; null when none shares half. */
function mostAlike(old: Passage, added: readonly Passage[], from: number): number | null {
  const wanted = wordsOf(old.text);
  let best: { place: number; alike: number } | null = null;
  for (let place = from; place < Math.min(added.length, from + nearby); place += 1) {
    const words = wordsOf(added[place]?.text ?? "");
    const shared = [...wanted].filter((word) => words.has(word)).length;
    const alike = (2 * shared) / (wanted.size + words.size || 1);
    if (alike >= leastAlike && (best === null || alike > best.alike)) best = { place, alike };
  }
  return best?.place ?? null;
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}
