/**
 * Papers laid before parliaments, published as Word documents and as Akoma Ntoso: the words and paragraphs of the
 * one beside those of the other. Numbers count where they are printed, before their paragraph.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Extraction } from "../../ingest/extract/extraction.js";
import { extractFile } from "../../ingest/extract/extractors.js";
import { sharedFolder } from "../project-root.js";
import { bagF1, bareWords } from "./word-bags.js";

const folder = join(sharedFolder, "corpus", "04_legislation_papers_docx");
const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const fewParagraphs = 10;
/** Why a paper falls short, where its two forms have been looked at. */
const reasons: Record<string, string> = {
  "nisrod_20200180_en.akn": " (a map: the XML runs two paragraphs of a text box together)",
  "nisrod_20200181_en.akn": " (a map: the XML runs all of its text boxes together, some without a space)",
  "ukia_20140101_en.akn": " (cells of form tables: one paragraph each in the XML, one row in the other)",
};

export interface PaperScore {
  papers: number;
  /** Mean over papers. */
  words: number;
  /** Over the paragraphs of all papers together, since some papers have four. */
  paragraphs: number;
  /** Mean over the papers with more than a few paragraphs: one wrong of four would weigh as much as 100 of 400. */
  paragraphsEach: number;
  /** Papers below what is aimed at. */
  failures: string[];
}

/** Reads every paper in both forms. */
export async function scorePapers(): Promise<PaperScore> {
  const papers = readdirSync(folder).filter((name) => name.endsWith(".akn"));
  const score: PaperScore = {
    papers: papers.length,
    words: 0,
    paragraphs: 0,
    paragraphsEach: 0,
    failures: [],
  };
  const truths: string[] = [];
  const each: number[] = [];
  const founds: string[] = [];
  for (const paper of papers.sort()) {
    const name = paper.replace(/\.akn$/, ".docx");
    const truth = paragraphsOf(await read(paper, "application/akn+xml"));
    const found = paragraphsOf(await read(name, word));
    const words = bagF1(truth.flatMap(bareWords), found.flatMap(bareWords));
    const paragraphs = bagF1(truth, found);
    score.words += words / papers.length;
    if (truth.length > fewParagraphs) each.push(paragraphs);
    truths.push(...truth.map((paragraph) => `${paper}: ${paragraph}`));
    founds.push(...found.map((paragraph) => `${paper}: ${paragraph}`));
    if (words < 0.998 || paragraphs < 0.99)
      score.failures.push(
        `${name}: words ${words.toFixed(3)}, paragraphs ${paragraphs.toFixed(3)} of ${truth.length}${reasons[paper] ?? ""}`,
      );
  }
  const paragraphsEach = each.reduce((sum, one) => sum + one, 0) / each.length;
  return { ...score, paragraphsEach, paragraphs: bagF1(truths, founds) };
}

function read(name: string, mediaType: string) {
  return extractFile({ path: join(folder, name), name, mediaType });
}

function paragraphsOf({ text, blocks }: Extraction): string[] {
  return blocks
    .map(({ marker, start, end }) => `${marker === "•" ? "" : (marker ?? "")} ${text.slice(start, end)}`)
    .map((paragraph) => bareWords(paragraph).join(" "))
    .filter((paragraph) => paragraph !== "");
}
