/**
 * The words of a page laid unseen over its image, each where it is printed, so that they can be selected there and
 * marked. Which of them are words of the version's text is told by the archive; the others are only there to be copied.
 */

interface WordTold {
  text: string;
  /** Left, top, width and height, in ten-thousandths of the page. */
  box: readonly [number, number, number, number];
  start: number | null;
  end: number | null;
}

export interface ChosenWords {
  start: number;
  end: number;
  first: string;
  last: string;
  /** What holds the image, to show an offer in. */
  beside: Element;
}

const layerClass = "image-words";
/** Letters take up this share of the height of their box. */
const typeShare = 0.8;
const percent = 100;
const measuring = document.createElement("canvas").getContext("2d");

/**
 * Lays the words over the image in `sheet`, which has the shape of the page; `address` is where they are told. Does
 * nothing when they are there already or cannot be had: the page can still be looked at.
 */
export async function layWords(sheet: HTMLElement, address: string, signal?: AbortSignal): Promise<void> {
  if (sheet.querySelector(`.${layerClass}`)) return;
  const words = await wordsAt(address, signal);
  if (words === null || signal?.aborted || sheet.querySelector(`.${layerClass}`)) return;
  const layer = document.createElement("div");
  layer.className = layerClass;
  // The same words can be read beside it: here they are for the hand that points at them.
  layer.setAttribute("aria-hidden", "true");
  const shape = sheet.clientWidth / Math.max(sheet.clientHeight, 1);
  layer.append(...inReadingOrder(words).map((word) => placed(word, shape)));
  sheet.append(layer);
  markWords(layer);
}

async function wordsAt(address: string, signal?: AbortSignal): Promise<WordTold[] | null> {
  try {
    const answer = await fetch(address, {
      headers: { accept: "application/json" },
      credentials: "same-origin",
      ...(signal && { signal }),
    });
    return answer.ok ? ((await answer.json()) as { words: WordTold[] }).words : null;
  } catch {
    return null;
  }
}

/** Words of the text in its order; each of the others behind the one before it in the file. */
function inReadingOrder(words: readonly WordTold[]): WordTold[] {
  let last = 0;
  return words
    .map((word) => {
      last = word.start ?? last;
      return { word, at: last };
    })
    .sort((one, other) => one.at - other.at)
    .map(({ word }) => word);
}

function placed({ text, box, start, end }: WordTold, shape: number): HTMLElement {
  const span = document.createElement("span");
  span.textContent = `${text} `;
  const [left, top, width, height] = box.map((part) => part / percent) as [number, number, number, number];
  span.style.left = `${left}%`;
  span.style.top = `${top}%`;
  span.style.height = `${height}%`;
  const size = height * typeShare;
  span.style.fontSize = `${size}cqh`;
  span.style.lineHeight = `${height}cqh`;
  if (measuring) {
    measuring.font = "100px sans-serif";
    const drawn = (measuring.measureText(text).width / percent) * size;
    if (drawn > 0) span.style.transform = `scaleX(${(width * shape) / drawn})`;
  }
  if (start !== null && end !== null) {
    span.dataset.from = String(start);
    span.dataset.to = String(end);
  }
  return span;
}

/** What of a selection lies on the image of a page; null when nothing does that stands in the text. */
export function wordsChosen(range: Range): ChosenWords | null {
  const around = range.commonAncestorContainer;
  const element = around instanceof Element ? around : around.parentElement;
  const layer = element?.closest(`.${layerClass}`);
  if (!layer) return null;
  const chosen = [...layer.querySelectorAll<HTMLElement>("[data-from]")].filter((word) =>
    touches(range, word),
  );
  const [first, last] = [chosen[0], chosen.at(-1)];
  if (!first || !last) return null;
  return {
    start: Math.min(...chosen.map((word) => Number(word.dataset.from))),
    end: Math.max(...chosen.map((word) => Number(word.dataset.to))),
    first: first.textContent?.trim() ?? "",
    last: last.textContent?.trim() ?? "",
    beside: layer.closest(".sheet-offer") ?? layer.parentElement ?? layer,
  };
}

/** True when letters of the word are chosen, not only the space behind it. */
function touches(range: Range, word: HTMLElement): boolean {
  const text = word.firstChild;
  if (!(text instanceof Text)) return false;
  const own = document.createRange();
  own.setStart(text, 0);
  own.setEnd(text, Math.max(text.length - 1, 0));
  return (
    range.compareBoundaryPoints(Range.END_TO_START, own) < 0 &&
    range.compareBoundaryPoints(Range.START_TO_END, own) > 0
  );
}

/** Marks on the image what is marked in the text beside it. */
export function markWords(layer: Element): void {
  const spans = markedSpans();
  for (const word of layer.querySelectorAll<HTMLElement>("[data-from]")) {
    const [from, to] = [Number(word.dataset.from), Number(word.dataset.to)];
    const mark = spans.find(({ start, end }) => start < to && end > from);
    word.className = mark ? `marked ${mark.name}` : "";
  }
}

/** Marks again all words that are laid over images now. */
export function markAgain(): void {
  for (const layer of document.querySelectorAll(`.${layerClass}`)) markWords(layer);
}

function markedSpans(): { start: number; end: number; name: string }[] {
  return [...document.querySelectorAll<HTMLElement>("[data-start] mark")].flatMap((mark) => {
    const words = mark.closest<HTMLElement>("[data-start]");
    if (!words) return [];
    const before = document.createRange();
    before.selectNodeContents(words);
    before.setEndBefore(mark);
    const start = Number(words.dataset.start) + before.toString().length;
    return [{ start, end: start + (mark.textContent?.length ?? 0), name: mark.className }];
  });
}
