/** Whom a name, a surname or a pronoun in an article stands for: only when unmistakable. */
import type { Read, Span } from "../../storage/model/facts/read.js";
import { isPersonal, isPronoun, type Named } from "./article-named.js";
import {
  bareName,
  endings,
  firstUnnamed,
  genderOf,
  lastWord,
  nameRuns,
  type Run,
  titleStart,
} from "./article-names.js";

export interface Person {
  /** The fullest name printed, where it is printed first. */
  name: Read<string>;
  post: Read<string> | null;
  /** As a title says. */
  gender: "he" | "she" | null;
  /** The pronoun that was found to mean them. */
  pronoun: "he" | "she" | null;
  /** Speaks somewhere, or has what only persons have: a title, an age, a calling. Other names may be places. */
  certain: boolean;
}

/** Where somebody is named, null when it is not known who; `foremost` when a sentence begins with it, or it is a speaker. */
interface Mention {
  start: number;
  person: Person | null;
  foremost: boolean;
}

/** In UTF-16 code units from the beginning of a sentence: who is named there is whom it is about. */
const foremostReach = 80;
/** Paragraphs before its own in which a pronoun’s person is looked for. */
const paragraphsBack = 2;

/**
 * The persons that `speakers`, in text order, are: by where the speaker is printed. A surname is whoever alone has it;
 * a pronoun is the only one named in its paragraph before it, or else in the last one that names anybody.
 */
export function personsOf(
  text: string,
  paragraphs: readonly (Span & { sentences: readonly Span[] })[],
  speakers: readonly Named[],
): Map<number, Person> {
  const runs = nameRuns(text);
  const persons = new Map<string, Person[]>();
  const certain = new Set(speakers.map(({ speaker }) => bareName(speaker.value)));
  const things = new Set(runs.flatMap(({ value, thing }) => (thing ? bareName(value) : [])));
  for (const run of runs) if (!things.has(bareName(run.value))) addPerson(persons, run, certain);
  for (const { speaker, post } of speakers) {
    const person = find(persons, speaker.value);
    if (!person) continue;
    person.post ??= post;
    person.gender ??= genderOf(speaker.value);
  }
  return resolved(text, speakers, mentionsOf(runs, persons, paragraphs, speakers), paragraphs, persons);
}

function resolved(
  text: string,
  speakers: readonly Named[],
  mentioned: readonly Mention[][],
  paragraphs: readonly Span[],
  persons: ReadonlyMap<string, Person[]>,
): Map<number, Person> {
  const found = new Map<number, Person>();
  const unnamed = new Map<number, number>();
  const unnamedIn = (index: number): number => {
    const { start, end } = paragraphs[index] ?? { start: 0, end: 0 };
    const offset = unnamed.get(index) ?? start + firstUnnamed(text.slice(start, end));
    unnamed.set(index, offset);
    return offset;
  };
  for (const { speaker } of speakers) {
    if (found.has(speaker.start)) continue;
    if (!isPronoun(speaker.value)) {
      const person = find(persons, speaker.value);
      if (person) found.set(speaker.start, person);
      continue;
    }
    const word = speaker.value.toLowerCase();
    if (word !== "he" && word !== "she") continue;
    const at = indexAt(paragraphs, speaker.start);
    const person = meant(mentioned, at, {
      before: speaker.start,
      word,
      back: unnamedIn(at) < speaker.start ? 0 : paragraphsBack,
    });
    if (!person) continue;
    person.pronoun ??= word;
    found.set(speaker.start, person);
    mentioned[at]?.push({ start: speaker.start, person, foremost: true });
  }
  return found;
}

