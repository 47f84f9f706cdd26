/**
 * Questions made of the shared documents by chance that comes out the same: of other sorts than those that the ranking was
 * tuned on. Written answers, speeches and stretches of hearings lie in one archive; each sort of question is a set.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sharedFolder } from "../project-root.js";
import { markedIn } from "./inquiry-transcripts.js";
import { type Random, randomFrom } from "./random.js";
import { type JudgedSet, withoutDoubles } from "./ranking-sets.js";

const corpus = join(sharedFolder, "corpus");
const questionsEach = 50;
const speechesTaken = 300;
const stretchesTaken = 100;
/** Turns of a hearing that make one long document. */
const turnsTogether = 40;
const leastWords = 20;

type Question = JudgedSet["questions"][number];

/** The sets of a seed; they share their texts, which are the same for every seed. */
export function madeSets(seed: number): JudgedSet[] {
  const random = randomFrom(seed);
  const answers = writtenAnswers();
  const speeches = longSpeeches();
  const stretches = hearingStretches();
  const texts = new Map([
    ...answers.map(({ id, reply }) => [id, reply] as const),
    ...speeches.map(({ id, text }) => [id, text] as const),
    ...stretches.map(({ id, turns }) => [id, turns.map(spoken).join("\n\n")] as const),
  ]);
  const seenOnce = (list: string[]) =>
    new Set(list.filter((each, at) => list.indexOf(each) === at && list.lastIndexOf(each) === at));
  const headings = seenOnce(answers.map(({ heading }) => heading));
  const replies = seenOnce(answers.map(({ reply }) => reply));
  const asked = answers.filter(({ reply }) => replies.has(reply));
  const { texts: kept } = withoutDoubles({ name: "", texts, questions: [] });
  const set = (name: string, questions: Question[]): JudgedSet => ({
    ...{ name, texts: kept },
    questions: withoutDoubles({ name, texts, questions }).questions,
  });
  return [
    set(
      "written answers by the question",
      some(asked, random).map(({ id, question }) => answeredBy(question, id)),
    ),
    set(
      "written answers by their heading",
      some(
        asked.filter(({ heading }) => headings.has(heading)),
        random,
      ).map(({ id, heading }) => answeredBy(heading, id)),
    ),
    set(
      "speeches by a sentence with errors",
      some(speeches, random).map(({ id, text }) =>
        answeredBy(withErrors(longSentence(text, random), random), id),
      ),
    ),
    set(
      "long hearings by words of one answer, in disorder",
      some(stretches, random).map(({ id, turns }) => {
        const long = turns.map(spoken).filter((text) => text.split(/\s+/).length >= leastWords);
        return answeredBy(telling(random.pick(long), random), id);
      }),
    ),
    set(
      "hearings by a question and answer with errors",
      some(stretches, random).map(({ id, turns }) => {
        const at = random.int(turns.length - 1);
        const words = turns
          .slice(at, at + 2)
          .map(spoken)
          .join(" ");
        return answeredBy(withErrors(words.slice(0, 900), random), id);
      }),
    ),
  ];
}

function answeredBy(words: string, id: string): Question {
  // A quotation mark asks for words to the letter; nobody means that by a sentence.
  return { words: words.replace(/["“”]/g, " ").trim(), gains: new Map([[id, 1]]) };
}

function some<T>(list: readonly T[], random: Random): T[] {
  return list
    .map((each) => ({ each, place: random.int(1_000_000) }))
    .sort((one, other) => one.place - other.place)
    .slice(0, questionsEach)
    .map(({ each }) => each);
}

function writtenAnswers(): { id: string; heading: string; question: string; reply: string }[] {
  const source = readFileSync(join(corpus, "03_hansard_xml/wrans/answers2009-10-28c.xml"), "latin1");
  const parts =
    /<minor-heading id="([^"]+)[^>]*>([^<]+)<\/minor-heading>\s*<ques[^>]*>(.*?)<\/ques>\s*<reply[^>]*>(.*?)<\/reply>/gs;
  return [...source.matchAll(parts)].map(([, id = "", heading = "", question = "", reply = ""]) => ({
    ...{ id, heading: plain(heading), reply: plain(reply) },
    // How every question of that paper begins tells nothing.
    question: plain(question).replace(
      /^To ask [^,.]*? (?=what|how|when|whether|if|which|who|why|pursuant)/,
      "",
    ),
  }));
}

function plain(markup: string): string {
  return markup
    .split(/<\/p>/)
    .map((paragraph) =>
      paragraph
        .replace(/<[^>]+>/g, " ")
        .replace(/&\w+;/g, " ")
        .replace(/\s+/g, " ")
        .trim(),
    )
    .filter((paragraph) => paragraph !== "")
    .join("\n\n");
}

function longSpeeches(): { id: string; text: string }[] {
  return (
    readFileSync(join(corpus, "03_hansard_xml/truth/speeches.jsonl"), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { id: string; text: string })
      // The written answers are there already.
      .filter(({ id, text }) => !id.includes("/wrans/") && sentencesOf(text).length > 0)
      .slice(-speechesTaken)
  );
}

interface Stretch {
  id: string;
  turns: { speaker: string | null; words: string }[];
}

function hearingStretches(): Stretch[] {
  const folder = join(corpus, "02_inquiry_transcripts");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".rst"))
    .toSorted()
    .flatMap((name) => {
      const turns = markedIn(readFileSync(join(folder, name), "utf8")).filter(
        ({ speaker }) => speaker !== null,
      );
      return Array.from({ length: Math.floor(turns.length / turnsTogether) }, (_, at) => ({
        id: `${name} ${at}`,
        turns: turns.slice(at * turnsTogether, (at + 1) * turnsTogether),
      }));
    })
    .filter(({ turns }) => turns.some((turn) => spoken(turn).split(/\s+/).length >= leastWords))
    .filter((_, at) => at % 2 === 0)
    .slice(0, stretchesTaken);
}

function spoken({ words }: { words: string }): string {
  return words.replace(/^\*\*[^*]+\*\*:\s*/, "").replace(/\s+/g, " ");
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.?!])\s+/).filter((sentence) => sentence.split(/\s+/).length >= leastWords);
}

function longSentence(text: string, random: Random): string {
  return random.pick(sentencesOf(text));
}

/** Of ten words one is left out and one misspelt. */
function withErrors(sentence: string, random: Random): string {
  return sentence
    .split(/\s+/)
    .filter(() => !random.chance(0.1))
    .map((word) => {
      if (word.length < 5 || !random.chance(0.15)) return word;
      const at = 1 + random.int(word.length - 3);
      return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
    })
    .join(" ");
}

/** The longer half of a text's words, six at most, in any order. */
function telling(text: string, random: Random): string {
  const words = [...new Set(text.toLowerCase().match(/\p{L}{4,}/gu) ?? [])];
  return words
    .toSorted((one, other) => other.length - one.length)
    .slice(0, 12)
    .map((word) => ({ word, place: random.int(1_000_000) }))
    .sort((one, other) => one.place - other.place)
    .slice(0, 6)
    .map(({ word }) => word)
    .join(" ");
}
