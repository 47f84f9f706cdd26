/** Article pages beside the text and metadata their collectors expect (Readability's own test pages). */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { extractFile } from "../../ingest/extract/extractors.js";
import { sharedFolder } from "../project-root.js";
import { bagF1, bareWords } from "./word-bags.js";

const folder = join(sharedFolder, "corpus", "05_articles_readability");

export interface ArticleScore {
  pages: number;
  /** Mean word-bag F1 of the body. */
  body: number;
  /** Share right, of those given. */
  fields: Record<"title" | "byline" | "date" | "site", Mark>;
  failures: string[];
}

/** How many of the given are right. */
export interface Mark {
  right: number;
  given: number;
}

interface Expected {
  title?: string | null;
  byline?: string | null;
  siteName?: string | null;
  publishedTime?: string | null;
}

/** Reads every page and compares; a date is right to the day. */
export async function scoreArticles(): Promise<ArticleScore> {
  const names = readdirSync(folder).sort();
  const score: ArticleScore = {
    pages: names.length,
    body: 0,
    fields: { title: empty(), byline: empty(), date: empty(), site: empty() },
    failures: [],
  };
  for (const name of names) {
    const { text, metadata } = await readPage(join(folder, name), "source.html");
    const expected: Expected = JSON.parse(readFileSync(join(folder, name, "expected-metadata.json"), "utf8"));
    const body = (await readPage(join(folder, name), "expected.html")).text;
    const f1 = bagF1(bareWords(body), bareWords(text));
    score.body += f1 / names.length;
    if (f1 < 0.96) score.failures.push(`${name}, body: F1 ${f1.toFixed(3)}`);
    const field = (
      key: keyof ArticleScore["fields"],
      wanted: string | null | undefined,
      found: string | null,
    ) => {
      const form = key === "date" ? (date: string) => date.slice(0, 10) : plain;
      if (!mark(score.fields[key], wanted, found, form))
        score.failures.push(`${name}, ${key}: ${found}, expected ${wanted}`);
    };
    field("title", expected.title, metadata.title);
    field("byline", expected.byline, metadata.byline);
    field("site", expected.siteName, metadata.site);
    field("date", expected.publishedTime, metadata.published);
  }
  return score;
}

function readPage(folder: string, name: string) {
  return extractFile({ path: join(folder, name), name, mediaType: "text/html" });
}

export function empty(): Mark {
  return { right: 0, given: 0 };
}

/** Counts a field where it is given; false when it is wrong. */
export function mark(
  field: Mark,
  expected: string | null | undefined,
  found: string | null,
  form: (text: string) => string,
): boolean {
  if (!expected) return true;
  field.given += 1;
  const right = found !== null && form(found) === form(expected);
  if (right) field.right += 1;
  return right;
}

/** Words without regard to case, white space or the forms of letters. */
export function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}
