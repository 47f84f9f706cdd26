/** Whether an article that speaks of a motion can mean a motion that a record holds. A candidate, for a reader to judge. */
import { tellingWords } from "./motion-likeness.js";

/** What an article says of the motion. */
export interface Mention {
  /** As printed; null where the article names none. */
  body: string | null;
  /** A partial date. */
  date: string | null;
  title: string | null;
  /** The paragraph in which it stands. */
  words: string;
}

/** What a record says of it. */
export interface Recorded {
  body: string | null;
  title: string | null;
  /** A partial date. */
  day: string | null;
}

/** The share of a title's telling words that a paragraph must hold. */
const leastOfTitle = 0.6;

/**
 * True when the bodies share a name and no date speaks against it, and either the date agrees or the paragraph holds
 * most of what the motion is called. Without a body nothing is said.
 */
export function canReport({ body, date, title, words }: Mention, recorded: Recorded): boolean {
  if (body === null || recorded.body === null || !sharesAll(tellingWords(body), tellingWords(recorded.body)))
    return false;
  if (date !== null && recorded.day !== null) return agrees(date, recorded.day);
  return holdsTitle(`${title ?? ""} ${words}`, recorded);
}

/** The shorter name must stand in the longer one: `Newham council`, `London Borough of Newham`. */
function sharesAll(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [less, more] = one.size <= other.size ? [one, other] : [other, one];
  return less.size > 0 && [...less].every((word) => more.has(word));
}

function agrees(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}

function holdsTitle(words: string, { title, body }: Recorded): boolean {
  const named = tellingWords(body);
  const wanted = [...tellingWords(title)].filter((word) => !named.has(word));
  const there = tellingWords(words);
  const held = wanted.filter((word) => there.has(word)).length;
  return held > 0 && held / wanted.length >= leastOfTitle;
}
