/** The numbers and bullets of OpenDocument lists, which stand in styles and are counted by whoever shows them. */
import { printedNumber } from "../list-numbers.js";
import { childrenOf, descendantsOf, type XmlElement } from "../xml/xml.js";

interface Level {
  bullet: boolean;
  format: string;
  prefix: string;
  suffix: string;
  start: number;
  /** How many levels are printed: 2 gives `1.2`. */
  shown: number;
}

/**
 * Gives the marker of a paragraph, asked once for each in document order: the number of its list item if it opens
 * one, else null. Lists and their items are found beforehand.
 */
export function markerReader(roots: XmlElement[]): (paragraph: XmlElement) => string | null {
  const styles = new Map(
    roots.flatMap((root) =>
      descendantsOf(root, "list-style").map((style) => [
        style.attributes.get("style:name") ?? "",
        levelsOf(style),
      ]),
    ),
  );
  const markers = new Map<XmlElement, string>();
  const counters = new Map<string, number[]>();
  for (const root of roots) numberLists(root, { styles, markers, counters, style: "", depth: 0, counts: [] });
  return (paragraph) => markers.get(paragraph) ?? null;
}

interface Counting {
  styles: Map<string, Map<number, Level>>;
  markers: Map<XmlElement, string>;
  /** Where each style's count was left, for lists that go on with it. */
  counters: Map<string, number[]>;
  style: string;
  depth: number;
  counts: number[];
}

function numberLists(element: XmlElement, at: Counting): void {
  for (const child of childrenOf(element))
    if (child.name === "list") numberList(child, at);
    else numberLists(child, at);
}

function numberList(list: XmlElement, at: Counting): void {
  const style = list.attributes.get("style-name") ?? at.style;
  const depth = at.depth + 1;
  const goesOn = list.attributes.get("continue-numbering") === "true" || list.attributes.has("continue-list");
  const counts = depth > 1 ? at.counts : goesOn ? (at.counters.get(style) ?? []) : [];
  const level = at.styles.get(style)?.get(depth);
  if (!goesOn || counts.length < depth) counts[depth - 1] = (level?.start ?? 1) - 1;
  for (const item of childrenOf(list, "list-item")) {
    const inside = { ...at, style, depth, counts };
    const first = childrenOf(item)[0];
    const opens = first?.name === "p" || first?.name === "h";
    if (opens || first?.name !== "list")
      counts[depth - 1] = Number(item.attributes.get("start-value") ?? (counts[depth - 1] ?? 0) + 1);
    if (first && opens) {
      const marker = markerOf(at.styles.get(style), depth, counts);
      if (marker) at.markers.set(first, marker);
    }
    numberLists(item, inside);
  }
  at.counters.set(style, counts);
}

function markerOf(levels: Map<number, Level> | undefined, depth: number, counts: number[]): string {
  const level = levels?.get(depth);
  if (!level || level.bullet) return "•";
  if (level.format === "") return "";
  const first = Math.max(1, depth - level.shown + 1);
  const numbers = Array.from({ length: depth - first + 1 }, (_, index) =>
    printedNumber(counts[first + index - 1] ?? 1, formatOf(levels?.get(first + index)?.format)),
  );
  return `${level.prefix}${numbers.join(".")}${level.suffix}`.trim();
}

const formats: Record<string, string> = {
  a: "lowerLetter",
  A: "upperLetter",
  i: "lowerRoman",
  I: "upperRoman",
};

function formatOf(format: string | undefined): string {
  return formats[format ?? "1"] ?? "decimal";
}

function levelsOf(style: XmlElement): Map<number, Level> {
  return new Map(
    childrenOf(style).map((level) => {
      const value = (name: string) => level.attributes.get(name);
      return [
        Number(value("level") ?? 1),
        {
          bullet: level.name !== "list-level-style-number",
          format: value("num-format") ?? "",
          prefix: value("num-prefix") ?? "",
          suffix: value("num-suffix") ?? "",
          start: Number(value("start-value") ?? 1),
          shown: Number(value("display-levels") ?? 1),
        },
      ];
    }),
  );
}
