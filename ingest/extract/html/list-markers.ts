/** What is printed before an item of a list. */
import { printedNumber } from "../list-numbers.js";
import { type HtmlElement, type HtmlNode, isElement } from "./dom.js";

/** `•`, `3.`, `c.`, or the number of a note in brackets. */
export function markerOf(item: HtmlElement): string {
  const list = item.parentNode;
  const note = /^(?:foot|end)note-(\d+)$/.exec(item.getAttribute("id") ?? "")?.[1];
  if (note) return `[${note}]`;
  if (!list || !isElement(list) || list.nodeName.toUpperCase() !== "OL") return "•";
  const number = numbersIn(list).get(item) ?? 1;
  const style = listStyles[list.getAttribute("type") ?? "1"] ?? "decimal";
  return `${printedNumber(wholeNumber(item.getAttribute("value")) ?? number, style)}.`;
}

const counted = new WeakMap<HtmlElement, Map<HtmlNode, number>>();

/** The number of each item of a list, counted once: counting for each item anew takes the square of their number. */
function numbersIn(list: HtmlElement): Map<HtmlNode, number> {
  const known = counted.get(list);
  if (known) return known;
  const numbers = new Map<HtmlNode, number>();
  let number = wholeNumber(list.getAttribute("start")) ?? 1;
  for (let node = list.firstChild; node; node = node.nextSibling)
    if (node.nodeName.toUpperCase() === "LI") numbers.set(node, number++);
  counted.set(list, numbers);
  return numbers;
}

/** How `<ol type>` names what `printedNumber` prints. */
const listStyles: Record<string, string> = {
  a: "lowerLetter",
  A: "upperLetter",
  i: "lowerRoman",
  I: "upperRoman",
};

function wholeNumber(attribute: string | null): number | null {
  return attribute !== null && /^\s*-?\d{1,9}\s*$/.test(attribute) ? Number(attribute) : null;
}
