/** References printed by the styles of the Citation Style Language, in `styles/`. The one place that speaks to citeproc. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type CSL from "citeproc";
import type { Cited } from "./cited.js";
import { type CslItem, pagesOf } from "./csl-item.js";
import { type Run, upright } from "./runs.js";

export const styles = {
  oscola: "oscola",
  harvard: "harvard-cite-them-right",
  "chicago-note": "chicago-fullnote-bibliography",
  "chicago-author-date": "chicago-author-date",
  mla: "modern-language-association",
  apa: "apa",
} as const;
export type Style = keyof typeof styles;

const folder = fileURLToPath(new URL("../../../server/cited/styles/", import.meta.url));
/** Characters that stand for italics, and for what citeproc would take for mark-up; they are taken out of what comes in. */
const [begin, end, less] = ["\uE000", "\uE001", "\uE002"];

interface Printer {
  engine: CSL.Printer;
  /** The item asked for next. */
  item: object;
}

/** Making an engine takes 10 to 300 ms, using it one: they are kept. */
const printers = new Map<Style, Printer>();

/** The entry of a list of references. */
export function listed(style: Style, item: CslItem): Run[] {
  const { engine } = loaded(style, item);
  const entries = engine.makeBibliography();
  return runsOf(entries ? (entries[1][0] ?? "") : "");
}

/** A note, or what stands in brackets in the text: for the words cited, with their place. */
export function noted(style: Style, item: CslItem, cited: Cited): Run[] {
  const { engine } = loaded(style, item);
  return runsOf(engine.makeCitationCluster([{ id: item.id, ...pinpoint(style, cited) }]));
}

/** Where in the document: a question before a page. Styles know no questions, and would print `p. Q12`. */
function pinpoint(style: Style, cited: Cited): { locator?: string; label?: string; suffix?: string } {
  const { question = null, clause = null, time = null } = cited.words?.place ?? {};
  const words = question !== null ? `Q${question}` : null;
  const printsPage = style === "harvard" || style === "apa";
  if (words !== null) return printsPage ? { suffix: `, ${words}` } : { locator: words, label: "page" };
  const pages = pagesOf(cited);
  if (pages !== null) return { locator: pages, label: "page" };
  const other = clause ?? (time === null ? null : `at ${time.replace(/\.\d+$/, "")}`);
  if (other === null) return {};
  return printsPage ? { suffix: `, ${other}` } : { locator: other, label: "page" };
}

function loaded(style: Style, item: CslItem): Printer {
  let printer = printers.get(style);
  if (!printer) {
    printer = newPrinter(style);
    printers.set(style, printer);
  }
  printer.item = safe(item) as object;
  // What the engine remembers of the last item would make the next one an “ibid”.
  printer.engine.updateItems([]);
  printer.engine.updateItems([item.id]);
  return printer;
}

function newPrinter(style: Style): Printer {
  const printer: { item: object; engine: CSL.Printer | null } = { item: {}, engine: null };
  const system = {
    retrieveLocale: (language: string) => read(`locales-${language === "en-US" ? "en-US" : "en-GB"}.xml`),
    retrieveItem: () => printer.item,
  };
  printer.engine = new (citeproc().Engine)(system, read(`${styles[style]}.csl`));
  printer.engine.setOutputFormat("runs");
  return printer as Printer;
}

/** The library, loaded for the first reference: a server that prints none starts without it. */
function citeproc(): typeof CSL {
  const library: typeof CSL = createRequire(import.meta.url)("citeproc");
  // Plain text with marks around italics.
  library.Output.Formats.runs ??= {
    ...library.Output.Formats.text,
    "@font-style/italic": `${begin}%%STRING%%${end}`,
  };
  return library;
}

function read(name: string): string {
  return readFileSync(folder + name, "utf8");
}

/** The item with nothing in it that citeproc would read as mark-up. */
function safe(value: unknown): unknown {
  if (typeof value === "string") return value.replace(/[\uE000-\uE002]/g, "").replaceAll("<", less);
  if (Array.isArray(value)) return value.map(safe);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, safe(each)]));
}

/** What citeproc printed, without the line break at its end. */
function runsOf(printed: string): Run[] {
  const words = printed.replaceAll(less, "<").trim();
  return words
    .split(/(\uE000[^\uE001]*\uE001)/)
    .filter((part) => part !== "")
    .map((part) => (part.startsWith(begin) ? { text: part.slice(1, -1), italic: true } : upright(part)))
    .map(({ text, italic }) => ({ text: text.replace(/[\uE000\uE001]/g, ""), italic }));
}
