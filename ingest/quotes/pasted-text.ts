/** What somebody pastes, as the text that is meant: markup, the signs of quoted lines and dialogue as quotation marks show them. */
import { parseDocument } from "../extract/html/dom.js";
import { type Edit, type Edited, edited, unedited } from "./edited-text.js";
import { dialogueEdits } from "./pasted-dialogue.js";
import { quotedLineEdits } from "./pasted-lines.js";

const tag = /<(\/?)([a-z][a-z\d]*)\b(?:[^<>"']|"[^"]{0,2000}"|'[^']{0,2000}')*>/iy;
/** Written by nobody who means the signs themselves. */
const closing =
  /<\/(?:p|div|span|a|em|strong|b|i|li|ul|ol|q|blockquote|h[1-6]|article|section|td)\s*>|<br\s*\/?>/i;
const blocks =
  /^(?:p|div|li|ul|ol|h[1-6]|article|section|blockquote|table|tr|td|th|figure|figcaption|header|footer|main|aside|pre|dl|dt|dd|hr|html|body|head|title)$/i;
const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/gi;

/** The text with its places in what was pasted. Linear. */
export function pastedText(pasted: string): Edited {
  const steps: ((text: string) => Edit[])[] = [
    (text) => (closing.test(text) ? markupEdits(text) : []),
    entityEdits,
    quotedLineEdits,
    dialogueEdits,
  ];
  return steps.reduce((so, step) => edited(so, step(so.text)), unedited(pasted));
}

/** Tags go, with comments and what is no text; those of blocks part paragraphs, `q` is quotation marks. */
function markupEdits(text: string): Edit[] {
  const edits: Edit[] = [];
  // What was looked for to the end in vain is not looked for again.
  const missing = new Set<string>();
  const endOf = (what: string, from: number): number | null => {
    if (missing.has(what)) return null;
    const form = new RegExp(what, "gi");
    form.lastIndex = from;
    if (form.exec(text) !== null) return form.lastIndex;
    missing.add(what);
    return null;
  };
  for (let at = text.indexOf("<"); at !== -1; at = text.indexOf("<", at)) {
    const comment = text.startsWith("<!--", at) ? endOf("-->", at) : null;
    tag.lastIndex = at;
    const match = comment === null ? tag.exec(text) : null;
    const [whole = "<", slash, name = ""] = match ?? [];
    const isSilent = slash === "" && /^(?:script|style)$/i.test(name);
    const silent = isSilent ? endOf(`</${name.toLowerCase()}>`, at) : null;
    const end = comment ?? silent ?? at + whole.length;
    if (comment !== null || match !== null)
      edits.push({ start: at, end, by: standsFor(name, slash === "/") });
    at = end;
  }
  return edits;
}

function standsFor(name: string, isEnd: boolean): string {
  if (/^q$/i.test(name)) return isEnd ? "”" : "“";
  if (/^br$/i.test(name)) return "\n";
  return blocks.test(name) ? "\n\n" : "";
}

const decoded = new Map<string, string>();
const mostDecoded = 3_000;

function entityEdits(text: string): Edit[] {
  return [...text.matchAll(entity)].map((match) => {
    const [written] = match;
    let by = decoded.get(written);
    if (by === undefined) {
      by = parseDocument(`<p>${written}</p>`).querySelector("p")?.textContent ?? written;
      // Old names are read without their end too: of `&nothing;`, `&not`.
      if (by.length > 1 && by.endsWith(";")) by = written;
      if (decoded.size < mostDecoded) decoded.set(written, by);
    }
    return { start: match.index, end: match.index + written.length, by };
  });
}
