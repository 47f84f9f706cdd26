const controls = /[^\P{Cc}\n\t]/gu;

/** Text fit to be kept and shown: well-formed Unicode, `\n` for every line end, no other control character but the tab. */
export function keptText(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(controls, "").toWellFormed();
}

/** The first `length` UTF-16 code units, or one less where that would cut a character in two. */
export function cutWhole(text: string, length: number): string {
  const cut = text.slice(0, length);
  return cut.length < text.length ? cut.replace(/[\uD800-\uDBFF]$/, "") : cut;
}
