/** What a document's type says: which size is running text, how far its lines are apart, how its headings rank. */
import type { Line } from "./pdf-lines.js";
import { commonest } from "./pdf-page.js";

export interface Typography {
  /** Size of running text. */
  body: number;
  /** Usual distance between the baselines of a paragraph in this size. */
  leading(size: number): number;
  /** 1 to 6, by size, then weight. */
  level(line: Line): number;
}

export function typography(lines: Line[]): Typography {
  const body = commonest(lines.map((line) => [half(line.size), line.text.length])) ?? 10;
  const leadings = leadingsOf(lines);
  const sizes = [
    ...new Set(lines.filter((line) => line.size > 1.12 * body).map((line) => Math.round(line.size))),
  ];
  sizes.sort((a, b) => b - a);
  return {
    body,
    leading: (size) => leadings.get(half(size)) ?? size * 1.3,
    level(line) {
      const rank = sizes.indexOf(Math.round(line.size));
      return Math.min((rank === -1 ? sizes.length : rank) + 1, 6);
    },
  };
}

function half(size: number): number {
  return Math.round(size * 2) / 2;
}

/** For each size the commonest distance between two full lines, one below the other. */
function leadingsOf(lines: Line[]): Map<number, number> {
  const steps = new Map<number, [number, number][]>();
  for (const [index, line] of lines.entries()) {
    const above = lines[index - 1];
    const step = above ? line.y - above.y : 0;
    if (!above || above.column !== line.column || half(above.size) !== half(line.size)) continue;
    if (step <= 0.5 * line.size || step > 3.5 * line.size) continue;
    const size = half(line.size);
    steps.set(size, [...(steps.get(size) ?? []), [half(step), above.text.length > 30 ? 3 : 1]]);
  }
  return new Map([...steps].map(([size, all]) => [size, commonest(all) ?? size * 1.3]));
}
