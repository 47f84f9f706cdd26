/** Turns as a person marked them beside the turns that passages make: who speaks, and which question it is. */
import type { Passage } from "../../storage/model/passage.js";

/** One turn as marked: from its label to the next turn, or to words that are nobody's. */
export interface MarkedTurn {
  /** Null for words of the record itself, which end a turn. */
  speaker: string | null;
  /** The question it puts or answers; left out where that was not marked. */
  question?: string | null;
  start: number;
  end: number;
}

export interface TurnMarks {
  speakers: { right: number; marked: number; found: number };
  questions: { right: number; marked: number; found: number };
  /** One line an error: the file, the words, what was marked and what was found. */
  confusions: string[];
}

/** F1 of a count; 1 when there was nothing to find and nothing was found. */
export function f1({ right, marked, found }: TurnMarks["speakers"]): number {
  return marked + found === 0 ? 1 : (2 * right) / (marked + found);
}

/** Adds up marks. */
export function sumOf(marks: readonly TurnMarks[]): TurnMarks {
  const add = (pick: "speakers" | "questions") => ({
    right: marks.reduce((sum, mark) => sum + mark[pick].right, 0),
    marked: marks.reduce((sum, mark) => sum + mark[pick].marked, 0),
    found: marks.reduce((sum, mark) => sum + mark[pick].found, 0),
  });
  return {
    speakers: add("speakers"),
    questions: add("questions"),
    confusions: marks.flatMap((mark) => mark.confusions),
  };
}

/** Scores the passages of `text`. A turn is right when its speaker, its first and its last word are. */
export function scoreTurns(
  file: string,
  text: string,
  passages: readonly Passage[],
  truth: readonly MarkedTurn[],
): TurnMarks {
  const marked = truth.filter((turn) => turn.speaker !== null).map((turn) => edged(text, turn));
  const found = turnsOf(text, passages, new Set(marked.map(({ start }) => start)));
  const asked = marked.filter((turn) => turn.question !== undefined);
  const speakers = compare(marked, found, (turn) => turn.speaker);
  const questions = compare(
    asked.filter((turn) => turn.question !== null),
    asked.length === 0 ? [] : found.filter((turn) => turn.question !== null),
    (turn) => turn.question ?? null,
  );
  const confusions = [
    ...speakers.missed.map((turn) => confusion(file, text, turn, found)),
    ...speakers.surplus.map(
      (turn) => `${file}: “${wordsAt(text, turn)}” is marked otherwise, found <${turn.speaker}>`,
    ),
    ...questions.missed.map(
      (turn) =>
        `${file}: “${wordsAt(text, turn)}” is Q${turn.question}, found Q${at(found, turn.start)?.question}`,
    ),
  ];
  return { speakers: speakers.count, questions: questions.count, confusions };
}

function confusion(file: string, text: string, turn: MarkedTurn, found: readonly MarkedTurn[]): string {
  const there = at(found, turn.start);
  const ends =
    there !== undefined && there.speaker === turn.speaker
      ? `, from “${wordsAt(text, there)}” to “${text.slice(Math.max(there.start, there.end - 30), there.end)}”`
      : "";
  return `${file}: “${wordsAt(text, turn)}” is <${turn.speaker}>, found <${there?.speaker ?? "nobody"}>${ends}`;
}

function at(turns: readonly MarkedTurn[], offset: number): MarkedTurn | undefined {
  return turns.find((turn) => turn.start <= offset && offset < turn.end);
}

function compare(
  marked: readonly MarkedTurn[],
  found: readonly MarkedTurn[],
  what: (turn: MarkedTurn) => string | null,
) {
  const key = (turn: MarkedTurn) => `${what(turn)} ${turn.start} ${turn.end}`;
  const left = new Set(marked.map(key));
  const there = new Set(found.map(key));
  return {
    count: {
      right: marked.filter((turn) => there.has(key(turn))).length,
      marked: marked.length,
      found: found.length,
    },
    missed: marked.filter((turn) => !there.has(key(turn))),
    surplus: found.filter(
      (turn) => !left.has(key(turn)) && !marked.some(({ start }) => start === turn.start),
    ),
  };
}

/**
 * The turns that passages make: those of one speaker and one question that follow each other are one turn. Two marked
 * turns of one speaker in a row are told apart where a passage begins.
 */
function turnsOf(text: string, passages: readonly Passage[], marked: ReadonlySet<number>): MarkedTurn[] {
  const turns: MarkedTurn[] = [];
  let open: MarkedTurn | null = null;
  for (const passage of passages) {
    const { attribution: speaker, question, kind } = passage;
    const { start, end } = edged(text, { ...passage, speaker });
    if (speaker === null || kind === "heading") {
      // A page number or a time of day between two paragraphs of one turn does not divide it.
      if (kind === "heading" || /\p{L}{3}/u.test(text.slice(start, end))) open = null;
    } else if (
      open !== null &&
      open.speaker === speaker &&
      open.question === question &&
      !marked.has(start)
    ) {
      open.end = end;
    } else {
      open = { speaker, question, start, end };
      turns.push(open);
    }
  }
  return turns;
}

/** The turn from its first to its last letter or digit, so that signs at its edges do not matter. */
function edged<T extends MarkedTurn>(text: string, turn: T): T {
  let { start, end } = turn;
  while (start < end && !/[\p{L}\p{N}]/u.test(text.charAt(start))) start += 1;
  while (end > start && !/[\p{L}\p{N}]/u.test(text.charAt(end - 1))) end -= 1;
  return { ...turn, start, end };
}

function wordsAt(text: string, { start, end }: MarkedTurn): string {
  return text.slice(start, Math.min(end, start + 60)).replace(/\s+/g, " ");
}
