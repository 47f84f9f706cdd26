/** Words by what they have in common: `deploy`, `deployed` and `deployments` have one stem. */
import { stemmer } from "stemmer";

/** Most words of which the stem is remembered. */
const mostRemembered = 200_000;
const remembered = new Map<string, string>();

/** The stem of a folded word, as the English stemmer of Porter (1980) takes it; what is not Latin letters is its own. */
export function stemOf(word: string): string {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  const stem = /^[a-z]{3,40}$/.test(word) ? stemmer(word) : word;
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(word, stem);
  return stem;
}
