/** Rectangles on a page of a PDF: found in paths, around points, common to two. */
import { least, most } from "../../../storage/model/extremes.js";
import { type Matrix, placed } from "./drawing.js";

/** A rectangle along the edges of the page as it is seen; y runs down. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export type Point = readonly [x: number, y: number];

/** The straight-sided parts of a path; those with curves are left out. */
export function polygonsOf(path: Float32Array, matrix: Matrix): Point[][] {
  return linesOf(path, matrix).filter(
    (points) => points.length >= 4 && points.every(([x]) => !Number.isNaN(x)),
  );
}

/** The parts of a path, corner by corner; a curve leads to a point that is not a number. */
export function linesOf(path: Float32Array, matrix: Matrix): Point[][] {
  const polygons: Point[][] = [];
  let open: Point[] | null = null;
  for (let at = 0; at < path.length; ) {
    const part = path[at] as number;
    const point = () => placed([path[at + 1] as number, path[at + 2] as number], matrix);
    if (part === 0) {
      open = [point()];
      polygons.push(open);
      at += 3;
    } else if (part === 1) {
      open?.push(point());
      at += 3;
    } else if (part === 2) {
      open?.push([Number.NaN, Number.NaN]);
      at += 7;
    } else if (part === 3) at += 1;
    else break;
  }
  return polygons;
}

/** True when every corner lies on one of the box around them. */
export function isRectangle(points: readonly Point[], { left, top, right, bottom }: Box): boolean {
  const near = (one: number, other: number) => Math.abs(one - other) < 0.5;
  return points.every(([x, y]) => (near(x, left) || near(x, right)) && (near(y, top) || near(y, bottom)));
}

/** The smallest box that holds the points. */
export function boxAround(points: readonly Point[]): Box {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return { left: least(xs), top: least(ys), right: most(xs), bottom: most(ys) };
}

/** What two boxes share; turned inside out when they share nothing. */
export function common(one: Box, other: Box): Box {
  return {
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  };
}
