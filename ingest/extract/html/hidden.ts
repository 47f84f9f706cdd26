/**
 * Words of a page that its readers do not see: elements switched off where they stand, and comments in its source. Menus
 * that open, banners and what programs write into pages are of no interest.
 */
import { type Finding, outsideText } from "../../../storage/model/finding.js";
import { contactsIn } from "../../inspect/contacts.js";
import type { Draft } from "../assemble.js";
import { cleanText } from "../clean-text.js";
import { withoutComments } from "../comments.js";
import { isBesides, standsBesides } from "./besides.js";
import { htmlBlocks, isSilent, isSwitchedOff } from "./blocks.js";
import { commentType, type HtmlElement, type HtmlNode, isElement, textType } from "./dom.js";

/** Shorter ones are marks and labels. */
const leastLetters = 3;
/** Words enough for a place of the article's own. */
const leastBeside = 20;
/** Longer comments are looked at so far. */
const longestComment = 5_000;

/** Conditional comments, licences, and what programs and makers of templates leave for each other. */
const ofProgram =
  /^\s*(?:\[(?:if|end)|<!|#|\/?(?:wp|ko|ngIf|esi|more|page)\b|CDATA)|copyright|©|\blicen[sc]ed?\b|\b(?:archived on|cached?|caching|css|divs?|doctype|dom|drupal|generated|google|html5?|https?|ie ?\d|internet explorer|javascript|joomla|jquery|js|media quer|meta|optimi[sz]ed|php|plugins?|powered by|queries|rdf|rendered|scripts?|seo|shim|sidebar|spans?|start editing|tags?|template|theme|typo3|viewport|widget|wordpress|xhtml|xmlns)\b|[{}]|=\s*["'\d]|;\s*$|\w\(\)|\/\/|comments are (?:open|closed)|kommentare sind/im;

/** What is hidden on the page whose text are these drafts; `mail` when all of it is the letter itself. */
export function hiddenOnWebPage(body: HtmlElement, drafts: readonly Draft[], mail = false): Finding[] {
  const text = squeezed(drafts.flatMap(({ pieces }) => pieces.map((piece) => piece.text)).join(""));
  const found: Finding[] = [];
  const elsewhere: string[] = [];
  for (const node of unread(body)) {
    const comment = !isElement(node);
    const words = comment ? commentWords(node) : wordsOf(node);
    if (letters(words) < leastLetters || text.includes(squeezed(words))) continue;
    if (comment) {
      if (tells(words)) found.push(outsideText("comment", "the source of the page", words));
    } else if (mail || isBesideText(node, text)) found.push(outsideText("hidden text", "the page", words));
    else if (!isAside(node) && tells(words)) elsewhere.push(words);
  }
  if (elsewhere.length > 0)
    found.push(outsideText("hidden text", "beside the article", [...new Set(elsewhere)].join(" | ")));
  return found;
}

/** Comments, and elements that are switched off, in the order of the page; none inside another. */
function* unread(root: HtmlElement): Generator<HtmlNode> {
  let node: HtmlNode | null = root;
  while (node) {
    const off = node !== root && isElement(node) && isSwitchedOff(node) && !isSilent(node);
    if (off || node.nodeType === commentType) yield node;
    const inside: boolean = !off && !(isElement(node) && isSilent(node));
    if (inside && node.firstChild) {
      node = node.firstChild;
      continue;
    }
    while (node && node !== root && !node.nextSibling) node = node.parentNode;
    node = node === root || node === null ? null : node.nextSibling;
  }
}

function commentWords(node: HtmlNode): string {
  const source = (node.textContent ?? "").slice(0, longestComment);
  const words = withoutComments(source.replace(/<[^<>]{0,500}>/g, " ")).replace(/&nbsp;|&emsp;/g, " ");
  return ofProgram.test(words) ? "" : cleanText(words);
}

function wordsOf(element: HtmlElement): string {
  const words: string[] = [];
  for (let node = element.firstChild; node; node = node.nextSibling)
    if (node.nodeType === textType) words.push(node.textContent ?? "");
    else if (isElement(node))
      for (const { pieces } of htmlBlocks(node)) words.push(" ", ...pieces.map(({ text }) => text));
  return cleanText(words.join(" "));
}

/** Words of the text stand on the same level as the element: it was taken out of the article. */
function isBesideText(element: HtmlElement, text: string): boolean {
  if (isAside(element)) return false;
  for (let node = element.parentNode?.firstChild ?? null; node; node = node.nextSibling) {
    if (
      node === element ||
      !(node.nodeType === textType || /^(?:P|H[1-6]|UL|OL|BLOCKQUOTE)$/i.test(node.nodeName))
    )
      continue;
    const words = squeezed(node.textContent ?? "");
    if (words.length >= leastBeside && text.includes(words.slice(0, 200))) return true;
  }
  return false;
}

/** Menus, forms and boxes, by their names. */
function isAside(element: HtmlElement): boolean {
  if (isBesides(element) || standsBesides(element) || element.querySelector("form, input, select, nav"))
    return true;
  for (let node: HtmlNode | null = element; node && isElement(node); node = node.parentNode)
    if (/^(?:FORM|NAV|ASIDE|FOOTER|HEADER|DIALOG|LABEL)$/i.test(node.nodeName)) return true;
  return false;
}

/** Somebody is named by address or number, or something is said in a sentence. */
function tells(words: string): boolean {
  return contactsIn(words).length > 0 || /\p{Lu}[^.!?]{20,}\p{Ll}[.!?](?=\s|["”»)]|$)/u.test(words);
}

function letters(words: string): number {
  return words.match(/\p{L}/gu)?.length ?? 0;
}

function squeezed(words: string): string {
  return words.replace(/\s+/g, "");
}
