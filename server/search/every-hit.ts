/** Every passage that answers a search, in the order of its list: looked up in batches, so that a long list is never held whole. */
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import { passagesIn } from "../../storage/catalogue/searched-cells.js";
import type { DocumentState } from "../../storage/model/kind.js";
import type { FoundSet } from "./find.js";
import { type FoundHit, hitsOf } from "./hits.js";
import type { Listed } from "./listing.js";

/** Passages looked up at once. */
const passagesAtOnce = 500;

/** The passages in the order of the list, without those that went out of sight meanwhile. */
export async function* everyHit(
  catalogue: Catalogue,
  found: FoundSet,
  states: readonly DocumentState[],
): AsyncGenerator<FoundHit> {
  let some: Listed[] = [];
  for (const listed of everyListed(found)) {
    some.push(listed);
    if (some.length < passagesAtOnce) continue;
    yield* await hitsOf(catalogue, some, found.asked.marking, states);
    some = [];
  }
  yield* await hitsOf(catalogue, some, found.asked.marking, states);
}

function* everyListed({ map, passages, documents, best }: FoundSet): Generator<Listed> {
  // Looked up before the first is given: documents may be indexed anew while a long list is written.
  const starts = documents.map(({ document }) =>
    Int32Array.from(passagesIn(map, passages, document.id), ({ start }) => start),
  );
  const known = new Map(documents.map(({ document }) => [document.id, document]));
  const listed = new Set<string>();
  for (const { document: id, start } of best) {
    const document = known.get(id);
    if (!document) continue;
    listed.add(`${id} ${start}`);
    yield { document, start, more: 0 };
  }
  for (const [at, { document }] of documents.entries())
    for (const start of starts[at] ?? [])
      if (!listed.has(`${document.id} ${start}`)) yield { document, start, more: 0 };
}
