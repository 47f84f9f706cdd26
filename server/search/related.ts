/** Passages near in meaning to words or to a passage: a suggestion, whatever the words are. */
import type { Archive } from "../../ingest/archive.js";
import type { Embedder } from "../../ingest/near/embedder.js";
import { mapOf } from "../../storage/catalogue/searched-map.js";
import type { DocumentState } from "../../storage/model/kind.js";
import { type FoundHit, hitsOf } from "./hits.js";

/** Places asked of the engine, passages shown, and those of one document. */
const placesAsked = 300;
const passagesShown = 20;
const shownOfOne = 3;

export interface Related {
  hit: FoundHit;
  /** From 0 to 1; comparable within one answer. */
  nearness: number;
}

type Desk = Pick<Archive, "catalogue" | "index"> & { embedder: Embedder };

/** The passages nearest to `text`, of what `states` let the asker see. Throws EmbedderAway and IndexUnavailable. */
export async function relatedTo(
  { catalogue, index, embedder }: Desk,
  { text, without }: { text: string; without: { document: string; start: number } | null },
  states: readonly DocumentState[],
): Promise<Related[]> {
  const space = await embedder.space();
  const [vector = []] = await embedder.embed([text]);
  const places = (await index.near.nearest(space, vector, placesAsked)).filter(
    ({ document, start }) => document !== without?.document || start !== without.start,
  );
  const { documents } = await mapOf(catalogue);
  const shown = new Map<string, number>();
  const listed = places.flatMap(({ document: id, version, start, score }) => {
    const document = documents.get(id)?.facts;
    const before = shown.get(id) ?? 0;
    const isSeen = document !== undefined && states.includes(document.state);
    if (!isSeen || document.version !== version || before >= shownOfOne) return [];
    shown.set(id, before + 1);
    return [{ document, start, more: 0, score }];
  });
  const kept = listed.slice(0, passagesShown);
  const hits = await hitsOf(catalogue, kept, { strict: null, loose: new Map() }, states);
  const scores = new Map(kept.map(({ document, start, score }) => [`${document.id} ${start}`, score]));
  return hits.map((hit) => ({
    hit,
    nearness: scores.get(`${hit.record.document} ${hit.record.start}`) ?? 0,
  }));
}
