/** The place of a document that somebody names: a page, a question, a clause, a paragraph or a time. */
import type { Page } from "../../storage/model/passage.js";
import type { PassagePlace } from "../passage-places.js";
import { questionStart } from "./conversation.js";
import { pageMeant } from "./page-words.js";

export type NamedPlace = { start: number } | { page: Page };

/**
 * `Q12`, `¶ 3`, `resolves 2`, `00:12:03`, `line 12`; `47`, `p. 47` and `page iv` are pages where there are any, else a number is
 * a question or a paragraph. Null when there is no such place.
 */
export function placeNamed(
  words: string,
  places: readonly PassagePlace[],
  pages: readonly Page[],
): NamedPlace | null {
  const said = words.trim().toLowerCase();
  if (said === "") return null;
  const ordinal = /^(?:¶|para(?:graph|\.)?)\s*(\d+)$/.exec(said)?.[1];
  if (ordinal !== undefined) return startOf(places[Number(ordinal) - 1]);
  if (/^q(?:uestion)?\.?\s*\d/.test(said)) {
    const start = questionStart(places, said.replace(/^q(?:uestion)?\.?\s*/, ""));
    return start === null ? null : { start };
  }
  const page = pageMeant(pages, words);
  if (page !== null) return { page };
  const printed = places.find(
    ({ clause, time }) => clause?.toLowerCase() === said || time?.replace(/\.\d+$/, "") === said,
  );
  if (printed !== undefined) return startOf(printed);
  const question = questionStart(places, said);
  if (question !== null) return { start: question };
  return pages.length === 0 && /^\d+$/.test(said) ? startOf(places[Number(said) - 1]) : null;
}

function startOf(place: PassagePlace | undefined): NamedPlace | null {
  return place === undefined ? null : { start: place.start };
}

/** What can be named: `page, question or paragraph`. */
export function namesOfPlaces(places: readonly PassagePlace[], pages: readonly Page[]): string {
  const names = [
    ...(pages.length > 1 ? ["page"] : []),
    ...(places.some(({ question }) => question !== null) ? ["question"] : []),
    ...(places.some(({ clause }) => clause !== null) ? ["clause"] : []),
    ...(places.some(({ time }) => time !== null) ? ["time"] : []),
    "paragraph",
  ];
  const last = names.pop() ?? "";
  return names.length === 0 ? last : `${names.join(", ")} or ${last}`;
}
