/** Speech that a dash at the start of a paragraph opens, as novels and papers of many languages print it. */
import type { Edit } from "./edited-text.js";

const saying =
  "(?:said|says|asked|asks|replied|replies|answered|added|told|insisted|warned|dit|dis|demanda|demande|répondit|répond|ajouta|dijo|dice|preguntó|respondió|contestó|añadió|disse|perguntou|respondeu|chiese|rispose|sagte|fragte|antwortete|powiedział|powiedziała|zapytał|odpowiedział|sa|sade|sagde|spurte|kysyi|sanoi)";
const dash = "[—―–]";
const opening = new RegExp(`^[ \\t]*(${dash})[ \\t]*(?=[\\p{Lu}\\p{N}¿¡])`, "u");
/** Where the speech is broken off: `, said Ida`, `— dijo Ida —`, `? asked Ida`. */
const broken = new RegExp(
  `(?:\\s?${dash}\\s?|(?<=[,?!.…])\\s+)(?=(?:(?:he|she|they|\\p{Lu}[\\p{L}.’'-]*(?:\\s\\p{Lu}[\\p{L}.’'-]*){0,3})\\s)?${saying}(?!\\p{L}))`,
  "u",
);
const anyMark = /["“”„«»]/u;

/** Marks round the spoken words; none unless somebody in the text is said to say them, for lists begin with dashes too. */
export function dialogueEdits(text: string): Edit[] {
  const edits: Edit[] = [];
  let isTold = false;
  let at = 0;
  for (const line of text.split("\n")) {
    const start = at;
    at += line.length + 1;
    const [lead] = opening.exec(line) ?? [];
    if (lead === undefined || line.length > 5_000 || anyMark.test(line)) continue;
    const from = lead.length;
    const stop = broken.exec(line.slice(from));
    if (stop !== null) isTold = true;
    // A dash shorter than the one of dialogue opens a list as often.
    if (stop === null && lead.includes("–")) continue;
    const end = stop === null ? line.trimEnd().length : from + stop.index;
    edits.push({ start, end: start + from, by: "“" }, { start: start + end, end: start + end, by: "”" });
    if (stop === null) continue;
    // `— No, said Ida —, and that is all.`
    const after = from + stop.index + stop[0].length;
    const again = new RegExp(`${dash}[,.]?\\s+(?=\\p{L})`, "u").exec(line.slice(after));
    if (again === null) continue;
    const begins = start + after + again.index;
    edits.push({ start: begins, end: begins + again[0].length, by: ", “" });
    const finish = start + line.trimEnd().length;
    edits.push({ start: finish, end: finish, by: "”" });
  }
  return isTold ? edits : [];
}
