/** Who wrote an article, out of its byline: persons by family and given name, agencies whole, posts left out. */
import type { Name } from "./cited.js";

/** Words that are never in the name of a person, but in that of a desk, an agency or a post. */
const notPerson =
  /\b(?:agency|agencies|associated|bbc|board|bureau|chief|columnist|correspondent|council|department|desk|digital|editor|editorial|government|group|guardian|journalist|local|media|network|news|newsroom|newspaper|online|press|reporter|reporters|reporting|reuters|service|staff|team|times|today|writer|wire)\b/i;
/** What a post says, as opposed to the name of an agency. */
const post =
  /\b(?:chief|columnist|correspondent|editor|journalist|reporter|reporters|writer|political|home affairs|staff)\b/i;
const particles = new Set([
  "van",
  "von",
  "der",
  "den",
  "de",
  "del",
  "della",
  "di",
  "da",
  "la",
  "le",
  "ter",
  "ten",
  "bin",
  "al",
]);
const honorific = /^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|rev|revd)\.?\s+/i;

/** The names in `By Jane Doe and John van der Smith, home affairs editor`; empty when there is none. */
export function bylineNames(byline: string | null): Name[] {
  if (byline === null) return [];
  const words = byline
    .replace(/^\s*(?:words )?by[:\s]+/i, "")
    .replace(/\s+/g, " ")
    .slice(0, 300);
  return words
    .split(/\s*(?:,|;|\||&|\/|\band\b|\bin\b(?= [A-Z][a-z]+$))\s*/)
    .map((part) => part.trim())
    .filter((part) => /\p{L}/u.test(part) && !/[@:]|https?/.test(part))
    .flatMap(nameIn);
}

function nameIn(part: string, index: number): Name[] {
  if (notPerson.test(part)) {
    // `Home affairs editor` is what somebody is; `PA Media` is who wrote it.
    return post.test(part) && !/\b(?:press|media|news) (?:agency|association)\b/i.test(part)
      ? []
      : [{ literal: part }];
  }
  const words = part.replace(honorific, "").split(" ");
  const isName = words.length >= 2 && words.length <= 5 && words.every((word) => isNameWord(word));
  if (!isName) return index === 0 && words.length <= 5 ? [{ literal: part }] : [];
  const family = familyFrom(words);
  return [{ given: words.slice(0, family).join(" "), family: words.slice(family).join(" ") }];
}

/** Index of the first word of the family name: the last word, with the particles before it. */
function familyFrom(words: readonly string[]): number {
  let from = words.length - 1;
  while (from > 1 && particles.has((words[from - 1] ?? "").toLowerCase())) from -= 1;
  return from;
}

function isNameWord(word: string): boolean {
  return /^\p{Lu}[\p{L}'’.-]*$/u.test(word) || particles.has(word.toLowerCase());
}
