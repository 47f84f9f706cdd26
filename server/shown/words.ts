/** Facts as people read them. */
import { type Digest, shortDigest } from "../../storage/model/digest.js";
import type { DocumentKind } from "../../storage/model/kind.js";
import { datePhrase } from "../../storage/model/partial-date.js";
import type { Day, DigestShown } from "../../views/contexts.js";

/** A name in quotation marks; one that begins and ends with them, as those of saved searches do, has them. */
export function quoted(name: string): string {
  return name.startsWith("“") && name.endsWith("”") ? name : `“${name}”`;
}

/** `1 document`, `1,204 documents`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}

/** A date as far as it is known. */
export function dayOf(date: string | null): Day | null {
  return date === null ? null : { value: date, words: datePhrase(date) };
}

/** A moment: `1 March 2026, 09:30 UTC`. */
export function momentOf(at: string): Day {
  return { value: at, words: `${datePhrase(at.slice(0, 10))}, ${at.slice(11, 16)} UTC` };
}

export function digestShown(digest: string): DigestShown {
  return { short: shortDigest(digest as Digest), whole: digest };
}

/** `412 bytes`, `3.4 KB`, `1.2 MB`; a thousand is a thousand. */
export function sizeOf(bytes: number): string {
  const units = ["bytes", "KB", "MB", "GB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1).replace(/\.0$/, "")} ${units[unit]}`;
}

const kindNames: Record<DocumentKind, string> = {
  article: "Article",
  motion: "Motion or minutes",
  transcript: "Transcript",
  other: "Other",
};

export function kindName(kind: DocumentKind): string {
  return kindNames[kind];
}

/** `a, b and c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** `3, 7 to 9`: numbers in order with runs drawn together. */
export function runsOf(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return listed(
    runs.map(([from, to]) =>
      from === to ? `${from}` : to === from + 1 ? `${from}, ${to}` : `${from} to ${to}`,
    ),
  );
}

/** What is said of a document that the search engine refuses. */
export function refusedByIndex(reason: string): string {
  return `The search index refused it: ${reason} It is tried again by itself.`;
}
