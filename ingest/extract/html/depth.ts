/** Pages nested without measure take a parser minutes; they are laid flat before it sees them. */

import { withoutElements } from "../comments.js";

/** Real pages nest some tens of elements deep. */
const deepest = 2000;
/** Elements that need no end tag: they do not nest, however many there are. */
const unclosed = new Set(
  "area base br col dd dt embed hr img input li link meta option p param source tbody td tfoot th thead tr track wbr".split(
    " ",
  ),
);
const tagStarts = /<(\/?)([a-z][a-z0-9-]*)/gi;
const tags = /<(\/?)([a-z][a-z0-9-]*)(?:"[^"]*"|'[^']*'|[^'"<>])*>/gi;
const unread = ["script", "style", "template", "noscript"];
const inline = new Set(
  "a abbr b bdi bdo cite code em font i mark q s small span strong sub sup u".split(" "),
);

/** True when the page nests deeper than any page made to be read. */
export function isTooDeep(html: string): boolean {
  let depth = 0;
  for (const [, slash, name = ""] of html.matchAll(tagStarts)) {
    if (unclosed.has(name.toLowerCase())) continue;
    depth = Math.max(0, depth + (slash ? -1 : 1));
    if (depth > deepest) return true;
  }
  return false;
}

/** The words of a page with a break wherever an element of its own line began or ended. */
export function laidFlat(html: string): string {
  const body = withoutElements(html, unread).replace(tags, (_, __, name: string) =>
    inline.has(name.toLowerCase()) ? "" : "<hr>",
  );
  return `<html><body>${body}</body></html>`;
}
