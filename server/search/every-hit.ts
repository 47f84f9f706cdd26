/** Every passage that answers a search, in the order of its list: looked up in batches, so that a long list is never held whole. */
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import { passagesOf } from "../../storage/catalogue/searched-cells.js";
import { allOf, inDocuments } from "../../storage/catalogue/searched-match.js";
import type { DocumentState } from "../../storage/model/kind.js";
import type { FoundSet } from "./find.js";
import { type FoundHit, hitsOf } from "./hits.js";
import type { Counted, Listed } from "./listing.js";

/** Passages looked up at once; a document with more of them is looked up whole. */
const passagesAtOnce = 500;

/** The passages in the order of the list, without those that went out of sight meanwhile. */
export async function* everyHit(
  catalogue: Catalogue,
  found: FoundSet,
  states: readonly DocumentState[],
): AsyncGenerator<FoundHit> {
  for await (const listed of everyListed(catalogue, found))
    for (let at = 0; at < listed.length; at += passagesAtOnce)
      yield* await hitsOf(catalogue, listed.slice(at, at + passagesAtOnce), found.asked.marking, states);
}

async function* everyListed(
  catalogue: Catalogue,
  { documents, best, condition }: FoundSet,
): AsyncGenerator<Listed[]> {
  const known = new Map(documents.map(({ document }) => [document.id, document]));
  const first = best.flatMap(({ document: id, start }) => {
    const document = known.get(id);
    return document ? [{ document, start, more: 0 }] : [];
  });
  yield first;
  const listed = new Set(first.map(({ document, start }) => `${document.id} ${start}`));
  for (const some of batches(documents)) {
    const rows = await passagesOf(
      catalogue,
      allOf([inDocuments(some.map(({ document }) => document.id)), condition]),
      Number.MAX_SAFE_INTEGER,
    );
    const starts = new Map<string, number[]>();
    for (const { document, start } of rows)
      if (!listed.has(`${document} ${start}`)) {
        const known = starts.get(document);
        if (known) known.push(start);
        else starts.set(document, [start]);
      }
    yield some.flatMap(({ document }) =>
      (starts.get(document.id) ?? []).map((start) => ({ document, start, more: 0 })),
    );
  }
}

function* batches(documents: readonly Counted[]): Generator<Counted[]> {
  let some: Counted[] = [];
  let held = 0;
  for (const each of documents) {
    some.push(each);
    held += each.count;
    if (held < passagesAtOnce) continue;
    yield some;
    some = [];
    held = 0;
  }
  if (some.length > 0) yield some;
}
