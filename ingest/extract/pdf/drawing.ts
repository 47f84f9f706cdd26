/** What is drawn on a page besides its text: images, rules, outlines. Read from the operators that pdf.js prepares. */
import { least, most } from "../../../storage/model/extremes.js";
import type { Operators, Viewport } from "./inner.js";

/** Operators of pdf.js (`OPS`). */
const ops = {
  save: 10,
  restore: 11,
  transform: 12,
  setTextRenderingMode: 38,
  showText: 44,
  formBegin: 74,
  formEnd: 75,
  firstImage: 83,
  lastImage: 90,
  constructPath: 91,
} as const;
/** Those that put something on the page: paths, text, shadings, images. */
const painting = new Set([
  20, 21, 22, 23, 24, 25, 26, 27, 44, 45, 46, 47, 62, 63, 66, 83, 84, 85, 86, 87, 88, 89,
]);
const strokes = new Set([20, 21, 24, 25, 26, 27]);
const fills = new Set([22, 23, 24, 25, 26, 27]);
/** Parts of a path as pdf.js packs them (`DrawOPS`), each followed by so many numbers. */
const moveTo = 0;
const lineTo = 1;
const curveTo = 2;
const numbersOf: Record<number, number> = { [moveTo]: 2, [lineTo]: 2, [curveTo]: 6, 3: 0 };
/** Filled shapes thinner than this are rules, in points. */
const thin = 3;
/** Shorter ones belong to letters, signs and ticks. */
const leastRule = 6;
const mostRules = 20_000;
/** Rules may reach over the page's edge by so much. */
const near = 2;

