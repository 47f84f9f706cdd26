/** Of passages found, those that hold the words best: BM25 over all of them, from what is held in memory. */
import type { Postings } from "../../../storage/catalogue/postings.js";
import type { Ids } from "../../../storage/catalogue/searched-cells.js";
import type { SearchedMap } from "../../../storage/catalogue/searched-map.js";
import { corpusOf, wordsIn } from "../../../storage/catalogue/vocabulary.js";
import type { DocumentScores } from "./document-scores.js";
import { lengthWeight, saturation } from "./score.js";

export interface Weighted {
  postings: Postings;
  /** What one of its passages tells. */
  weight: number;
}

/** How well each of the passages answers, in their order. */
export function passageScores(map: SearchedMap, ids: Ids, words: readonly Weighted[]): Float32Array {
  const scores = scoresOf(map, words);
  const found = new Float32Array(ids.length);
  ids.forEach((id, at) => {
    found[at] = scores[id - map.places.base] ?? 0;
  });
  return found;
}

/** At most `limit` of the passages, given with their scores; in no settled order, which they are is settled. */
export function topPassages(map: SearchedMap, ids: Ids, scores: Float32Array, limit: number): number[] {
  if (ids.length <= limit) return [...ids];
  const least = greatest(scores.slice(), limit);
  const above: number[] = [];
  const equal: number[] = [];
  ids.forEach((id, at) => {
    const score = scores[at] ?? 0;
    if (score > least) above.push(id);
    else if (score === least) equal.push(id);
  });
  // By place and not by row, so that a rebuild changes nothing.
  return [...above, ...firstPlaces(map, equal, limit - above.length)];
}

/** The best of the passages of each of the `limit` documents that answer best as a whole. */
export function bestOfDocuments(
  ids: Ids,
  scores: Float32Array,
  documents: DocumentScores,
  limit: number,
): number[] {
  const best = new Map<number, number>();
  ids.forEach((id, at) => {
    const number = documents.numberOf(id);
    const known = best.get(number);
    if (known === undefined || (scores[at] ?? 0) > (scores[known] ?? 0)) best.set(number, at);
  });
  const scoreOf = (number: number) => documents.scores[number] ?? 0;
  // Equals by name and not by row, so that a rebuild changes nothing.
  const isFirst = (one: number, other: number) => (documents.ids[one] ?? "") < (documents.ids[other] ?? "");
  return [...best]
    .sort(([one], [other]) => scoreOf(other) - scoreOf(one) || (isFirst(one, other) ? -1 : 1))
    .slice(0, limit)
    .map(([, at]) => ids[at] ?? 0);
}

/** The score that `count` of the list, which loses its order, reach; by Hoare's selection (1961). */
function greatest(list: Float32Array, count: number): number {
  let [from, to] = [0, list.length - 1];
  const wanted = count - 1;
  while (from < to) {
    const pivot = list[(from + to) >> 1] ?? 0;
    let [left, right] = [from, to];
    while (left <= right) {
      while ((list[left] ?? 0) > pivot) left += 1;
      while ((list[right] ?? 0) < pivot) right -= 1;
      if (left > right) break;
      const kept = list[left] ?? 0;
      list[left++] = list[right] ?? 0;
      list[right--] = kept;
    }
    if (wanted <= right) to = right;
    else if (wanted >= left) from = left;
    else break;
  }
  return list[wanted] ?? 0;
}

/** By row less `base`. */
function scoresOf(map: SearchedMap, words: readonly Weighted[]): Float32Array {
  const { places } = map;
  const scores = new Float32Array(places.end - places.base);
  const fixed = saturation * (1 - lengthWeight);
  const perCharacter = (saturation * lengthWeight * wordsIn(1)) / corpusOf(map).averageWords;
  for (const { postings, weight } of words) {
    const { ids, quarters } = postings;
    for (let at = 0; at < ids.length; at += 1) {
      const id = ids[at] ?? 0;
      const count = (quarters[at] ?? 0) / 4;
      const norm = fixed + perCharacter * places.lengthOf(id);
      const place = id - places.base;
      scores[place] = (scores[place] ?? 0) + (weight * count * (saturation + 1)) / (count + norm);
    }
  }
  return scores;
}

function firstPlaces(map: SearchedMap, ids: readonly number[], count: number): readonly number[] {
  if (ids.length <= count) return ids;
  const documentOf = (id: number) => map.sides.get(map.places.sideOf(id))?.document.facts.id ?? "";
  return ids
    .map((id) => ({ id, document: documentOf(id), start: map.places.startOf(id) }))
    .sort((one, other) =>
      one.document === other.document ? one.start - other.start : one.document < other.document ? -1 : 1,
    )
    .slice(0, count)
    .map(({ id }) => id);
}
