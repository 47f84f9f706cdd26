/** The names that passages hold: those of the archive's own list, and those that look like names. */
import { fold } from "../../storage/model/fold.js";
import { foldForWords, wordsOf } from "../../storage/model/query/words.js";
import { type NameInText, namesInText } from "./names-in-text.js";
import { library, type Reading, type SuggestedName } from "./suggested-name.js";

/** Who finds the names of the archive's own list. */
export const ownList = "the list of the archive";

/** Most names kept of one text: those used most. */
const mostNames = 100;
/** A passage longer than this is no sentence of anybody, in UTF-16 code units. */
const longestPassage = 20_000;

/** Names in a reading, those used most first. Runs for as long as the library needs: about a second for 60 kB. */
export function findNames({ passages, known, isEnglish }: Reading): SuggestedName[] {
  const names = new Map<string, SuggestedName>();
  const list = nameList(known);
  for (const { start, text } of passages) {
    if (text.length > longestPassage) continue;
    const listed = namesOfList(text, list);
    const isListed = (one: NameInText) =>
      listed.some(({ start: from, end }) => one.start < end && from < one.end);
    const seen = [
      ...listed.map((one) => ({ ...one, by: ownList })),
      ...(isEnglish ? namesInText(text) : []).flatMap((one) =>
        isListed(one) ? [] : [{ ...one, by: library }],
      ),
    ];
    for (const one of seen) {
      const key = `${one.kind} ${fold(one.name, "words").folded.trim()}`;
      const before = names.get(key);
      if (before) before.uses += 1;
      else names.set(key, { ...one, uses: 1, start: start + one.start, end: start + one.end });
    }
  }
  return [...names.values()]
    .sort((one, other) => other.uses - one.uses || one.start - other.start)
    .slice(0, mostNames);
}

interface ListedName {
  kind: NameInText["kind"];
  name: string;
  words: readonly string[];
}

/** Names by their first word, longest first. One short word alone is no name that can be told from others. */
function nameList(known: Reading["known"]): Map<string, ListedName[]> {
  const list = new Map<string, ListedName[]>();
  for (const { kind, name } of known) {
    const { words } = wordsOf(foldForWords(name));
    const [first] = words;
    if (first === undefined || (words.length === 1 && first.length < 4)) continue;
    const others = list.get(first);
    if (others) others.push({ kind, name, words });
    else list.set(first, [{ kind, name, words }]);
  }
  for (const names of list.values()) names.sort((one, other) => other.words.length - one.words.length);
  return list;
}

function namesOfList(text: string, list: ReadonlyMap<string, ListedName[]>): NameInText[] {
  if (list.size === 0) return [];
  const { words, span } = wordsOf(foldForWords(text));
  const found: NameInText[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const name = (list.get(words[at] ?? "") ?? []).find((each) =>
      each.words.every((word, index) => words[at + index] === word),
    );
    if (!name) continue;
    const { start, end } = span(at, at + name.words.length - 1);
    // "reading" is a word, and Reading a place.
    if (!/^\p{Lu}/u.test(text.slice(start, end))) continue;
    found.push({ kind: name.kind, name: name.name, start, end });
    at += name.words.length - 1;
  }
  return found;
}
