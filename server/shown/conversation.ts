/** A transcript as a conversation: its questions to go to, its speakers to follow, and the turns of one of them. */

import { exchangesOf } from "../../storage/model/exchange.js";
import type { Conversation } from "../../views/contexts.js";
import type { PassagePlace } from "../passage-places.js";
import { urls } from "../urls.js";
import { counted } from "./words.js";

/** What the reader asks of it; empty when nothing. */
export interface ConversationAsked {
  speaker: string;
  question: string;
}

type Rows = readonly PassagePlace[];

/** Fewest speakers that make a conversation, and most that a list to choose from names. */
const fewest = 2;
const most = 500;

/** Where the question of that number begins; null when there is none. */
export function questionStart(rows: Rows, number: string): number | null {
  const wanted = number.replace(/^\s*q\.?\s*/i, "").trim();
  const found = rows.filter(({ question }) => wanted !== "" && question === wanted);
  return (found.find(({ kind }) => kind === "question") ?? found[0])?.start ?? null;
}

/** Where the passages begin that belong to what `speaker` says: the turns, and the questions that these answer. */
export function turnsOf(rows: Rows, speaker: string): Set<number> {
  const exchanges = exchangesOf(rows);
  const theirs = rows.filter(
    ({ attribution }, index) =>
      attribution === speaker || exchanges[index]?.answeredBy.includes(speaker) === true,
  );
  return new Set(theirs.map(({ start }) => start));
}

/** What the page offers above the text; null for a document in which fewer than two people speak. */
export function conversationShown(
  rows: Rows,
  at: { document: string; version: number },
  asked: ConversationAsked,
): Conversation | null {
  const turns = new Map<string, number>();
  for (const { attribution } of rows)
    if (attribution !== null) turns.set(attribution, (turns.get(attribution) ?? 0) + 1);
  if (turns.size < fewest) return null;
  const questions = rows.flatMap(({ question }) => question ?? []);
  const action = urls.version(at.document, at.version);
  const missing = asked.question !== "" && questionStart(rows, asked.question) === null;
  return {
    action,
    speaker: asked.speaker,
    speakers: [...turns].slice(0, most).map(([name, count]) => ({
      value: name,
      label: `${name} (${counted(count, "passage")})`,
    })),
    question: asked.question,
    questions: questions.length === 0 ? null : `Q${questions[0]} to Q${questions.at(-1)}`,
    noQuestion: missing
      ? `There is no question “${asked.question}” here. Its questions are Q${questions[0]} to Q${questions.at(-1)}.`
      : null,
    shown: asked.speaker === "" ? null : shownSentence(rows, asked.speaker),
    clear: action,
  };
}

function shownSentence(rows: Rows, speaker: string): string {
  const shown = turnsOf(rows, speaker).size;
  if (shown === 0) return `Nobody is named “${speaker}” as a speaker here, so nothing is shown.`;
  const share = `${shown} of ${counted(rows.length, "passage")}`;
  return `Only what ${speaker} says is shown, with the questions that are answered: ${share}.`;
}
