/**
 * Figures and mentions of other documents beside those that a person listed under invented articles, before they were
 * first read: `= figures: £640,000; 41`, the number with its unit as printed, and `= references: motion|Lennport City
 * Council|2024-02`, what it is, whose and of when, `-` where that is not said.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { structure } from "../../ingest/structure/structure.js";
import { projectRoot } from "../project-root.js";
import type { Count } from "./marked-articles.js";
import { readBytes } from "./set-in-type.js";

const file = join(projectRoot, "tests", "fixtures", "articles", "figures-and-references.txt");

export interface FigureScore {
  articles: number;
  figures: Count;
  references: Count;
  failures: string[];
}

/** Scores the articles of `path`. */
export async function scoreFigures(path = file): Promise<FigureScore> {
  const none = () => ({ right: 0, marked: 0, found: 0 });
  const score: FigureScore = { articles: 0, figures: none(), references: none(), failures: [] };
  for (const source of readFileSync(path, "utf8")
    .split(/^@@@\n/m)
    .slice(1)) {
    const listed = (name: string) =>
      (new RegExp(`^= ${name}: (.*)$`, "m").exec(source)?.[1] ?? "").split("; ").filter(Boolean).map(bare);
    const words = source.replace(/^= .*\n?/gm, "");
    const { extraction, mediaType } = await readBytes(Buffer.from(words), "article.txt");
    const { facts } = structure(extraction, { kind: "article", name: "article.txt", mediaType });
    const place = words.slice(0, words.indexOf("\n"));
    const figures = facts.article?.figures ?? [];
    const references = facts.article?.references ?? [];
    score.articles += 1;
    const printed = figures.map(({ start, end }) => bare(extraction.text.slice(start, end)));
    compare(score, score.figures, `${place}: figure`, listed("figures"), printed);
    const said = references.map(({ what, body, date, title }) =>
      bare([what, body?.value ?? title?.value ?? "-", date?.value ?? "-"].join("|")),
    );
    compare(score, score.references, `${place}: reference`, listed("references"), said);
  }
  return score;
}

function bare(words: string): string {
  return words
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/^(?:between|from|about) /, "")
    .replace(/(^|\|)(?:the|an?) /g, "$1");
}

function compare(
  { failures }: FigureScore,
  count: Count,
  place: string,
  marked: readonly string[],
  found: readonly string[],
): void {
  const left = [...marked];
  const surplus = found.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  count.marked += marked.length;
  count.found += found.length;
  count.right += marked.length - left.length;
  failures.push(...left.map((one) => `${place} not found: ${one}`));
  failures.push(...surplus.map((one) => `${place} not marked: ${one}`));
}
