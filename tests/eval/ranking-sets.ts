/** Judged sets to rank: texts as plain documents, questions, and which texts answer each. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sharedFolder } from "../project-root.js";
import { needs } from "./ranking-needs.js";

export interface JudgedSet {
  name: string;
  /** Texts by their names. */
  texts: Map<string, string>;
  /** `gains`: what each text is worth to the question, more than nothing. */
  questions: { words: string; gains: Map<string, number> }[];
}

const corpus = join(sharedFolder, "corpus");
/** Speeches of the same year, among which the motions have to be found. */
const otherTexts = 500;

interface Motion {
  _id: string;
  title: string;
  text: string;
}

/** The sets that can be made of the shared documents. */
export function judgedSets(): JudgedSet[] {
  const motions: Motion[] = JSON.parse(
    readFileSync(join(corpus, "03_hansard_xml/truth/sp_motions_known_item.json"), "utf8"),
  );
  const speeches = lines<{ id: string; text: string }>("03_hansard_xml/truth/speeches.jsonl")
    .filter(({ text }) => text.length > 300)
    .slice(0, otherTexts);
  const others = speeches.map(({ id, text }) => [id, text] as const);
  const pairs = lines<{ pair: string; id: string; recommendation: string; response: string }>(
    "01_committee_reports_pdf/truth/rec_response.jsonl",
  ).filter(({ recommendation, response }) => recommendation && response);
  const known = motions.filter(({ title }) => motions.filter((other) => other.title === title).length === 1);
  return (
    [
      {
        name: "motions by what a reader wants to know",
        texts: new Map([
          ...motions.map(({ _id, title, text }) => [_id, `${title}\n\n${text}`] as const),
          ...others,
        ]),
        questions: needs.map(([words, ...answers]) => ({
          words,
          gains: new Map(answers.map((answer, place) => [answer, place === 0 ? 2 : 1])),
        })),
      },
      {
        name: "motions by their title, from their words alone",
        texts: new Map([...motions.map(({ _id, text }) => [_id, text] as const), ...others]),
        questions: known.map(({ _id, title }) => ({ words: title, gains: new Map([[_id, 1]]) })),
      },
      {
        name: "replies by the recommendation, whole",
        texts: new Map([
          ...pairs.map(({ pair, id, response }) => [`${pair} ${id}`, response] as const),
          ...others,
        ]),
        questions: pairs.map(({ pair, id, recommendation }) => ({
          words: recommendation.slice(0, 1_900),
          gains: new Map([[`${pair} ${id}`, 1]]),
        })),
      },
    ] satisfies JudgedSet[]
  ).map(withoutDoubles);
}

/** The archive keeps the same bytes once: of texts that are alike, the first answers for all. */
export function withoutDoubles({ name, texts, questions }: JudgedSet): JudgedSet {
  const first = new Map([...texts].reverse().map(([each, text]) => [text, each]));
  return {
    name,
    texts: new Map([...first].reverse().map(([text, each]) => [each, text])),
    questions: questions.map(({ words, gains }) => ({
      words,
      gains: new Map([...gains].map(([each, gain]) => [first.get(texts.get(each) ?? "") ?? each, gain])),
    })),
  };
}

function lines<T>(file: string): T[] {
  return readFileSync(join(corpus, file), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as T);
}
