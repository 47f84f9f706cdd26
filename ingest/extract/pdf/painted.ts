/**
 * What a page paints, in its order: every letter with its place, and the shapes and pictures that may lie on letters.
 * Read from the operators that pdf.js prepares (`OPS`); text state as in ISO 32000-1, 9.3 and 9.4.
 */

import { type Box, boxAround, common, isRectangle, polygonsOf } from "./boxes.js";
import { type Matrix, matrixOf, placed, product } from "./drawing.js";
import type { Operators, Viewport } from "./inner.js";

export interface PaintedLetter {
  text: string;
  /** The middle of the letter. */
  x: number;
  y: number;
  size: number;
  /** Position in the order of painting. */
  order: number;
  /** Text rendering modes 3 and 7: nothing is painted. */
  unseen: boolean;
  white: boolean;
}

export interface PaintedShape extends Box {
  order: number;
  kind: "box" | "picture";
  /** Paints what lies below it over; false where it may let it through. */
  opaque: boolean;
  /** The name of a picture; null for boxes. */
  name: string | null;
}

export interface Painted {
  letters: PaintedLetter[];
  shapes: PaintedShape[];
}

interface State {
  matrix: Matrix;
  clip: Box;
  alpha: number;
  /** Mixed with what is there, not laid over it. */
  blended: boolean;
  patterned: boolean;
  white: boolean;
  font: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
  unseen: boolean;
}

interface Walk {
  state: State;
  saved: State[];
  text: Matrix;
  line: Matrix;
  clipNext: boolean;
  order: number;
  view: Viewport;
  painted: Painted;
}

const identity: Matrix = [1, 0, 0, 1, 0, 0];
/** More letters and shapes than pages have; what comes after them is not looked at. */
const mostLetters = 40_000;
const mostShapes = 2_000;

/** Places are those of the viewport, which must be of scale 1. */
export function paintedOn({ fnArray, argsArray }: Operators, view: Viewport): Painted {
  const everywhere = { left: -1e9, top: -1e9, right: 1e9, bottom: 1e9 };
  const walk: Walk = {
    state: {
      ...{
        matrix: matrixOf(view.transform),
        clip: everywhere,
        alpha: 1,
        blended: false,
        patterned: false,
        white: false,
        font: 0,
      },
      ...{ charSpacing: 0, wordSpacing: 0, scale: 1, leading: 0, rise: 0, unseen: false },
    },
    saved: [],
    text: identity,
    line: identity,
    clipNext: false,
    order: 0,
    view,
    painted: { letters: [], shapes: [] },
  };
  for (const [index, operator] of fnArray.entries()) {
    walk.order = index;
    readers[operator]?.(walk, (argsArray[index] ?? []) as unknown[]);
  }
  return walk.painted;
}

type Reader = (walk: Walk, args: unknown[]) => void;

const save: Reader = (walk) => {
  walk.saved.push(walk.state);
};
const restore: Reader = (walk) => {
  walk.state = walk.saved.pop() ?? walk.state;
};
const set =
  (key: "charSpacing" | "wordSpacing" | "leading" | "rise", by = 1): Reader =>
  (walk, [value]) => {
    walk.state = { ...walk.state, [key]: Number(value) * by || 0 };
  };
const transform: Reader = (walk, args) => {
  walk.state = { ...walk.state, matrix: product(walk.state.matrix, matrixOf(args as number[])) };
};
const moveText = (walk: Walk, x: number, y: number) => {
  walk.line = product(walk.line, [1, 0, 0, 1, x, y]);
  walk.text = walk.line;
};
const patterned: Reader = (walk) => {
  walk.state = { ...walk.state, patterned: true, white: false };
};

