import type { CollectedWords } from "./collected.js";

/** What a reader of the words has to know of what became of them; null when they stand as they were cited. */
export function standingSentence({ standing, withdrawal }: CollectedWords): string | null {
  if (withdrawal !== null) return `The document was withdrawn: ${withdrawal}`;
  if (standing.state === "changed")
    return `The newest version (${standing.version}) of the document has other words here.`;
  if (standing.state === "gone")
    return `These words do not stand in the newest version (${standing.version}) of the document.`;
  if (standing.state === "unknown")
    return `There is a newer version (${standing.version}) of the document, whose text is not known yet.`;
  return null;
}
