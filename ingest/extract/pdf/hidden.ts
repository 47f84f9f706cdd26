/**
 * Words of a PDF page that nobody sees on it but that are in it: under boxes and pictures, without colour, white on
 * white, beyond the edge.
 */
import { type Finding, type FindingKind, outsideText } from "../../../storage/model/finding.js";
import type { Box } from "./boxes.js";
import type { InnerPage, Layers, Viewport } from "./inner.js";
import { paintedOn } from "./painted.js";
import type { PaintedLetter, PaintedShape } from "./painting.js";

/** A picture over so much of the page is a scan: the text with it is what was read off it. */
const scanShare = 0.5;
/** Fewer letters and figures are marks and page numbers. */
const leastLetters = 3;
/** A box lets the letters that it only touches be seen. */
const margin = 0.75;

/** Begins the place of words on a layer that is switched off. */
const onLayer = "on the layer “";

/** Whether any words are on layers that are switched off. */
export function hasLayerOff(findings: readonly Finding[]): boolean {
  return findings.some(({ place }) => place.includes(`, ${onLayer}`));
}

/** Findings of one page. Its operators are prepared here when they were not before. */
export async function hiddenOnPage(
  page: InnerPage,
  number: number,
  view: Viewport,
  layers: Layers | null,
): Promise<Finding[]> {
  const painted = paintedOn(await page.getOperatorList(), view, layers);
  const { shapes } = painted;
  const letters = painted.letters.filter(({ layer }) => layer === null);
  const off = painted.letters.filter(({ layer }) => layer !== null);
  const place = `page ${number}`;
  const sheet = view.width * view.height;
  const isScan = shapes.some((shape) => shape.kind === "picture" && areaOf(shape) >= scanShare * sheet);
  const inside = letters.filter((letter) => isOn(letter, view));
  const covered = isScan
    ? []
    : coveredLetters(
        inside,
        shapes.filter((shape) => covers(page, shape)),
      );
  const unseen = isScan ? [] : inside.filter((letter) => letter.unseen);
  const white = isScan
    ? []
    : inside.filter((letter) => letter.white && !letter.unseen && !hasGround(letter, shapes));
  const hidden = new Set([...covered, ...unseen]);
  return [
    ...[...new Set(off.map(({ layer }) => layer))].flatMap((layer) =>
      found(
        "hidden text",
        `${place}, ${onLayer}${layer}”`,
        off.filter((letter) => letter.layer === layer),
      ),
    ),
    ...found("covered text", place, covered),
    ...found("hidden text", place, unseen),
    ...found(
      "hidden text",
      place,
      white.filter((letter) => !hidden.has(letter)),
    ),
    ...found(
      "text outside the page",
      place,
      letters.filter((letter) => !isOn(letter, view)),
    ),
  ];
}

/** Boxes and pictures that surely let nothing through; pictures of four channels may. */
function covers(page: InnerPage, { opaque, kind, name }: PaintedShape): boolean {
  if (!opaque || kind === "box") return opaque;
  const store = name?.startsWith("g_") ? page.commonObjs : page.objs;
  if (name === null || !store?.has(name)) return false;
  return (store.get(name) as { kind?: number }).kind !== rgba;
}
/** pdf.js `ImageKind.RGBA_32BPP`. */
const rgba = 3;

/** Letters that lie below a shape painted after them, unless the same letter is painted on it once more. */
function coveredLetters(letters: readonly PaintedLetter[], shapes: readonly PaintedShape[]): PaintedLetter[] {
  const covered = new Set<PaintedLetter>();
  for (const shape of shapes) {
    const below = letters.filter((letter) => letter.order < shape.order && lies(letter, shape));
    if (below.length === 0) continue;
    const again = letters.filter((letter) => letter.order > shape.order && lies(letter, shape));
    for (const letter of below) if (!again.some((other) => isSame(letter, other))) covered.add(letter);
  }
  return letters.filter((letter) => covered.has(letter) && !letter.unseen);
}

function isSame(one: PaintedLetter, other: PaintedLetter): boolean {
  return one.text === other.text && Math.abs(one.x - other.x) < 2 && Math.abs(one.y - other.y) < 2;
}

/** Something was painted below the letter that its colour may stand out from. */
function hasGround(letter: PaintedLetter, shapes: readonly PaintedShape[]): boolean {
  return shapes.some((shape) => shape.order < letter.order && lies(letter, shape));
}

function lies({ x, y }: PaintedLetter, { left, right, top, bottom }: Box): boolean {
  return x > left + margin && x < right - margin && y > top + margin && y < bottom - margin;
}

function isOn({ x, y }: PaintedLetter, { width, height }: Viewport): boolean {
  return x >= 0 && y >= 0 && x <= width && y <= height;
}

function areaOf({ left, right, top, bottom }: Box): number {
  return Math.max(0, right - left) * Math.max(0, bottom - top);
}

/** Letters next to each other as one finding; single marks are left out. */
function found(kind: FindingKind, place: string, letters: readonly PaintedLetter[]): Finding[] {
  const runs: string[] = [];
  let before: PaintedLetter | null = null;
  for (const letter of letters) {
    const sameLine = before !== null && Math.abs(letter.y - before.y) < letter.size;
    const near = sameLine && before !== null && Math.abs(letter.x - before.x) < 4 * letter.size;
    const gap = before !== null && near && letter.x - before.x > 1.1 * letter.size ? " " : "";
    if (near) runs.push(`${runs.pop()}${gap}${letter.text}`);
    else runs.push(letter.text);
    before = letter;
  }
  return runs
    .filter((words) => (words.match(/[\p{L}\p{N}]/gu) ?? []).length >= leastLetters)
    .map((words) => outsideText(kind, place, words));
}