/** A straight rule along the page's edges, from one end to the other; y runs down. */
export interface Rule {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

export interface PageDrawing {
  /** Something is painted that could be seen. */
  paints: boolean;
  /** Share of the page that images cover, at most 1; those that lie on one another count twice. */
  imageShare: number;
  /** Dots that images bring to the page; one that is drawn again brings no more. */
  dots: number;
  /** Curves of outlines, as letters have them that are drawn instead of set. */
  curves: number;
  /** Some text is set so that it is not seen, as the text layer of a scan is (ISO 32000-1, 9.3.6, modes 3 and 7). */
  unseenText: boolean;
  rules: Rule[];
}

export type Matrix = readonly [number, number, number, number, number, number];

interface State {
  matrix: Matrix;
  unseen: boolean;
}

/** Places are those of the viewport, which must be of scale 1. */
export function drawingOf({ fnArray, argsArray }: Operators, view: Viewport): PageDrawing {
  const drawing: PageDrawing = {
    paints: false,
    imageShare: 0,
    dots: 0,
    curves: 0,
    unseenText: false,
    rules: [],
  };
  const sheet = view.width * view.height;
  let state: State = { matrix: matrixOf(view.transform), unseen: false };
  const saved: State[] = [];
  const images = new Set<unknown>();
  for (const [index, operator] of fnArray.entries()) {
    const args = (argsArray[index] ?? []) as unknown[];
    if (painting.has(operator)) drawing.paints = true;
    if (operator === ops.save || operator === ops.formBegin) saved.push(state);
    if (operator === ops.restore || operator === ops.formEnd) state = saved.pop() ?? state;
    else if (operator === ops.transform) state = { ...state, matrix: product(state.matrix, matrixOf(args)) };
    else if (operator === ops.formBegin && args[0])
      state = { ...state, matrix: product(state.matrix, matrixOf(args[0] as ArrayLike<number>)) };
    else if (operator === ops.setTextRenderingMode)
      state = { ...state, unseen: args[0] === 3 || args[0] === 7 };
    else if (operator === ops.showText) drawing.unseenText ||= state.unseen;
    else if (operator >= ops.firstImage && operator <= ops.lastImage) {
      if (!images.has(args[0])) drawing.dots += dotsOf(args);
      images.add(args[0]);
      drawing.imageShare += Math.abs(determinant(state.matrix)) / sheet;
    } else if (operator === ops.constructPath) readPath(args, state.matrix, drawing);
  }
  drawing.imageShare = Math.min(1, drawing.imageShare);
  drawing.rules = drawing.rules.filter(
    ({ x1, y1, x2, y2 }) => x1 > -near && y1 > -near && x2 < view.width + near && y2 < view.height + near,
  );
  return drawing;
}

/** Most images are named, then come their width and height; others bring themselves. */
function dotsOf([image, width, height]: unknown[]): number {
  const own = (image ?? {}) as { width?: number; height?: number };
  return Number(width ?? own.width ?? 0) * Number(height ?? own.height ?? 0) || 0;
}

function readPath(
  [operator, [path] = [null]]: unknown[] & { 1?: unknown[] },
  matrix: Matrix,
  drawing: PageDrawing,
): void {
  const paint = operator as number;
  if (!(path instanceof Float32Array) || !painting.has(paint)) return;
  drawing.paints = true;
  const { shapes, curves } = shapesOf(path, matrix);
  drawing.curves += curves;
  if (drawing.rules.length > mostRules) return;
  for (const shape of shapes)
    for (const one of rulesOf(shape, strokes.has(paint), fills.has(paint))) drawing.rules.push(one);
}

type Point = readonly [x: number, y: number];

/** The straight-sided shapes of a path, as points on the page; shapes with curves are only counted. */
function shapesOf(path: Float32Array, matrix: Matrix): { shapes: Point[][]; curves: number } {
  const shapes: Point[][] = [];
  let curves = 0;
  for (let at = 0; at < path.length; ) {
    const part = path[at] as number;
    const count = numbersOf[part];
    if (count === undefined) break;
    const last: Point = [path[at + count - 1] as number, path[at + count] as number];
    if (part === moveTo) shapes.push([placed(last, matrix)]);
    else if (part === lineTo) shapes.at(-1)?.push(placed(last, matrix));
    else if (part === curveTo) {
      curves += 1;
      shapes.push([placed(last, matrix)]);
    } else if (shapes.at(-1)?.[0]) shapes.at(-1)?.push(shapes.at(-1)?.[0] as Point);
    at += count + 1;
  }
  return { shapes, curves };
}

function rulesOf(shape: Point[], stroked: boolean, filled: boolean): Rule[] {
  const xs = shape.map(([x]) => x);
  const ys = shape.map(([, y]) => y);
  const [left, right, top, bottom] = [least(xs), most(xs), least(ys), most(ys)];
  const [width, height] = [right - left, bottom - top];
  if (Math.max(width, height) < leastRule || shape.length > 12) return [];
  if (filled && Math.min(width, height) < thin) {
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    return width > height ? [{ x1: left, y1: y, x2: right, y2: y }] : [{ x1: x, y1: top, x2: x, y2: bottom }];
  }
  if (!stroked && !filled) return [];
  const closed = filled ? [...shape, shape[0] as Point] : shape;
  return closed.slice(1).flatMap(([x, y], index) => {
    const [fromX, fromY] = closed[index] as Point;
    const straight = Math.abs(x - fromX) < 0.5 || Math.abs(y - fromY) < 0.5;
    const length = Math.abs(x - fromX) + Math.abs(y - fromY);
    if (!straight || length < leastRule) return [];
    return [
      { x1: Math.min(x, fromX), y1: Math.min(y, fromY), x2: Math.max(x, fromX), y2: Math.max(y, fromY) },
    ];
  });
}

export function matrixOf(values: ArrayLike<unknown>): Matrix {
  return [0, 1, 2, 3, 4, 5].map((index) => Number(values[index]) || 0) as unknown as Matrix;
}

export function product([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

export function placed([x, y]: Point, [a, b, c, d, e, f]: Matrix): Point {
  return [a * x + c * y + e, b * x + d * y + f];
}

function determinant([a, b, c, d]: Matrix): number {
  return a * d - b * c;
}
