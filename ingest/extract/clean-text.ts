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

/** True when a text layer is not language: control characters, private-use or unmapped characters in bulk. */
export function isGarbled(raw: string): boolean {
  const characters = raw.replace(/\s/g, "");
  const bad = characters.match(/[\p{Cc}\p{Co}\uFFFD]/gu)?.length ?? 0;
  return characters.length > 0 && bad / characters.length > 0.2;
}
