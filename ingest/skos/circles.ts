/** Circles in what stands under what. */

/** More of them would not be read. */
const mostCircles = 20;

/**
 * The circles that a walk along `above` meets, each from a node back to itself. Takes time in step with the number of
 * links, however deep they go.
 */
export function circlesIn(above: ReadonlyMap<string, readonly string[]>): string[][] {
  const circles: string[][] = [];
  const finished = new Set<string>();
  for (const start of above.keys()) {
    if (finished.has(start)) continue;
    const way: string[] = [];
    const onWay = new Map<string, number>();
    const open: { node: string; next: number }[] = [];
    const enter = (node: string) => {
      onWay.set(node, way.length);
      way.push(node);
      open.push({ node, next: 0 });
    };
    enter(start);
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const node = above.get(top.node)?.[top.next];
      top.next += 1;
      if (node === undefined) {
        finished.add(top.node);
        onWay.delete(top.node);
        way.pop();
        open.pop();
      } else if (onWay.has(node)) {
        if (circles.length < mostCircles) circles.push([...way.slice(onWay.get(node)), node]);
      } else if (above.has(node) && !finished.has(node)) enter(node);
    }
  }
  return circles;
}
