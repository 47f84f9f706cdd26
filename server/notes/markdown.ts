/** Notes as Markdown: the words, the note, and the way back. */
import { fullAddress, type Site } from "../site.js";
import { urls } from "../urls.js";
import type { PlacedNote } from "./annotations.js";

export function notesMarkdown(site: Site, notes: readonly PlacedNote[]): string {
  return ["# Notes", ...notes.map((each) => oneNote(site, each))].join("\n\n").concat("\n");
}

function oneNote(site: Site, { note, place }: PlacedNote): string {
  const address = fullAddress(site, urls.passage(note.document, note.version, note.start));
  const title = place.state === "open" ? place.document.title.replace(/([\\[\]*_`<])/g, "\\$1") : null;
  const words = note.exact.split("\n").map((line) => `> ${line}`.trimEnd());
  return [
    title === null ? "## A document that is not open" : `## [${title}](${address})`,
    ...(place.state === "open" ? [words.join("\n")] : []),
    note.text,
    `${note.shared === 1 ? "Shared" : "Private"}, ${note.changed_at.slice(0, 10)}`,
  ].join("\n\n");
}
