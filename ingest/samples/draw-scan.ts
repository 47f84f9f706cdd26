/**
 * Draws a typewritten letter as a scanner would have seen it: uneven ink, letters a little off their line,
 * a sheet laid not quite straight, paper that is nowhere quite one shade. Chance comes from a seed, so the same
 * letter gives the same pixels.
 *
 * The text is drawn line for line as it stands. A line `---` begins a new sheet, a line `~` is where the
 * writer has signed.
 */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { createCanvas, GlobalFonts, type SKRSContext2D } from "@napi-rs/canvas";

/** A4 at 200 dots an inch: enough for OCR, small enough for a sample. */
const width = 1654;
const height = 2339;
const letterWidth = 20.4;
const lineHeight = 41;
const left = 210;
const top = 260;
const jpegQuality = 42;
const family = "Ibid Typewriter";

/** Draws each sheet of `text` as a JPEG. */
export async function drawScan(text: string, seed: number): Promise<Uint8Array[]> {
  await registerFont();
  const chance = randomFrom(seed);
  return text
    .trimEnd()
    .split(/\n---\n/)
    .map((sheet) => drawSheet(sheet, chance));
}

/** The font comes with the project; a machine may have none of its own. */
async function registerFont(): Promise<void> {
  if (GlobalFonts.has(family)) return;
  const file = import.meta.resolve("@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff2");
  GlobalFonts.register(await readFile(fileURLToPath(file)), family);
}

function drawSheet(sheet: string, chance: () => number): Uint8Array {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  context.fillStyle = "#f3efe4";
  context.fillRect(0, 0, width, height);
  context.translate(width / 2, height / 2);
  context.rotate(((chance() - 0.5) * 0.9 * Math.PI) / 180 + 0.006);
  context.translate(-width / 2, -height / 2);
  drawFold(context, height / 3);
  drawFold(context, (height * 2) / 3);
  for (const [index, line] of sheet.split("\n").entries()) {
    const y = top + index * lineHeight;
    if (line === "~") drawSignature(context, left + 10, y);
    else typeLine(context, line, y, chance);
  }
  context.resetTransform();
  agePaper(context, chance);
  return new Uint8Array(canvas.toBuffer("image/jpeg", jpegQuality));
}

function typeLine(context: SKRSContext2D, line: string, y: number, chance: () => number): void {
  context.font = `34px "${family}"`;
  for (const [column, letter] of [...line].entries()) {
    const x = left + column * letterWidth + (chance() - 0.5) * 1.4;
    const ink = 0.7 + chance() * 0.28;
    context.fillStyle = `rgba(28, 26, 34, ${ink.toFixed(3)})`;
    context.fillText(letter, x, y + (chance() - 0.5) * 2.2);
    if (chance() < 0.3) context.fillText(letter, x + 0.9, y);
  }
}

/** Where the sheet was folded to go into its envelope. */
function drawFold(context: SKRSContext2D, y: number): void {
  context.fillStyle = "rgba(120, 110, 90, 0.16)";
  context.fillRect(0, y, width, 3);
  context.fillStyle = "rgba(255, 255, 255, 0.5)";
  context.fillRect(0, y + 3, width, 3);
}

function drawSignature(context: SKRSContext2D, x: number, y: number): void {
  context.strokeStyle = "rgba(32, 44, 110, 0.85)";
  context.lineWidth = 3.2;
  context.lineCap = "round";
  context.beginPath();
  context.moveTo(x, y + 14);
  context.bezierCurveTo(x + 10, y - 60, x + 44, y - 58, x + 26, y + 16);
  context.bezierCurveTo(x + 50, y - 30, x + 62, y - 26, x + 60, y + 8);
  context.bezierCurveTo(x + 76, y - 84, x + 96, y - 60, x + 84, y + 12);
  context.bezierCurveTo(x + 106, y - 24, x + 118, y - 4, x + 122, y + 10);
  context.moveTo(x + 210, y - 34);
  context.bezierCurveTo(x + 160, y - 56, x + 150, y + 26, x + 214, y + 8);
  context.bezierCurveTo(x + 236, y - 22, x + 252, y + 4, x + 238, y + 10);
  context.bezierCurveTo(x + 262, y - 76, x + 284, y - 60, x + 262, y + 12);
  context.bezierCurveTo(x + 300, y - 22, x + 316, y + 16, x + 344, y + 2);
  context.bezierCurveTo(x + 380, y - 14, x + 420, y + 10, x + 470, y - 8);
  context.stroke();
}

/** Darkens towards one edge, as under a lid that does not quite close, and adds grain. */
function agePaper(context: SKRSContext2D, chance: () => number): void {
  const image = context.getImageData(0, 0, width, height);
  const pixels = image.data;
  for (let at = 0; at < pixels.length; at += 4) {
    const x = (at / 4) % width;
    const shade = 1 - 0.1 * (1 - Math.min(1, x / 90)) - 0.03 * (at / pixels.length);
    const speck = chance() < 0.00004 ? -110 : 0;
    const grain = (chance() - 0.5) * 9 + speck;
    for (let channel = 0; channel < 3; channel += 1)
      pixels[at + channel] = (pixels[at + channel] ?? 0) * shade + grain;
  }
  context.putImageData(image, 0, 0);
}

/** Xorshift with 32 bits of state (Marsaglia, 2003): numbers in [0, 1). The seed must not be 0. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
}
