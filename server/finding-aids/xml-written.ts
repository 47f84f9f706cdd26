/** XML written from plain values: every text is escaped, and what XML cannot hold is left out. */

/** Element content: texts, and elements made by `element`. */
export class Xml {
  constructor(readonly markup: string) {}
}

/** An element; empty content and null are left away, so that optional parts can be written in place. */
export function element(
  name: string,
  attributes: Record<string, string | null>,
  ...content: (Xml | string | null)[]
): Xml {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === null ? [] : [` ${key}="${escaped(value)}"`],
  );
  const inside = content.map((part) => (part instanceof Xml ? part.markup : escaped(part ?? ""))).join("");
  return new Xml(
    inside === "" ? `<${name}${written.join("")}/>` : `<${name}${written.join("")}>${inside}</${name}>`,
  );
}

/** The element, or nothing when there is no text for it. */
export function textElement(name: string, text: string | null | undefined): Xml | null {
  return text ? element(name, {}, text) : null;
}

export function xmlFile(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.markup}\n`;
}

function escaped(text: string): string {
  // XML 1.0 has no place for control characters, lone surrogates and the last two code points.
  const plain = text.toWellFormed().replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "");
  return plain
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
