/** What is known while the operators of a page are read, and what is kept of it: letters and shapes. */
import type { Box } from "./boxes.js";
import type { Matrix } from "./drawing.js";
import type { Viewport } from "./inner.js";

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
  /** The name of the layer that it is on, when that is switched off; else null. */
  layer: string | null;
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

export interface State {
  matrix: Matrix;
  clip: Box;
  alpha: number;
  strokeAlpha: number;
  lineWidth: number;
  dashed: boolean;
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

export interface Walk {
  state: State;
  saved: State[];
  text: Matrix;
  line: Matrix;
  clipNext: boolean;
  order: number;
  view: Viewport;
  /** Marked content that is open: for each, the layer that it switches off. */
  marked: (string | null)[];
  painted: Painted;
}

/** The layer that keeps what is painted now from being seen; null when none does. */
export function layerOff({ marked }: Walk): string | null {
  return marked.findLast((name) => name !== null) ?? null;
}
