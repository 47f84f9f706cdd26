/** What is said of pages whose words are not known, or not surely. */
import { least, most } from "../../storage/model/extremes.js";
import { hasLowMean, isUnsure } from "../../storage/model/passage.js";
import type { PageDraft } from "./assemble.js";
import type { ScansRead } from "./ocr/read-scans.js";

/** Sentences naming the pages that cannot be searched, and those that were hard to read; none when all is well. */
export function aboutPages(pages: PageDraft[], seen: ScansRead | null): string[] {
  return [
    ...silentPages(pages, seen !== null),
    ...(seen?.warnings ?? []),
    ...unsurePages(pages),
    ...doubtfulPages(pages),
  ];
}

function silentPages(pages: PageDraft[], lookedFor: boolean): string[] {
  const silent = pages.filter((page) => page.method === "none").map((page) => page.number);
  if (silent.length === 0) return [];
  const which = silent.length === pages.length ? "" : ` (${ranges(silent)})`;
  const subject = `${silent.length} of ${pages.length} ${pages.length === 1 ? "page" : "pages"}${which}`;
  const one = silent.length === 1;
  const why = lookedFor
    ? `no text layer, and no words could be read on ${one ? "its image" : "their images"}`
    : "no text layer";
  return [
    `${subject} ${one ? "has" : "have"} ${why}; ${one ? "it is" : "they are"} kept but cannot be searched.`,
  ];
}

/** True for such a sentence among a version's warnings: who shows the pages themselves need not say it twice. */
export function isOfSilentPages(warning: string): boolean {
  return / no text layer(, .*)?; (it is|they are) kept but cannot be searched\.$/.test(warning);
}

function unsurePages(pages: PageDraft[]): string[] {
  const unsure = pages.filter(hasLowMean);
  if (unsure.length === 0) return [];
  const numbers = unsure.map(({ number }) => number);
  const known = unsure.map(({ confidence = 100 }) => confidence);
  const [low, high] = [least(known), most(known)];
  const which = unsure.length === 1 ? `Page ${numbers[0]} was` : `Pages ${ranges(numbers)} were`;
  const sure = low === high ? `${low}` : `${low} to ${high}`;
  return [`${which} read by machine with low confidence (${sure} of 100).`];
}

/** Their mean is high: most words were read well, and many were not. */
function doubtfulPages(pages: PageDraft[]): string[] {
  const doubtful = pages.filter((page) => isUnsure(page) && !hasLowMean(page));
  if (doubtful.length === 0) return [];
  const which = ranges(doubtful.map(({ number }) => number));
  const subject = doubtful.length === 1 ? `Page ${which} was` : `Pages ${which} were`;
  return [`${subject} read by machine, and many words there may have been misread.`];
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
