/** The faces that PDFs are set in. Each file of the font holds one family of letters; a text is cut where they change. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);
const family = "ibm-plex-sans";
const folder = dirname(require.resolve(`@fontsource/${family}/package.json`));

export type Face = "normal" | "italic" | "bold";
const endings: Record<Face, string> = { normal: "400-normal", italic: "400-italic", bold: "600-normal" };

type Range = [first: number, last: number];

/** Families of letters with the code points each file holds, the commonest first. */
const subsets: { name: string; ranges: Range[] }[] = readSubsets();

/** A stretch of a text that one file can set. */
export interface Stretch {
  text: string;
  file: string;
}

/** Cuts a text into stretches; `unset` counts the characters that no file has, which come out as boxes. */
export function stretches(text: string, face: Face): { stretches: Stretch[]; unset: number } {
  const found: Stretch[] = [];
  let unset = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const last = found.at(-1);
    const subset = subsets.find(({ ranges }) => ranges.some(([from, to]) => code >= from && code <= to));
    if (!subset) unset += 1;
    // Spaces stay with the words before them.
    const file = code === 0x20 && last ? last.file : fileOf(subset?.name ?? "latin", face);
    if (last?.file === file) last.text += character;
    else found.push({ text: character, file });
  }
  return { stretches: found, unset };
}

function fileOf(subset: string, face: Face): string {
  return join(folder, "files", `${family}-${subset}-${endings[face]}.woff`);
}

/** As the package tells in the form of CSS: `U+0370-0377,U+2116`. */
function readSubsets(): { name: string; ranges: Range[] }[] {
  const told = JSON.parse(readFileSync(join(folder, "unicode.json"), "utf8")) as Record<string, string>;
  const subset = ([name, list]: [string, string]) => ({
    name,
    ranges: list.split(",").map((range): Range => {
      const [first = "", last = first] = range.replace("U+", "").split("-");
      return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
    }),
  });
  return Object.entries(told).map(subset).reverse();
}