function meant(
  mentioned: readonly Mention[][],
  at: number,
  { before, word, back }: { before: number; word: "he" | "she"; back: number },
): Person | null {
  for (let index = at; index >= Math.max(0, at - back); index -= 1) {
    const here = (mentioned[index] ?? []).filter(
      ({ start, person }) => start < before && (person?.gender ?? word) === word,
    );
    const [first] = here;
    if (!first) continue;
    const isSure = first.person?.certain && (first.person.pronoun ?? word) === word;
    const alone = isSure && here.every(({ person }) => person === first.person);
    return alone && (index === at || here.some(({ foremost }) => foremost)) ? first.person : null;
  }
  return null;
}

function mentionsOf(
  runs: readonly Run[],
  persons: ReadonlyMap<string, Person[]>,
  paragraphs: readonly (Span & { sentences: readonly Span[] })[],
  speakers: readonly Named[],
): Mention[][] {
  const mentioned: Mention[][] = paragraphs.map(() => []);
  const speaking = new Set(speakers.map(({ speaker }) => speaker.end));
  const surnames = new Set(
    runs.flatMap(({ value }) => (isPersonal(bareName(value)) ? lastWord(bareName(value)) : [])),
  );
  for (const { value, start, personal } of runs) {
    const person =
      find(persons, value) ??
      endings(bareName(value))
        .map((ending) => find(persons, ending))
        .find((one) => one !== null);
    const index = indexAt(paragraphs, start);
    const { sentences } = paragraphs[index] ?? { sentences: [] };
    const sentence = sentences[indexAt(sentences, start)];
    // A sentence about somebody unknown: a pronoun behind it may well be theirs.
    const isStranger = start === sentence?.start && surnames.has(lastWord(bareName(value)));
    if (!person && !isStranger) continue;
    if (person) {
      person.gender ??= genderOf(value);
      person.certain ||= personal;
    }
    const foremost =
      speaking.has(start + value.length) ||
      (sentence !== undefined && start - sentence.start <= foremostReach);
    mentioned[index]?.push({ start, person: person ?? null, foremost });
  }
  return mentioned;
}

/** A run of capitals is a person when it is somebody’s who speaks, has a person’s title, or is introduced as one. */
function addPerson(persons: Map<string, Person[]>, run: Run, certain: ReadonlySet<string>): void {
  const bare = bareName(run.value);
  const inside = certain.has(bare) ? bare : endings(bare).find((ending) => certain.has(ending));
  const name = inside ?? (bare !== run.value || run.introduced ? bare : null);
  if (name === null || !isPersonal(name)) return;
  const whole = run.value.slice(titleStart(run.value, name));
  const end = run.start + run.value.length;
  const read = { value: whole, start: end - whole.length, end };
  const known = persons.get(lastWord(name)) ?? [];
  const isCertain = inside !== undefined || bare !== run.value || run.personal;
  const same = known.find((person) => bareName(person.name.value) === name);
  if (same) {
    if (whole.length > same.name.value.length) same.name = read;
    same.gender ??= genderOf(whole);
    same.certain ||= isCertain;
  } else {
    const person = { name: read, post: null, gender: genderOf(whole), pronoun: null, certain: isCertain };
    persons.set(lastWord(name), [...known, person]);
  }
}

function find(persons: ReadonlyMap<string, Person[]>, printed: string): Person | null {
  const bare = bareName(printed);
  const first = /^(?:Sir|Dame)\s+(\p{Lu}\S+)$/u.exec(printed)?.[1];
  if (first !== undefined) {
    const those = [...persons.values()]
      .flat()
      .filter((person) => bareName(person.name.value).startsWith(`${first} `));
    return those.length === 1 ? (those[0] ?? null) : null;
  }
  const named = persons.get(lastWord(bare)) ?? [];
  const exact = named.find((person) => bareName(person.name.value) === bare);
  if (exact) return exact;
  const gender = genderOf(printed);
  const fit = named.filter((person) => gender === null || person.gender === null || person.gender === gender);
  return !bare.includes(" ") && fit.length === 1 ? (fit[0] ?? null) : null;
}

/** The last of `spans`, in order, that begins at or before an offset. */
function indexAt(spans: readonly Span[], offset: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
