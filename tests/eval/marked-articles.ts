/**
 * Invented articles in which a person marked what is quoted: `[[speaker|words]]` for words said, `{{speaker|sentence}}`
 * for what is told, the speaker as printed, none when it is not said. `[[he=Dana Holt|…]]` also says who that is, and
 * `[[he=|…]]` that it cannot be said. What lies in `held-out/` was written before the parser and is never tuned on.
 */
import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { extractFile } from "../../ingest/extract/extractors.js";
import { quotationsIn } from "../../ingest/quotes/quotations-in.js";
import { structure } from "../../ingest/structure/structure.js";
import type { Quotation } from "../../storage/model/facts/article-facts.js";
import type { Span } from "../../storage/model/facts/read.js";
import { projectRoot } from "../project-root.js";

const fixtures = join(projectRoot, "tests", "fixtures", "articles");

/** A marked quotation; a speaker that was not marked is not scored. */
export interface MarkedQuotation extends Span {
  kind: "direct" | "indirect";
  speaker?: string | null;
  person?: string | null;
}

export interface Count {
  right: number;
  marked: number;
  found: number;
}

export interface QuotationScore {
  articles: number;
  direct: Count;
  indirect: Count;
  /** Of the direct quotations found rightly: who says it, where that was marked. */
  speakers: { right: number; given: number };
  /** Where the person was marked; `wrong` counts another person named, not none. */
  persons: { right: number; given: number; wrong: number };
  failures: string[];
}

/** A score of nothing yet. */
export function emptyQuotationScore(): QuotationScore {
  const none = () => ({ right: 0, marked: 0, found: 0 });
  return {
    articles: 0,
    direct: none(),
    indirect: none(),
    speakers: { right: 0, given: 0 },
    persons: { right: 0, given: 0, wrong: 0 },
    failures: [],
  };
}

/** Scores every article of a folder of the fixtures. */
export async function scoreMarkedArticles(half: "tuned" | "held-out"): Promise<QuotationScore> {
  const score = emptyQuotationScore();
  for await (const { name, text, quotations, marked } of markedArticles(half))
    scoreQuotations(score, `${half}/${name}`, text, quotations, marked);
  return score;
}

/** The same articles as they are pasted: their text alone, and the direct quotations only. */
export async function scorePastedArticles(half: "tuned" | "held-out"): Promise<Count> {
  const count = { right: 0, marked: 0, found: 0 };
  for await (const { text, marked } of markedArticles(half)) {
    const given = new Set(marked.filter(({ kind }) => kind === "direct").map((one) => edges(text, one)));
    const found = quotationsIn(text).map((one) => edges(text, one));
    count.marked += given.size;
    count.found += found.length;
    count.right += found.filter((one) => given.has(one)).length;
  }
  return count;
}

async function* markedArticles(half: "tuned" | "held-out") {
  const scratch = await mkdtemp(join(tmpdir(), "ibid-articles-"));
  try {
    for (const name of readdirSync(join(fixtures, half)).toSorted()) {
      const { plain, marks } = unmarked(readFileSync(join(fixtures, half, name), "utf8"));
      const path = join(scratch, name);
      await writeFile(path, plain);
      const { text, quotations } = await quotationsOf(path, name);
      yield { name, text, quotations, marked: placed(text, marks, name) };
    }
  } finally {
    await rm(scratch, { recursive: true });
  }
}

/** What the parser makes of a file as an article. */
export async function quotationsOf(path: string, name: string) {
  const mediaType = name.endsWith(".html") ? "text/html" : "text/plain";
  const extraction = await extractFile({ path, name, mediaType });
  const { facts } = structure(extraction, { kind: "article", name, mediaType });
  return { text: extraction.text, quotations: facts.article?.quotations ?? [] };
}

interface Mark {
  kind: "direct" | "indirect";
  speaker: string | null;
  person?: string | null;
  words: string;
}

const markForm =
  /(?:\[\[(?<said>[^|\]]*)\|(?<words>.*?)\]\])|(?:\{\{(?<teller>[^|}]*)\|(?<sentence>.*?)\}\})/gsu;

