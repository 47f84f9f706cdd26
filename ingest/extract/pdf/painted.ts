/**
 * What a page paints, in its order: every letter with its place, and the shapes and pictures that may lie on letters.
 * Read from the operators that pdf.js prepares (`OPS`); text state as in ISO 32000-1, 9.3 and 9.4.
 */

import { type Matrix, matrixOf, placed, product } from "./drawing.js";
import type { Layers, Operators, Viewport } from "./inner.js";
import { readPath, readPicture } from "./painted-shapes.js";
import { layerOff, type Painted, type Walk } from "./painting.js";

const identity: Matrix = [1, 0, 0, 1, 0, 0];
/** More letters than pages have; what comes after them is not looked at. */
const mostLetters = 40_000;

/** Places are those of the viewport, which must be of scale 1. What is on `layers` that are switched off covers nothing. */
export function paintedOn(
  { fnArray, argsArray }: Operators,
  view: Viewport,
  layers: Layers | null = null,
): Painted {
  const everywhere = { left: -1e9, top: -1e9, right: 1e9, bottom: 1e9 };
  const walk: Walk = {
    state: {
      ...{
        matrix: matrixOf(view.transform),
        clip: everywhere,
        alpha: 1,
        strokeAlpha: 1,
        lineWidth: 1,
        dashed: false,
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
    marked: [],
    painted: { letters: [], shapes: [] },
  };
  for (const [index, operator] of fnArray.entries()) {
    walk.order = index;
    const args = (argsArray[index] ?? []) as unknown[];
    if (operator === beginMarked || operator === beginMarkedProps) walk.marked.push(layerOf(args, layers));
    else if (operator === endMarked) walk.marked.pop();
    else readers[operator]?.(walk, args);
  }
  return walk.painted;
}

const beginMarked = 69;
const beginMarkedProps = 70;
const endMarked = 71;

/** The name of the layer that hides what is marked so (ISO 32000-1, 8.11.3.2); null when it is seen. */
function layerOf([tag, group]: unknown[], layers: Layers | null): string | null {
  if (tag !== "OC" || layers === null || layers.isVisible(group)) return null;
  const { id } = (group ?? {}) as { id?: string };
  return (id && layers.getGroup(id)?.name) || "without a name";
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
  2: (walk, [width]) => {
    walk.state = { ...walk.state, lineWidth: Number(width) || 0 };
  },
  6: (walk, [dashes]) => {
    walk.state = { ...walk.state, dashed: ((dashes as unknown[] | undefined)?.length ?? 0) > 0 };
  },
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
    if (key === "CA") walk.state = { ...walk.state, strokeAlpha: Number(value) };
    if (key === "LW") walk.state = { ...walk.state, lineWidth: Number(value) || 0 };
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
  const layer = layerOff(walk);
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
      painted.letters.push({ text: glyph.unicode, x, y, size, order, unseen, white, layer });
    along += width + (state.charSpacing + (glyph.isSpace ? state.wordSpacing : 0)) * state.scale;
  }
  walk.text = product(walk.text, [1, 0, 0, 1, along, 0]);
}
