/**
 * How well whole documents answer, by BM25 over what is held in memory. A word that stands in many passages of one long
 * hearing is rare all the same: here it is weighed by the documents that hold it, and length by that of documents.
 */
import type { MappedDocument, SearchedMap } from "../../../storage/catalogue/searched-map.js";
import { wordsIn } from "../../../storage/catalogue/vocabulary.js";
import { lengthWeight, saturation } from "./score.js";
import type { Weighted } from "./top-passages.js";
import { weightOf } from "./words-asked.js";

/** Documents by small numbers. */
interface Numbered {
  revision: number;
  /** The number of the document that a row of `searched_side`, less `sidesBase`, is of. */
  ofSide: Int32Array;
  /** What the length of each document counts against it. */
  norms: Float32Array;
  ids: string[];
}

export interface DocumentScores {
  /** By number. */
  scores: Float32Array;
  /** Of the documents, by number. */
  ids: readonly string[];
  /** Of the document of a passage; `unknown` for what the words still hold of a document that is gone. */
  numberOf(passage: number): number;
}

const unknown = -1;

const numbered = new WeakMap<SearchedMap, Numbered>();

/** BM25 of every document for the words; those of unseen documents are among them. */
export function documentScores(map: SearchedMap, words: readonly Weighted[]): DocumentScores {
  const { ofSide, norms, ids: documents } = numbersOf(map);
  const { places, sidesBase } = map;
  const numberOf = (passage: number) => ofSide[places.sideOf(passage) - sidesBase] ?? unknown;
  const scores = new Float32Array(norms.length);
  const counts = new Float32Array(norms.length);
  for (const { postings } of words) {
    counts.fill(0);
    let holding = 0;
    const { ids, quarters } = postings;
    // By number: a call for each of some hundred thousand passages takes as long again.
    for (let at = 0; at < ids.length; at += 1) {
      const number = numberOf(ids[at] ?? 0);
      if (number === unknown) continue;
      const count = counts[number] ?? 0;
      if (count === 0) holding += 1;
      counts[number] = count + (quarters[at] ?? 0) / 4;
    }
    const weight = weightOf(holding, norms.length) * (saturation + 1);
    for (let number = 0; number < counts.length; number += 1) {
      const count = counts[number] ?? 0;
      if (count > 0)
        scores[number] = (scores[number] ?? 0) + (weight * count) / (count + (norms[number] ?? 0));
    }
  }
  return { scores, ids: documents, numberOf };
}

function numbersOf(map: SearchedMap): Numbered {
  const known = numbered.get(map);
  if (known?.revision === map.revision) return known;
  const { sidesBase, sidesEnd, revision } = map;
  const documents = [...map.documents.values()];
  const ofSide = new Int32Array(Math.max(0, sidesEnd - sidesBase)).fill(unknown);
  documents.forEach(({ sides }, number) => {
    for (const side of sides) ofSide[side - sidesBase] = number;
  });
  const average = Math.max(1, wordsIn(map.characters / Math.max(1, documents.length)));
  const norm = ({ characters }: MappedDocument) =>
    saturation * (1 - lengthWeight + (lengthWeight * wordsIn(characters)) / average);
  const ids = documents.map(({ facts }) => facts.id);
  const fresh = { revision, ofSide, norms: Float32Array.from(documents, norm), ids };
  numbered.set(map, fresh);
  return fresh;
}
