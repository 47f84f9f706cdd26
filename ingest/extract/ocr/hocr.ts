/**
 * What a recognizer saw on an image, from the hOCR it prints (hOCR 1.2: lines with a baseline, words with a box and
 * a confidence). Tesseract prints one line a tag, whichever way it is called, so no HTML parser is needed.
 */

/** A word in its box; pixels from the top left corner of the image. */
export interface SeenWord {
  text: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
  /** 0 to 100: how sure the recognizer is. */
  confidence: number;
}

export interface SeenLine {
  words: SeenWord[];
  left: number;
  right: number;
  /** Rise of the baseline for each pixel to the right, and where it begins at `left`. */
  slope: number;
  baseline: number;
  /** Height of the type, in pixels. */
  size: number;
}

const lineStart = /<span class='ocr_(?:line|header|caption|textfloat)'[^>]* title="([^"]*)"/;
const wordStart = /<span class='ocrx_word'[^>]* title='([^']*)'[^>]*>(.*)<\/span>/;

/** The lines of one image in the recognizer's order; lines without words are left out. */
export function linesOfHocr(hocr: string): SeenLine[] {
  const lines: SeenLine[] = [];
  for (const printed of hocr.split("\n")) {
    const line = lineStart.exec(printed)?.[1];
    if (line !== undefined) lines.push(lineFrom(line));
    const [, word, inner] = wordStart.exec(printed) ?? [];
    if (word !== undefined && inner !== undefined) lines.at(-1)?.words.push(wordFrom(word, inner));
  }
  return lines.filter((line) => line.words.length > 0);
}

function lineFrom(title: string): SeenLine {
  const [left = 0, , right = 0, bottom = 0] = numbers(title, "bbox");
  const [slope = 0, offset = 0] = numbers(title, "baseline");
  const [size = 0] = numbers(title, "x_size");
  return { words: [], left, right, slope, baseline: bottom + offset, size };
}

function wordFrom(title: string, inner: string): SeenWord {
  const [left = 0, top = 0, right = 0, bottom = 0] = numbers(title, "bbox");
  const [confidence = 0] = numbers(title, "x_wconf");
  return { text: unescaped(inner.replace(/<[^>]*>/g, "")), left, top, right, bottom, confidence };
}

/** The numbers behind a property's name, up to the next semicolon. */
function numbers(title: string, name: string): number[] {
  const property = title.split(";").find((one) => one.trim().startsWith(`${name} `));
  return property?.trim().split(/\s+/).slice(1).map(Number) ?? [];
}

const entities: Record<string, string> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&amp;": "&",
};

function unescaped(text: string): string {
  return text.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? entity);
}
