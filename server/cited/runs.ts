/** Printed references as stretches of words: one making for plain text, HTML, Markdown and Word. */

export interface Run {
  text: string;
  italic: boolean;
}

export const upright = (text: string): Run => ({ text, italic: false });
export const italic = (text: string): Run => ({ text, italic: true });

/** Joins what is there with `between`; parts that are null or empty leave nothing behind. */
export function joined(parts: readonly (Run | readonly Run[] | string | null)[], between = " "): Run[] {
  const known = parts
    .map((part) => (typeof part === "string" ? [upright(part)] : part === null ? [] : [part].flat()))
    .map((runs) => runs.filter(({ text }) => text !== ""))
    .filter((runs) => runs.length > 0);
  return known.flatMap((runs, index) => (index === 0 ? runs : [upright(between), ...runs]));
}

export function plainText(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join("");
}

/** HTML, everything escaped; titles in `<i>`. */
export function htmlOf(runs: readonly Run[]): string {
  return runs.map(({ text, italic }) => (italic ? `<i>${escapeHtml(text)}</i>` : escapeHtml(text))).join("");
}

export function markdownOf(runs: readonly Run[]): string {
  return runs
    .map(({ text, italic }) => (italic ? `*${escapeMarkdown(text)}*` : escapeMarkdown(text)))
    .join("");
}

export function escapeHtml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/**
 * CommonMark lets a backslash stand before any ASCII punctuation that would otherwise mean something. What means
 * something only at the start of a line (`#`, `1.`, `-`, `+`, `=`) is escaped there.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>#|~&!]/g, "\\$&")
    .replace(/^(\s*)([-+=])/gm, "$1\\$2")
    .replace(/^(\s*\d{1,9})([.)])/gm, "$1\\$2");
}

/** What `escapeHtml` wrote, as it was. */
export function unescapeHtml(html: string): string {
  return html
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&");
}
