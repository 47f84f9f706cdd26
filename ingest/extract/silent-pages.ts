/** What is said of pages whose words are not known. */
import type { PageDraft } from "./assemble.js";

/** A sentence naming the pages that cannot be searched; none when all can. */
export function silentPages(pages: PageDraft[]): string[] {
  const silent = pages.filter((page) => page.method === "none").map((page) => page.number);
  if (silent.length === 0) return [];
  const which = silent.length === pages.length ? "" : ` (${ranges(silent)})`;
  const subject = `${silent.length} of ${pages.length} ${pages.length === 1 ? "page" : "pages"}${which}`;
  return [
    silent.length === 1
      ? `${subject} has no text layer; it is kept but cannot be searched.`
      : `${subject} have no text layer; they are kept but cannot be searched.`,
  ];
}

/** True for such a sentence among a version's warnings: who shows the pages themselves need not say it twice. */
export function isOfSilentPages(warning: string): boolean {
  return / no text layer; (it is|they are) kept but cannot be searched\.$/.test(warning);
}

/** `2–4, 7` */
function ranges(numbers: number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}
