/** Official reports of parliaments in XML beside the speeches in them: whose words, and which. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { extractFile } from "../../ingest/extract/extractors.js";
import { structure } from "../../ingest/structure/structure.js";
import type { Passage } from "../../storage/model/passage.js";
import { sharedFolder } from "../project-root.js";

const folder = join(sharedFolder, "corpus", "03_hansard_xml");
const mediaType = "application/xml";

interface Speech {
  file: string;
  id: string;
  speaker: string | null;
  colnum: string | null;
  text: string;
}

export interface ReportScore {
  speeches: number;
  /** Speeches whose words stand in the text, whole and in order. */
  found: number;
  /** Of those, with the right speaker, or rightly with none. */
  attributed: number;
  /** Of those that name a column, those that begin on the page of that label. */
  columns: number;
  inColumn: number;
  failures: string[];
}

/** Reads every report that the truth names. */
export async function scoreReports(): Promise<ReportScore> {
  const truth = readFileSync(join(folder, "truth", "speeches.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Speech);
  const score: ReportScore = {
    speeches: 0,
    found: 0,
    attributed: 0,
    columns: 0,
    inColumn: 0,
    failures: [],
  };
  for (const file of new Set(truth.map((speech) => speech.file))) {
    const speeches = truth.filter((speech) => speech.file === file);
    await scoreReport(file, speeches, score);
  }
  return score;
}

async function scoreReport(file: string, speeches: readonly Speech[], score: ReportScore): Promise<void> {
  const extraction = await extractFile({ path: join(folder, file), name: file, mediaType });
  const { passages } = structure(extraction, { name: file, mediaType, kind: "transcript" });
  const spoken = passages.filter((passage) => passage.kind !== "heading");
  const words = spoken.map((passage) => bare(extraction.text.slice(passage.start, passage.end)));
  const stream = words.join("");
  const starts: number[] = [];
  words.reduce((at, word) => {
    starts.push(at);
    return at + word.length;
  }, 0);
  let cursor = 0;
  for (const speech of speeches) {
    score.speeches += 1;
    const wanted = bare(speech.text);
    const at = stream.indexOf(wanted, cursor);
    if (at < 0) {
      score.failures.push(`${file}, ${speech.id}: words not found: ${speech.text.slice(0, 60)}`);
      continue;
    }
    score.found += 1;
    cursor = at + wanted.length;
    const held = spoken.filter((_, index) => {
      const start = starts[index] ?? 0;
      return start < cursor && start + (words[index]?.length ?? 0) > at;
    });
    if (held.every((passage) => passage.attribution === speech.speaker)) score.attributed += 1;
    else score.failures.push(`${file}, ${speech.id}: ${speech.speaker} became ${held[0]?.attribution}`);
    markColumn(speech, held[0], extraction.pages, score);
  }
}

function markColumn(
  { colnum }: Speech,
  first: Passage | undefined,
  pages: readonly { number: number; label: string | null }[],
  score: ReportScore,
): void {
  if (!colnum) return;
  score.columns += 1;
  if (pages.find((page) => page.number === first?.page)?.label === colnum) score.inColumn += 1;
}

/** Letters and digits only: what differs is white space and the form of dashes. */
function bare(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[^\p{L}\p{N}]+/gu, "")
    .toLowerCase();
}
