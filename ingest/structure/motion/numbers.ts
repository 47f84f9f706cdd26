/** Numbers of clauses: `2` below `1`, `(a)` inside `2`, `(i)` inside `(a)`, in whatever order a motion nests them. */

/** In front of a clause, as printed. */
export const numberForm =
  /^["“‘]?(?:S(?:ECTION|ection)\s+)?(?<number>\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivxl]{1,6}|[A-Z])[.)]{1,2}(?:\([a-z]+\))?|\d{1,2}(?:\.\d{1,2})+|[•●▪◦·∙‣–—*-])\s+(?=\S)/u;

/** The number without its brackets; null for a bullet. */
export function bareNumber(printed: string): string | null {
  const number = printed.replace(/^\(|[.)]+$/g, "");
  return /[\p{L}\d]/u.test(number) ? number : null;
}

/** The number a list item is counted by; null for letters and bullets. */
export function leading(printed: string): number | null {
  const digits = /^\(?(\d{1,3})(?![\d.]*\d)/.exec(printed)?.[1];
  return digits === undefined ? null : Number(digits);
}

const romans = " i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split(" ");

type Style = "digits" | "roman" | "small" | "capital" | "other";

/** What a number may be: `i` is a Roman one and a letter. */
function stylesOf(number: string): Style[] {
  if (/^\d+$/.test(number)) return ["digits"];
  if (/^[A-Z]$/.test(number)) return ["capital"];
  const styles: Style[] = romans.includes(number) ? ["roman"] : [];
  if (/^[a-z]$/.test(number)) styles.push("small");
  return styles.length > 0 ? styles : ["other"];
}

function rankOf(number: string, style: Style): number {
  if (style === "digits") return Number(number);
  return style === "roman" ? romans.indexOf(number) : number.toLowerCase().charCodeAt(0) - 96;
}

function shared(one: string, other: string): Style[] {
  return stylesOf(one).filter((style) => style !== "other" && stylesOf(other).includes(style));
}

/**
 * The levels with `number` in its place: behind the one it counts on from, inside the last where it begins a list
 * of its own, else where others of its kind stand.
 */
export function placed(levels: readonly string[], number: string): string[] {
  if (levels.length === 0 || /\./.test(number)) return [number];
  const at = (depth: number) => [...levels.slice(0, depth), number];
  for (let depth = levels.length - 1; depth >= 0; depth -= 1) {
    const level = levels[depth] ?? "";
    if (shared(level, number).some((style) => rankOf(number, style) === rankOf(level, style) + 1))
      return at(depth);
  }
  const alike = levels.findLastIndex((level) => shared(level, number).length > 0);
  if (alike < 0) return at(levels.length);
  // `i` inside `b`: of a kind with it as a letter, and the first as a Roman number.
  const begins = number === "i" && !stylesOf(levels[alike] ?? "").includes("roman");
  return at(begins ? levels.length : alike);
}

/** `2(a)(i)`, of its levels. */
export function joined([first = "", ...below]: readonly string[]): string {
  return first + below.map((level) => `(${level})`).join("");
}
