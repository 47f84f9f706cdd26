/** The clauses of a motion's words: those marked as such, the parts of a list, the verbs of one long sentence. */
import type { Clause } from "../../../storage/model/facts/motion-facts.js";
import type { Span } from "../../../storage/model/facts/read.js";
import type { MotionPart } from "./clauses.js";
import { askedSection, ownSection, sectionIn, verbBreaks } from "./sections.js";

const listed = /^[*_\s]*\(?(?<number>\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+/u;

/** Clauses in text order; `words` are those moved that no part marks. */
export function settleClauses(text: string, parts: readonly MotionPart[], words: Span | null): Clause[] {
  const marked = parts.filter((part) => part.of !== null && !part.of.bare);
  const [first] = marked;
  if (first) return [...opening(text, words, first), ...marked.flatMap((part) => ofPart(text, part))];
  return words === null ? [] : ofWords(text, words);
}

/** "It was moved by Councillor Ray that this Council believes …", and the clauses that follow stand below. */
function opening(text: string, words: Span | null, first: MotionPart): Clause[] {
  if (words === null || words.end > first.start || /\n|:\s*$/.test(text.slice(words.start, words.end)))
    return [];
  return ofWords(text, words);
}

function ofPart(text: string, part: MotionPart): Clause[] {
  if (part.of === null) return [];
  const { group, number } = part.of;
  const whole = text.slice(part.start, part.end);
  const span = { start: part.start, end: part.start + whole.trimEnd().length };
  if (number !== null) return [{ ...span, group, number }];
  return divided(text, span, group);
}

/** A sentence with several verbs is as many clauses. */
function divided(text: string, span: Span, group: Clause["group"]): Clause[] {
  const words = text.slice(span.start, span.end);
  const starts = [0, ...verbBreaks(words).filter((at) => at > 12)];
  return starts.map((at, index) => {
    const piece = words
      .slice(at, starts[index + 1] ?? words.length)
      .trimEnd()
      .replace(/(?:[,;:]\s*and|[,;])$/, "");
    return {
      start: span.start + at,
      end: span.start + at + piece.length,
      group: index === 0 ? group : (ownSection(piece)?.group ?? group),
      number: null,
    };
  });
}

/** "that the Council asks …" inside a sentence opens a motion as "That the Council asks …" does. */
function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function ofWords(text: string, words: Span): Clause[] {
  const moved = text.slice(words.start, words.end);
  const opened = sectionIn(capital(moved.replace(/^["“]/, "")), false);
  const isList = moved.split("\n").filter((line) => listed.test(line)).length >= 2;
  if (opened !== null && !isList && !opened.bare && opened.name !== "")
    return divided(text, words, opened.group);
  const clauses: Clause[] = [];
  let at = 0;
  for (const line of moved.split("\n")) {
    const number = listed.exec(line)?.groups?.number;
    const start = words.start + at + line.length - line.trimStart().length;
    const end = words.start + at + line.trimEnd().length;
    if (number !== undefined) {
      const said = line.replace(listed, "");
      const own = ownSection(said) ?? askedSection(said);
      clauses.push({ start, end, group: own?.group ?? (opened?.name ? opened.group : "resolves"), number });
    }
    at += line.length + 1;
  }
  return clauses.length >= 2 ? clauses : [];
}
