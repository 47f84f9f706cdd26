/** The numbers and bullets of Word's lists (ECMA-376 part 1, 17.9), counted as Word counts them. */
import { printedNumber } from "../list-numbers.js";
import { childOf, childrenOf, type XmlElement } from "../xml/xml.js";

interface Level {
  format: string;
  /** `%1.%2` prints the numbers of the first two levels. */
  text: string;
  start: number;
  /** Numbers of all levels are printed as decimals. */
  legal: boolean;
  /** The paragraph style that numbers itself at this level. */
  style: string | null;
}

interface List {
  abstract: string;
  levels: Level[];
  /** Levels that this list begins anew. */
  overrides: Map<number, number>;
}

export interface Numbering {
  /** The marker of the next paragraph of a list; null when the list prints none. Asked in document order. */
  next(list: string, level: number): string | null;
  /** The level at which a list numbers paragraphs of a style. */
  levelOfStyle(list: string, style: string): number;
}

const mostLevels = 9;

/** Counts the lists that a document's numbering part defines. */
export function readNumbering(root: XmlElement | undefined): Numbering {
  const lists = root ? listsOf(root) : new Map<string, List>();
  const counts = new Map<string, number[]>();
  const begun = new Set<string>();
  return {
    levelOfStyle: (id, style) =>
      Math.max(0, lists.get(id)?.levels.findIndex((level) => level.style === style) ?? 0),
    next(id, level) {
      const list = lists.get(id);
      const shape = list?.levels[level];
      if (!list || !shape) return null;
      const numbers = counts.get(list.abstract) ?? [];
      counts.set(list.abstract, numbers);
      if (!begun.has(id))
        for (const [overridden, start] of list.overrides) {
          numbers[overridden] = start - 1;
          if (overridden < level) numbers[overridden] = start;
        }
      begun.add(id);
      numbers[level] = (numbers[level] ?? shape.start - 1) + 1;
      numbers.length = level + 1;
      return markerOf(list, shape, numbers);
    },
  };
}

function markerOf(list: List, shape: Level, numbers: number[]): string | null {
  if (shape.format === "bullet") return "•";
  if (shape.format === "none" && !/%/.test(shape.text)) return shape.text.trim() || null;
  const marker = shape.text.replace(/%(\d)/g, (_, digit: string) => {
    const at = Number(digit) - 1;
    const level = list.levels[at];
    if (!level || level.format === "none") return "";
    return printedNumber(numbers[at] ?? level.start, shape.legal ? "decimal" : level.format);
  });
  return marker.trim() || null;
}

function listsOf(root: XmlElement): Map<string, List> {
  const abstracts = new Map(childrenOf(root, "abstractNum").map((one) => [value(one, "abstractNumId"), one]));
  const byStyle = new Map(childrenOf(root, "abstractNum").map((one) => [settingOf(one, "styleLink"), one]));
  return new Map(
    childrenOf(root, "num").map((num) => {
      const named = abstracts.get(settingOf(num, "abstractNumId") ?? "");
      const link = named && settingOf(named, "numStyleLink");
      const abstract = (link && byStyle.get(link)) || named;
      return [value(num, "numId"), listOf(num, abstract)];
    }),
  );
}

function listOf(num: XmlElement, abstract: XmlElement | undefined): List {
  const levels: Level[] = [];
  for (const level of abstract ? childrenOf(abstract, "lvl") : []) {
    const at = Number(value(level, "ilvl"));
    if (at < mostLevels) levels[at] = levelOf(level);
  }
  const overrides = new Map<number, number>();
  for (const override of childrenOf(num, "lvlOverride")) {
    const at = Number(value(override, "ilvl"));
    const own = childOf(override, "lvl");
    if (own && at < mostLevels) levels[at] = levelOf(own);
    const start = settingOf(override, "startOverride");
    if (start !== undefined) overrides.set(at, Number(start));
  }
  return { abstract: abstract ? value(abstract, "abstractNumId") : "", levels, overrides };
}

function levelOf(level: XmlElement): Level {
  const legal = childOf(level, "isLgl");
  return {
    format: settingOf(level, "numFmt") ?? "decimal",
    text: settingOf(level, "lvlText") ?? "",
    start: Number(settingOf(level, "start") ?? 0),
    legal: legal !== undefined && !/^(?:0|false|off)$/.test(legal.attributes.get("val") ?? "1"),
    style: settingOf(level, "pStyle") ?? null,
  };
}

function value(element: XmlElement, name: string): string {
  return element.attributes.get(name) ?? "";
}

function settingOf(element: XmlElement, name: string): string | undefined {
  return childOf(element, name)?.attributes.get("val");
}