function unmarked(marked: string): { plain: string; marks: Mark[] } {
  const marks: Mark[] = [];
  const plain = marked.replace(markForm, (...match) => {
    const groups = match.at(-1) as Record<string, string | undefined>;
    const words = groups.words ?? groups.sentence ?? "";
    const [speaker = "", person] = (groups.said ?? groups.teller ?? "").split("=");
    marks.push({
      kind: groups.words === undefined ? "indirect" : "direct",
      speaker: speaker || null,
      ...(person !== undefined && { person: person || null }),
      words,
    });
    return words;
  });
  return { plain, marks };
}

function placed(text: string, marks: readonly Mark[], name: string): MarkedQuotation[] {
  let at = 0;
  return marks.map(({ words, ...mark }) => {
    const start = text.indexOf(words, at);
    if (start < 0) throw new Error(`${name}: marked words are not in its text: ${words}`);
    at = start + words.length;
    return { ...mark, start, end: at };
  });
}

/** Compares quotations with marks: a span is right when both ends are, to the letter or digit. */
export function scoreQuotations(
  score: QuotationScore,
  place: string,
  text: string,
  quotations: readonly Quotation[],
  marked: readonly MarkedQuotation[],
): void {
  score.articles += 1;
  for (const kind of ["direct", "indirect"] as const) {
    const given = new Map(marked.filter((one) => one.kind === kind).map((one) => [edges(text, one), one]));
    const found = new Map(
      quotations.filter((one) => one.kind === kind).map((one) => [edges(text, one), one]),
    );
    const count = score[kind];
    count.marked += given.size;
    count.found += found.size;
    for (const [key, one] of given) {
      const there = found.get(key);
      if (!there) score.failures.push(`${place}: ${kind}: not found: ${excerpt(text, one)}`);
      else {
        count.right += 1;
        if (kind === "direct") compareSpeaker(score, `${place}: ${excerpt(text, one)}`, one, there);
      }
    }
    for (const [key, one] of found)
      if (!given.has(key))
        score.failures.push(`${place}: ${kind}: not marked: ${excerpt(text, one)} <${one.speaker?.value}>`);
  }
}

function compareSpeaker(
  score: QuotationScore,
  place: string,
  marked: MarkedQuotation,
  found: Quotation,
): void {
  if (marked.speaker !== undefined) {
    score.speakers.given += 1;
    const names = [found.speaker?.value, found.person?.value].flatMap((name) => (name ? [bare(name)] : []));
    const wanted = [marked.speaker, marked.person].flatMap((name) => (name ? [bare(name)] : []));
    if (
      wanted.length === 0
        ? names.length === 0
        : names.some((name) => wanted.some((want) => isSame(name, want)))
    )
      score.speakers.right += 1;
    else score.failures.push(`${place}: said by <${marked.speaker}>, found <${found.speaker?.value}>`);
  }
  if (marked.person !== undefined) {
    score.persons.given += 1;
    const [name, want] = [found.person && bare(found.person.value), marked.person && bare(marked.person)];
    if (name && want ? isSame(name, want) : name === want) score.persons.right += 1;
    else {
      if (name) score.persons.wrong += 1;
      score.failures.push(`${place}: is <${marked.person}>, found <${found.person?.value}>`);
    }
  }
}

/** One may have a title that the other lacks. */
function isSame(one: string, other: string): boolean {
  return one === other || ` ${one}`.endsWith(` ${other}`) || ` ${other}`.endsWith(` ${one}`);
}

function bare(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(?:the|an?)\s/, "")
    .replace(/[’']/g, "'")
    .trim();
}

function edges(text: string, { start, end }: Span): string {
  let [from, to] = [start, end];
  while (from < to && !/[\p{L}\p{N}]/u.test(text.charAt(from))) from += 1;
  while (to > from && !/[\p{L}\p{N}]/u.test(text.charAt(to - 1))) to -= 1;
  return `${from}-${to}`;
}

function excerpt(text: string, { start, end }: Span): string {
  const words = text.slice(start, end).replace(/\s+/g, " ");
  return words.length <= 60 ? `“${words}”` : `“${words.slice(0, 40)} … ${words.slice(-16)}”`;
}

/** F1 of a count; 1 when there was nothing to find and nothing was found. */
export function f1Of({ right, marked, found }: Count): number {
  return marked + found === 0 ? 1 : (2 * right) / (marked + found);
}
