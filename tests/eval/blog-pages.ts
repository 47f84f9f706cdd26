/** Blog and news pages beside what an annotator says must be in their text, must not be, and who wrote them when. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { extractFile } from "../../ingest/extract/extractors.js";
import { sharedFolder } from "../project-root.js";
import { empty, type Mark, mark, plain } from "./article-bodies.js";

const folder = join(sharedFolder, "corpus", "05_articles_trafilatura_cc");

export interface BlogScore {
  pages: number;
  /** Phrases of the body, of readers' comments, of the rest of the page: how many are there, are not, are not. */
  parts: Record<"with" | "without" | "comments", Mark>;
  fields: Record<"title" | "author" | "date" | "site", Mark>;
  /** Fields found where the truth gives none. */
  surplus: number;
  failures: string[];
}

interface Truth {
  file: string;
  title: string;
  author: string;
  date: string;
  sitename?: string;
  with: string[];
  without: string[];
  comments: string[];
}

/** Reads every page; phrases are compared without regard to white space. */
export async function scoreBlogs(): Promise<BlogScore> {
  const truths = Object.entries(
    JSON.parse(readFileSync(join(folder, "truth.json"), "utf8")) as Record<string, Truth>,
  );
  const score: BlogScore = {
    pages: truths.length,
    parts: { with: empty(), without: empty(), comments: empty() },
    fields: { title: empty(), author: empty(), date: empty(), site: empty() },
    surplus: 0,
    failures: [],
  };
  for (const [, truth] of truths) {
    const path = join(folder, truth.file);
    const { text, metadata } = await extractFile({ path, name: truth.file, mediaType: "text/html" });
    const squeezed = squeeze(text);
    const count = (part: keyof BlogScore["parts"], phrases: string[], wanted: boolean) => {
      for (const phrase of phrases) {
        const right = squeezed.includes(squeeze(phrase)) === wanted;
        score.parts[part].given += 1;
        score.parts[part].right += right ? 1 : 0;
        if (!right) score.failures.push(`${truth.file}, ${part}: ${phrase}`);
      }
    };
    count("with", truth.with, true);
    count("without", truth.without, false);
    count("comments", truth.comments ?? [], false);
    const field = (name: keyof BlogScore["fields"], expected: string | undefined, found: string | null) => {
      if (!expected && found !== null && name !== "site") {
        score.surplus += 1;
        score.failures.push(`${truth.file}, ${name}: ${found}, where none is given`);
      }
      if (!mark(score.fields[name], expected, found, plain))
        score.failures.push(`${truth.file}, ${name}: ${found}, expected ${expected}`);
    };
    field("title", truth.title, metadata.title);
    field("author", truth.author, metadata.byline);
    field("date", truth.date, metadata.published);
    field("site", truth.sitename, metadata.site);
  }
  return score;
}

function squeeze(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, "");
}
