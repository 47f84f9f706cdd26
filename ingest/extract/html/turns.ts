/**
 * Who speaks, as a page marks it. The sites of parliaments and of those who publish their debates set every turn apart
 * and name its speaker in an element with a class of its own: `speaker`, `attributed-to`, `memberName`.
 */
import { isBesides, isNavigation, isNeverText } from "./besides.js";
import { htmlBlocks } from "./blocks.js";
import { type HtmlDocument, type HtmlElement, type HtmlNode, isElement } from "./dom.js";

/** What the page says of the words in an element. */
export interface MarkedTurn {
  speaker: string;
  /** `HH:MM`, where the page gives one for the turn. */
  time: string | null;
}

const speakerName =
  /(?:^|[\s_-])(?:speaker|speakers?-?name|attributed-?to|contributor|contributor-?name|contribution-+name|member-?name|talker|orateur|intervenant|redner)(?=$|[\s_-])/i;
const innerName = /(?:^|[\s_-])name(?=$|[\s_-])/i;
/** In UTF-16 code units. A label is a name with an office, a place and a party. */
const longestLabel = 200;
/** Fewest turns that make a conversation. */
const leastTurns = 4;
const headings = "h1, h2, h3, h4, h5, h6";

/**
 * The elements that hold words of a turn. Null when the page holds no conversation: fewer than four turns, or nobody who
 * speaks twice, as on pages that present the speakers of a conference.
 */
export function markedTurns(document: HtmlDocument): ReadonlyMap<HtmlNode, MarkedTurn> | null {
  const labels = labelsIn(document);
  if (labels.length < leastTurns) return null;
  const within = countsAbove(labels);
  const turns = new Map<HtmlNode, MarkedTurn>();
  const names: string[] = [];
  for (const label of labels) {
    const speaker = nameIn(label);
    if (speaker === null) continue;
    const held = heldBy(label, within);
    if (held.length === 0) continue;
    names.push(speaker);
    const time = timeIn(held);
    for (const node of held) turns.set(node, { speaker, time });
  }
  const speakers = new Set(names.map((name) => name.replace(/\s*\(.*$/, ""))).size;
  return names.length >= leastTurns && speakers > 1 && speakers < names.length ? turns : null;
}

/** True for what stands on such a page besides the record: its menus, and short boxes without a turn or a heading. */
export function isBesidesTurns(turns: ReadonlyMap<HtmlNode, MarkedTurn>): (element: HtmlElement) => boolean {
  const above = countsAbove([...turns.keys()]);
  return (element) => {
    if (isNavigation(element) || isNeverText(element)) return true;
    if (!isBesides(element) || above.has(element) || turns.has(element)) return false;
    return textOf(element).length <= longestLabel && element.querySelector(headings) === null;
  };
}

/** The outermost elements that are called a speaker's, and are short enough to be one's name. */
function labelsIn(document: HtmlDocument): HtmlElement[] {
  const labels = new Set<HtmlNode>();
  for (const element of document.querySelectorAll("[class]")) {
    const names = (element.getAttribute("class") ?? "").replace(/(\p{Ll})(\p{Lu})/gu, "$1-$2");
    if (!speakerName.test(names) || isNavigation(element)) continue;
    const words = textOf(element);
    if (words === "" || words.length > longestLabel || element.querySelector("p, li, blockquote") !== null)
      continue;
    if (!ancestorsOf(element).some((node) => labels.has(node))) labels.add(element);
  }
  return [...labels].filter(isElement);
}

function ancestorsOf(node: HtmlNode): HtmlNode[] {
  const ancestors: HtmlNode[] = [];
  for (let above = node.parentNode; above; above = above.parentNode) ancestors.push(above);
  return ancestors;
}

/** How many of the nodes each element above them holds. */
function countsAbove(nodes: readonly HtmlNode[]): Map<HtmlNode, number> {
  const counts = new Map<HtmlNode, number>();
  for (const node of nodes)
    for (const above of [node, ...ancestorsOf(node)]) counts.set(above, (counts.get(above) ?? 0) + 1);
  return counts;
}

/** The largest element with this label and no other; where that is the label alone, it and what follows it. */
function heldBy(label: HtmlElement, within: ReadonlyMap<HtmlNode, number>): HtmlNode[] {
  let node: HtmlElement = label;
  for (let above = node.parentNode; above && isElement(above); above = node.parentNode) {
    if (/^(?:BODY|MAIN|HTML)$/i.test(above.nodeName) || within.get(above) !== 1) break;
    if ([...above.querySelectorAll(headings)].some((heading) => isApart(heading, label))) break;
    node = above;
  }
  if (textOf(node).replace(timeForm, "").length > textOf(label).length) return [node];
  const followers: HtmlNode[] = [];
  for (let next = node.nextSibling; next; next = next.nextSibling) {
    if (within.has(next) || /^H[1-6]$/i.test(next.nodeName)) break;
    if (isElement(next) && textOf(next) !== "") followers.push(next);
  }
  return followers.length > 0 ? [node, ...followers] : [];
}

/** True for a heading that neither holds the label nor stands in it. */
function isApart(heading: HtmlElement, label: HtmlElement): boolean {
  return heading !== label && !ancestorsOf(heading).includes(label) && !ancestorsOf(label).includes(heading);
}

const timeForm = /\b(\d{1,2})[.:](\d{2})(?::\d{2})?\s*([ap])?\.?(?:m\b\.?)?/i;

/** The name as printed, less a time of day; null when it is none. */
function nameIn(label: HtmlElement): string | null {
  const inner = [...label.querySelectorAll("[class]")].find((element) =>
    innerName.test(element.getAttribute("class") ?? ""),
  );
  const words = textOf(inner ?? label)
    .replace(new RegExp(`${timeForm.source}.*$`, "i"), "")
    .replace(/[\s:,–—-]+$/, "");
  return /\p{Lu}/u.test(words) && !/[.!?]$/.test(words) ? words : null;
}

function timeIn(held: readonly HtmlNode[]): string | null {
  for (const node of held.filter(isElement)) {
    const named = [...node.querySelectorAll("time, [class]")].find((element) =>
      /(?:^|[\s_-])time(?:stamp)?(?=$|[\s_-])|^$/i.test(element.getAttribute("class") ?? ""),
    );
    const [, hours, minutes, half] = timeForm.exec(named ? textOf(named) : "") ?? [];
    if (hours === undefined || minutes === undefined) continue;
    const hour = (Number(hours) % (half ? 12 : 24)) + (half?.toLowerCase() === "p" ? 12 : 0);
    return `${String(hour).padStart(2, "0")}:${minutes}`;
  }
  return null;
}

function textOf(element: HtmlElement): string {
  return htmlBlocks(element)
    .map(({ pieces }) => pieces.map(({ text }) => text).join(""))
    .join(" ")
    .replace(/\s+/g, " ")
    .trim();
}
