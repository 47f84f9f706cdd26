/** Shapes and pictures as a page paints them: boxes that may lie on letters. */
import { type Box, boxAround, common, isRectangle, linesOf, polygonsOf } from "./boxes.js";
import { placed } from "./drawing.js";
import { layerOff, type PaintedShape, type Walk } from "./painting.js";

/** More shapes than pages have; what comes after them is not looked at. */
const mostShapes = 2_000;
/** In points; what is thinner hides no letter. */
const leastThickness = 4;

export function readPicture(walk: Walk, [name]: unknown[]): void {
  const corners = [0, 1].flatMap((x) => [0, 1].map((y) => placed([x, y], walk.state.matrix)));
  addShape(walk, boxAround(corners), "picture", typeof name === "string" ? name : null);
}

/** Fills of one or more rectangles, and lines as thick as one; a clip narrows what comes after it. */
export function readPath(walk: Walk, [paint, parts, extent]: unknown[]): void {
  if (walk.clipNext && extent) {
    const [left = 0, top = 0, right = 0, bottom = 0] = [...(extent as ArrayLike<number> & Iterable<number>)];
    const corners = [left, right].flatMap((x) => [top, bottom].map((y) => placed([x, y], walk.state.matrix)));
    walk.state = { ...walk.state, clip: common(walk.state.clip, boxAround(corners)) };
  }
  walk.clipNext = false;
  const [path] = (parts ?? []) as unknown[];
  if (!(path instanceof Float32Array)) return;
  if (paint === 20 || paint === 21) readStroke(walk, path);
  if (Number(paint) < 22 || Number(paint) > 27) return;
  for (const points of polygonsOf(path, walk.state.matrix)) {
    const box = boxAround(points);
    if (isRectangle(points, box)) addShape(walk, box, "box", null);
  }
}

/** Straight lines along the edges of the page, each as the box that its thickness makes of it. */
function readStroke(walk: Walk, path: Float32Array): void {
  const { matrix, lineWidth, strokeAlpha, dashed } = walk.state;
  const half = (lineWidth * Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))) / 2;
  if (dashed || 2 * half < leastThickness) return;
  for (const points of linesOf(path, matrix))
    for (const [index, to] of points.entries()) {
      const { left, top, right, bottom } = boxAround([points[index - 1] ?? to, to]);
      const [across, down] = [bottom - top < 0.5, right - left < 0.5];
      // Lines set askew and curves, which have no numbers, are neither.
      if (across === down) continue;
      const box = across
        ? { left, right, top: top - half, bottom: bottom + half }
        : { left: left - half, right: right + half, top, bottom };
      addShape(walk, box, "box", null, strokeAlpha);
    }
}

function addShape(
  walk: Walk,
  box: Box,
  kind: PaintedShape["kind"],
  name: string | null,
  alpha = walk.state.alpha,
): void {
  const { state, order, painted } = walk;
  if (layerOff(walk) !== null) return;
  const seen = common(box, state.clip);
  const opaque = alpha >= 0.95 && !state.blended && !(state.patterned && kind === "box");
  if (
    seen.right - seen.left < leastThickness ||
    seen.bottom - seen.top < leastThickness ||
    painted.shapes.length >= mostShapes
  )
    return;
  painted.shapes.push({ ...seen, kind, name, order, opaque });
}
