/** Makes extracted characters plain enough to quote and search, without changing any word. */

const ligatures = /[\uFB00-\uFB06]/g;
const oddSpaces = /[\t\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g;
/** Soft hyphens, zero-width spaces and byte-order marks; joiners stay, since some scripts need them. */
const unseen = /[\u00AD\u200B\u2060\uFEFF]/g;
const lineEnds = /\r\n?|[\u0085\u2028\u2029\v\f]/g;
const controls = /[^\P{Cc}\n]/gu;
const loneSurrogates = /\p{Cs}/gu;

/**
 * Well-formed NFC text without control characters but "\n": odd spaces are spaces, ligatures are letters, soft
 * hyphens are gone. The number of spaces is not changed.
 */
export function plainCharacters(raw: string): string {
  return raw
    .replace(lineEnds, "\n")
    .replace(oddSpaces, " ")
    .replace(unseen, "")
    .replace(ligatures, (letters) => letters.normalize("NFKC"))
    .replace(loneSurrogates, "\uFFFD")
    .replace(controls, "")
    .normalize("NFC");
}

/** The text of one block: plain characters, one space between words, no empty lines, nothing at the ends. */
export function cleanText(raw: string): string {
  return plainCharacters(raw)
    .replace(/ +/g, " ")
    .replace(/ ?\n[ \n]*/g, "\n")
    .trim();
}

/** True when a text layer is not characters: control, private-use or unmapped ones in bulk, or bytes swapped in pairs. */
export function isGarbled(raw: string): boolean {
  const characters = raw.replace(/\s/g, "");
  const bad = characters.match(/[\p{Cc}\p{Co}\uFFFD]/gu)?.length ?? 0;
  let swapped = 0;
  for (let at = 0; at < characters.length; at++) {
    const code = characters.charCodeAt(at);
    if ((code & 0xff) === 0 && code >= 0x2000 && code < 0x7f00) swapped += 1;
  }
  return characters.length > 0 && Math.max(bad, swapped) / characters.length > 0.2;
}

/** Words of letters are language when they can be spoken, or are short or abbreviations. */
const spoken = /^(?:\p{Lu}+|.{1,2}|.*[^a-zA-Z].*|.*[aeiouyw].*)$/iu;
const fewWords = 8;
const leastLanguage = 0.5;

/**
 * False when most of what stands between spaces is neither a word nor a number: what a poor machine makes of a scan.
 * A few words are always taken for language.
 */
export function isLanguage(raw: string): boolean {
  const words = raw.split(/\s+/).filter((word) => word !== "");
  if (words.length < fewWords) return true;
  const plain = words.filter((word) => {
    const [core = ""] = /[\p{L}\p{M}\p{N}](?:[^\s]*[\p{L}\p{M}\p{N}])?/u.exec(word) ?? [];
    if (/^[\d.,:/%-]+$/.test(core)) return true;
    return (
      /^[\p{L}\p{M}]+(?:['’\-/.][\p{L}\p{M}]+)*$/u.test(core) &&
      core.length >= word.length / 2 &&
      spoken.test(core)
    );
  });
  return plain.length >= leastLanguage * words.length;
}
