/** The files of an accession in words. */
import type { AccessionRow } from "../../storage/catalogue/tables.js";
import type { AccessionItem, ItemState } from "../../views/contexts.js";
import { urls } from "../urls.js";
import type { ItemStanding, StateCounts } from "./item-standings.js";
import { ledgerSentences } from "./reading-ledger.js";
import { counted, digestShown, momentOf, sizeOf } from "./words.js";

export const stateWords: Record<ItemState, string> = {
  coming: "still to come",
  received: "received",
  waiting: "waiting to be read",
  reading: "text being read",
  searchable: "indexed",
  failed: "failed",
  locked: "needs a password",
  unreadable: "kept as unreadable",
  held: "already held",
  refused: "refused",
};

/** Of several files that need one, each needs its own password. */
function wordsFor(state: ItemState, count: number): string {
  return state === "locked" && count !== 1 ? "need a password" : stateWords[state];
}

/** `5 files: 4 indexed, 1 failed.` */
export function standingSentence(counts: StateCounts["counts"]): string {
  const present = (Object.keys(stateWords) as ItemState[]).flatMap((state) => {
    const count = counts[state] ?? 0;
    return count > 0 ? [{ count, words: `${count.toLocaleString("en-GB")} ${wordsFor(state, count)}` }] : [];
  });
  const all = present.reduce((sum, { count }) => sum + count, 0);
  return `${counted(all, "file")}${all > 0 ? `: ${present.map(({ words }) => words).join(", ")}` : ""}.`;
}

/** `: page 3 of 16`, while the scanned pages of a file are being read. */
function scanWords({ state, scan }: ItemStanding): string {
  if (scan !== null && state === "waiting") return `: ${counted(scan.pages, "scanned page")}`;
  if (state !== "reading" || scan === null) return "";
  const { pages, read } = scan;
  return read === null
    ? `: ${counted(pages, "scanned page")} to come`
    : `: page ${Math.min(read + 1, pages)} of ${pages}`;
}

/** What an item is shown beside. */
export interface Surroundings {
  /** What was handed in, when the items were found inside it. */
  outermost: string | null;
  /** Of the containers in which items were found. */
  titles: ReadonlyMap<string, string>;
  /** The containers among the items. */
  holds: readonly { document: string; version: number; files: number; left: number }[];
  /** The accessions of what was found in them. */
  inside: readonly { act: AccessionRow; counts: StateCounts["counts"] }[];
}

export function shownItem(item: ItemStanding, around: Surroundings): AccessionItem {
  const again =
    item.attempts > 0 && (item.state === "reading" || item.state === "waiting")
      ? ` Attempt ${item.attempts + 1} follows.`
      : "";
  return {
    id: item.id,
    name: item.name,
    size: sizeOf(item.bytes),
    digest: item.digest === null ? null : digestShown(item.digest),
    state: item.state,
    stateWords: stateWords[item.state] + scanWords(item),
    reason: item.reason === null ? null : `${item.reason}${again}`,
    ledger: item.state === "held" ? [] : ledgerSentences(item),
    pages:
      item.pages && item.document !== null && item.version !== null
        ? { label: "Look at every page", href: urls.pages(item.document, item.version) }
        : null,
    findings: findingsOf(item),
    warnings: item.state === "held" ? [] : item.warnings,
    document:
      item.document === null || item.readAs === null
        ? null
        : { label: item.title ?? item.document, href: urls.version(item.document, item.readAs) },
    foundIn: foundIn(item, around),
    ...(item.state === "held" ? { holds: null, inside: [] } : heldBy(item, around)),
    chances: chancesOf(item),
    retryAction:
      item.canRetry && item.state !== "locked" && item.document && item.readAs
        ? urls.retry(item.document, item.readAs)
        : null,
  };
}

/** `7 places to look at`, leading to them; null when there are none. */
function findingsOf({ state, findings, document, readAs }: ItemStanding): AccessionItem["findings"] {
  if (!findings || findings.places === 0 || state === "held" || document === null || readAs === null)
    return null;
  const label = placesToLookAt(findings);
  return {
    label: findings.decided ? label : `${label} before it is published`,
    href: urls.findings(document, readAs),
  };
}

/** `7 places to look at`; `7 places with hidden or personal data, decided on`. */
export function placesToLookAt({ places, decided }: NonNullable<ItemStanding["findings"]>): string {
  const count = counted(places, "place");
  return decided ? `${count} with hidden or personal data, decided on` : `${count} to look at`;
}

function foundIn({ container, name }: ItemStanding, { outermost, titles }: Surroundings) {
  if (container === null) return null;
  const { document, version, place } = container;
  if (document === outermost) return place === name ? null : { container: null, place };
  const label = titles.get(document) ?? document;
  return { container: { label, href: urls.version(document, version) }, place };
}

function heldBy({ document, version }: ItemStanding, { holds, inside }: Surroundings) {
  const found = holds.find((each) => each.document === document && each.version === version);
  const left = found?.left ?? 0;
  return {
    holds:
      found === undefined
        ? null
        : `Holds ${counted(found.files, "file")}${left === 0 ? "" : `; ${counted(left, "was", "were")} left inside`}.`,
    inside: inside
      .filter(({ act }) => act.container === document && act.container_version === version)
      .map(({ act, counts }) => ({
        label: act.number,
        href: urls.accession(act.number),
        sentence: standingSentence(counts),
      })),
  };
}

const ways: Record<string, string> = {
  upload: "upload",
  command: "command line",
  samples: "sample collection",
  capture: "capture",
  watch: "watched folder",
  mail: "mailbox",
};

/** An act in words: who, when, by what way. */
export function actShown(act: AccessionRow) {
  return {
    number: act.number,
    at: momentOf(act.at),
    by: act.by,
    // A command that nobody signed in for is known by its way alone.
    way:
      act.by === ways[act.way]
        ? null
        : act.way === "member"
          ? `found inside ${act.origin ?? "another file"}`
          : (ways[act.way] ?? act.way),
    from: act.way === "member" ? null : act.origin,
  };
}

function chancesOf({ state, canRetry, document, readAs }: ItemStanding): AccessionItem["chances"] {
  if (!canRetry || state === "unreadable" || document === null || readAs === null) return null;
  const label = state === "locked" ? "Give the password" : "What else can be done";
  return { label, href: urls.chances(document, readAs) };
}
