/** The frame in which another page shows a citation's card. */
import { escapeHtml } from "./runs.js";

const usualWidth = 600;
/** Lines of a card besides the words, characters in a line of them at the usual width, and the height of a line in pixels. */
const otherLines = 6;
const lineLength = 52;
const lineHeight = 30;

/** A size that holds the words, no wider and no higher than asked; in pixels. */
export function embedSize(
  words: string,
  maxWidth = usualWidth,
  maxHeight = 1_200,
): { width: number; height: number } {
  const width = Math.min(usualWidth, maxWidth);
  const perLine = Math.max(10, Math.floor((lineLength * width) / usualWidth));
  const lines = words.split("\n").reduce((sum, line) => sum + 1 + Math.floor(line.length / perLine), 0);
  return { width, height: Math.min((lines + otherLines) * lineHeight, maxHeight) };
}

/** HTML to be pasted. The frame may open links, and nothing else. */
export function embedCode(
  card: string,
  title: string,
  { width, height }: { width: number; height: number },
): string {
  return (
    `<iframe src="${escapeHtml(card)}" title="Citation: ${escapeHtml(title)}" width="${width}" height="${height}" ` +
    `sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer" loading="lazy" style="border:0;max-width:100%"></iframe>`
  );
}
