import type { ListedConcept } from "../../storage/catalogue/concept-lists.js";
import type { TagNode } from "../../views/contexts.js";
import { urls } from "../urls.js";
import { counted } from "./words.js";

/** Lines shown at once, and how deep they are set in; what stands deeper has pages of its own to be reached by. */
export const mostLines = 1_000;
const deepest = 8;

/**
 * Concepts as a tree by what stands under what; one that stands under several is shown under each, and one that stands
 * under none of those given is at the top. At most `mostLines`.
 */
export function tagTree(concepts: readonly ListedConcept[], counts: ReadonlyMap<string, number>): TagNode[] {
  const under = new Map<string, ListedConcept[]>();
  const listed = new Set(concepts.map(({ id }) => id));
  for (const concept of concepts)
    for (const broader of concept.broader)
      if (listed.has(broader)) under.set(broader, [...(under.get(broader) ?? []), concept]);
  let lines = 0;
  const node = ({ id, name, disused }: ListedConcept, depth: number): TagNode[] => {
    if (lines >= mostLines) return [];
    lines += 1;
    const documents = counts.get(id) ?? 0;
    return [
      {
        name,
        href: urls.tag(id),
        count: documents === 0 ? null : counted(documents, "document"),
        disused,
        narrower: depth >= deepest ? [] : (under.get(id) ?? []).flatMap((each) => node(each, depth + 1)),
      },
    ];
  };
  return concepts
    .filter(({ broader }) => !broader.some((id) => listed.has(id)))
    .flatMap((concept) => node(concept, 1));
}
