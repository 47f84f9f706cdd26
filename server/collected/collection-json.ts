import { oscola } from "../cited/oscola.js";
import { plainText } from "../cited/runs.js";
import type { Collected, CollectedEntry } from "./collected.js";
import { standingSentence } from "./standing-sentence.js";

/** A collection for programs. `state` is told to its owner only. */
export function collectionJson(collected: Collected, state: string | null) {
  const { id, title, introduction, by, changedAt, address, entries } = collected;
  return {
    ...{ collection: id, url: address, title, introduction, by, changedAt },
    ...(state !== null && { state }),
    entries: entries.map(entryJson),
  };
}

function entryJson(entry: CollectedEntry) {
  if (entry.kind === "heading" || entry.kind === "note") return entry;
  const { kind, id, text } = entry;
  if (kind === "closed")
    return {
      kind,
      id,
      note: text,
      citation: entry.citation,
      withdrawn: entry.isWithdrawn,
      reason: entry.sentence,
    };
  const { cited, standing, withdrawal } = entry;
  return {
    ...{ kind, id, note: text, citation: cited.words?.citation, url: cited.address },
    words: cited.words?.exact,
    attribution: cited.words?.speaker ?? null,
    document: cited.document,
    version: cited.version,
    title: cited.title,
    date: cited.date,
    source: cited.source,
    reference: plainText(oscola(cited)),
    newest: { state: standing.state, version: standing.version },
    withdrawal,
    warning: standingSentence(entry),
  };
}
