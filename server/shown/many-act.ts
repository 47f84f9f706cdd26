/** Changes of many documents in words: what is done, how far it has come, what became of it. */
import type { ChosenFrom, ManyAct, ManyChange, ManyCounts } from "../../ingest/many/acts.js";
import type { Link } from "../../views/contexts.js";
import { urls } from "../urls.js";
import { type DescribedField, fieldLabels } from "./description-fields.js";
import { counted, kindName, momentOf } from "./words.js";

const many = (count: number) => count.toLocaleString("en-GB");

/** `Source: “The Parish”`, `Tag “birds” put`. */
export function manyTitle(change: ManyChange): string {
  if (change.what === "publish") return "Publish drafts";
  if (change.what === "tags")
    return change.put.length > 0
      ? `Put “${change.put.join("”, “")}” on documents`
      : `Take “${change.take.join("”, “")}” off documents`;
  const label = fieldLabels[change.field as DescribedField];
  if (change.value === null) return `${label}: taken away`;
  return `${label}: “${change.field === "kind" ? kindName(change.value as "other") : change.value}”`;
}

/** Documents of an act that are still to be changed or to be taken back. */
export function openOf({ waiting, undoing }: ManyCounts): number {
  return waiting + undoing;
}

export function manySentence(change: ManyChange, counts: ManyCounts, isUndone: boolean): string {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const open = openOf(counts);
  if (open > 0)
    return isUndone
      ? `Being taken back: ${many(open)} of ${counted(all, "document")} to go.`
      : `${many(all - open)} of ${counted(all, "document")} done.`;
  return isUndone ? takenBack(counts) : done(change, counts);
}

function done({ what }: ManyChange, { changed, same, left, unready }: ManyCounts): string {
  const parts = [
    `${what === "publish" ? "Published" : "Changed in"} ${counted(changed, "document")}.`,
    ...(same > 0
      ? [
          `${many(same)} ${what === "publish" ? (same === 1 ? "is no draft" : "are no drafts") : "said so already"}.`,
        ]
      : []),
    ...(unready > 0
      ? [
          `${many(unready)} ${unready === 1 ? "stays a draft" : "stay drafts"}: something found in them is to be decided on first, they are not read yet, or they go live later by themselves.`,
        ]
      : []),
    ...(left > 0 ? [`${many(left)} ${left === 1 ? "is" : "are"} not in the archive any more.`] : []),
  ];
  return parts.join(" ");
}

function takenBack({ undone, kept, left }: ManyCounts): string {
  const parts = [
    `Taken back from ${counted(undone, "document")}.`,
    ...(kept > 0
      ? [`${many(kept)} ${kept === 1 ? "was" : "were"} changed again since and stay as they are.`]
      : []),
    ...(left > 0 ? [`${many(left)} had not been changed yet.`] : []),
  ];
  return parts.join(" ");
}

export function earlierShown({ id, change, by, at, undoneBy, open }: ManyAct & { open: number }): Link & {
  sentence: string;
} {
  const state = open > 0 ? `${counted(open, "document")} to go` : undoneBy !== null ? "taken back" : "done";
  return {
    ...{ label: manyTitle(change), href: urls.manyAct(id) },
    sentence: `By ${by}, ${momentOf(at).words}; ${state}.`,
  };
}

/** Back to the page that the documents were chosen on. */
export function chosenLink({ of, query }: ChosenFrom): Link {
  if (of === "accession") return { label: `Back to accession ${query}`, href: urls.accession(query) };
  const back = of === "search" ? urls.search() : urls.documents();
  return { label: "Back to the list", href: query === "" ? back : `${back}?${query}` };
}
