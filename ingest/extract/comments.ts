/**
 * Taking out what stands between two marks, in one pass: a pattern would look from every first mark to the end of the
 * text for a second that is not there.
 */

/** The text without its `<!-- … -->`; a comment without an end is none. */
export function withoutComments(text: string): string {
  const kept: string[] = [];
  let at = 0;
  for (let start = text.indexOf("<!--"); start >= 0; start = text.indexOf("<!--", at)) {
    const end = text.indexOf("-->", start + 4);
    if (end < 0) break;
    kept.push(text.slice(at, start));
    at = end + 3;
  }
  return [...kept, text.slice(at)].join("");
}

/** HTML without elements of these names and what is in them; one without an end tag is left. */
export function withoutElements(html: string, names: readonly string[]): string {
  const open = new Set(names);
  const starts = new RegExp(`<(${names.join("|")})\\b`, "gi");
  const kept: string[] = [];
  let at = 0;
  for (let start = starts.exec(html); start; start = starts.exec(html)) {
    const name = start[1]?.toLowerCase() ?? "";
    if (!open.has(name)) continue;
    const ends = new RegExp(`</${name}\\s*>`, "gi");
    ends.lastIndex = starts.lastIndex;
    if (!ends.exec(html)) open.delete(name);
    else {
      kept.push(html.slice(at, start.index));
      at = starts.lastIndex = ends.lastIndex;
    }
  }
  return [...kept, html.slice(at)].join("");
}