const readers: Readonly<Record<number, Reader>> = {
  9: readGraphicsState,
  10: save,
  11: restore,
  12: transform,
  29: (walk) => {
    walk.clipNext = true;
  },
  30: (walk) => {
    walk.clipNext = true;
  },
  31: (walk) => {
    walk.text = identity;
    walk.line = identity;
  },
  33: set("charSpacing"),
  34: set("wordSpacing"),
  35: (walk, [percent]) => {
    walk.state = { ...walk.state, scale: Number(percent) / 100 || 1 };
  },
  36: set("leading", -1),
  37: (walk, [, size]) => {
    walk.state = { ...walk.state, font: Number(size) || 0 };
  },
  38: (walk, [mode]) => {
    walk.state = { ...walk.state, unseen: mode === 3 || mode === 7 };
  },
  39: set("rise"),
  40: (walk, [x, y]) => moveText(walk, Number(x), Number(y)),
  41: (walk, [x, y]) => {
    walk.state = { ...walk.state, leading: Number(y) };
    moveText(walk, Number(x), Number(y));
  },
  42: (walk, args) => {
    const [first] = args;
    walk.line = matrixOf((typeof first === "number" ? args : first) as ArrayLike<number>);
    walk.text = walk.line;
  },
  43: (walk) => moveText(walk, 0, walk.state.leading),
  44: readText,
  55: patterned,
  59: (walk, [colour]) => {
    walk.state = { ...walk.state, patterned: false, white: /^#fff(?:fff)?$/i.test(String(colour)) };
  },
  62: patterned,
  74: (walk, [matrix]) => {
    save(walk, []);
    if (matrix) transform(walk, [...(matrix as number[])]);
  },
  75: restore,
  80: (walk, [, , placing, matrix]) => {
    save(walk, []);
    for (const one of [placing, matrix]) if (one) transform(walk, [...(one as number[])]);
  },
  81: restore,
  85: readPicture,
  86: readPicture,
  91: readPath,
};

function readGraphicsState(walk: Walk, [pairs]: unknown[]): void {
  for (const [key, value] of (Array.isArray(pairs) ? pairs : []) as [string, unknown][]) {
    if (key === "ca") walk.state = { ...walk.state, alpha: Number(value) };
    if (key === "BM") walk.state = { ...walk.state, blended: value !== "source-over" && value !== "Normal" };
    if (key === "SMask") walk.state = { ...walk.state, blended: Boolean(value) };
    if (key === "Font" && Array.isArray(value)) walk.state = { ...walk.state, font: Number(value[1]) || 0 };
  }
}

interface Glyph {
  unicode?: string;
  width?: number;
  isSpace?: boolean;
}

function readText(walk: Walk, [glyphs]: unknown[]): void {
  const { state, painted, order } = walk;
  const full = product(state.matrix, walk.text);
  let along = 0;
  for (const glyph of (glyphs ?? []) as (Glyph | number)[]) {
    if (typeof glyph === "number") {
      along -= (glyph / 1000) * state.font * state.scale;
      continue;
    }
    const width = ((glyph.width ?? 0) / 1000) * state.font * state.scale;
    const [x, y] = placed([along + width / 2, state.rise + state.font * 0.3], full);
    const size = Math.abs(state.font) * Math.hypot(full[2], full[3]);
    const { unseen, white } = state;
    if (painted.letters.length < mostLetters && glyph.unicode)
      painted.letters.push({ text: glyph.unicode, x, y, size, order, unseen, white });
    along += width + (state.charSpacing + (glyph.isSpace ? state.wordSpacing : 0)) * state.scale;
  }
  walk.text = product(walk.text, [1, 0, 0, 1, along, 0]);
}

function readPicture(walk: Walk, [name]: unknown[]): void {
  const corners = [0, 1].flatMap((x) => [0, 1].map((y) => placed([x, y], walk.state.matrix)));
  addShape(walk, boxAround(corners), "picture", typeof name === "string" ? name : null);
}

/** Fills of one or more rectangles; a clip narrows what comes after it. */
function readPath(walk: Walk, [paint, parts, extent]: unknown[]): void {
  if (walk.clipNext && extent) {
    const [left = 0, top = 0, right = 0, bottom = 0] = [...(extent as ArrayLike<number> & Iterable<number>)];
    const corners = [left, right].flatMap((x) => [top, bottom].map((y) => placed([x, y], walk.state.matrix)));
    walk.state = { ...walk.state, clip: common(walk.state.clip, boxAround(corners)) };
  }
  walk.clipNext = false;
  const [path] = (parts ?? []) as unknown[];
  if (Number(paint) < 22 || Number(paint) > 27 || !(path instanceof Float32Array)) return;
  for (const points of polygonsOf(path, walk.state.matrix)) {
    const box = boxAround(points);
    if (isRectangle(points, box)) addShape(walk, box, "box", null);
  }
}

function addShape(walk: Walk, box: Box, kind: PaintedShape["kind"], name: string | null): void {
  const { state, order, painted } = walk;
  const seen = common(box, state.clip);
  const opaque = state.alpha >= 0.95 && !state.blended && !(state.patterned && kind === "box");
  if (seen.right - seen.left < 4 || seen.bottom - seen.top < 4 || painted.shapes.length >= mostShapes) return;
  painted.shapes.push({ ...seen, kind, name, order, opaque });
}
