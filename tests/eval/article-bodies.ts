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
  fields: Record<"title" | "byline" | "date" | "site", { right: number; given: number }>;
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
  };
  for (const name of names) {
    const { text, metadata } = await readPage(join(folder, name), "source.html");
    const expected: Expected = JSON.parse(readFileSync(join(folder, name, "expected-metadata.json"), "utf8"));
    const body = (await readPage(join(folder, name), "expected.html")).text;
    score.body += bagF1(bareWords(body), bareWords(text)) / names.length;
    mark(score.fields.title, expected.title, metadata.title, plain);
    mark(score.fields.byline, expected.byline, metadata.byline, plain);
    mark(score.fields.site, expected.siteName, metadata.site, plain);
    mark(score.fields.date, expected.publishedTime, metadata.published, (date) => date.slice(0, 10));
  }
  return score;
}

function readPage(folder: string, name: string) {
  return extractFile({ path: join(folder, name), name, mediaType: "text/html" });
}

function empty() {
  return { right: 0, given: 0 };
}

function mark(
  field: { right: number; given: number },
  expected: string | null | undefined,
  found: string | null,
  form: (text: string) => string,
): void {
  if (!expected) return;
  field.given += 1;
  if (found !== null && form(found) === form(expected)) field.right += 1;
}

function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}
