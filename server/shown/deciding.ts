/** A draft on its way to publication, as the archivist's desk shows it. */
import type { DocumentRow } from "../../storage/catalogue/tables.js";
import type { Embargo, Review } from "../../storage/model/deciding.js";
import type { Deciding } from "../../views/contexts.js";
import { urls } from "../urls.js";
import { momentOf } from "./words.js";

/** How long after its moment a draft may still be on its way, in milliseconds. */
const graceMs = 60_000;

/** Null for what is no draft. `now`: a moment, as the archive writes it. */
export function decidingShown(
  document: Pick<DocumentRow, "id" | "state" | "review" | "embargo">,
  now: string,
): Deciding | null {
  if (document.state !== "draft") return null;
  const review = document.review === null ? null : (JSON.parse(document.review) as Review);
  const embargo = document.embargo === null ? null : (JSON.parse(document.embargo) as Embargo);
  const isOverdue = embargo !== null && Date.parse(embargo.until) + graceMs < Date.parse(now);
  return {
    review: review && {
      ...{ by: review.by, at: momentOf(review.at), note: review.note },
      returnAction: urls.returnDraft(document.id),
    },
    embargoAction: urls.embargo(document.id),
    embargo: embargo && { until: momentOf(embargo.until), by: embargo.by, note: embargo.note },
    overdue: isOverdue
      ? "Its moment has come, and it was not published: something was found in it, or added to it, that nobody has decided on."
      : null,
  };
}
