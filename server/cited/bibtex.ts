/** One entry of BibTeX; fields as in the `biblatex`-less styles: `@article`, `@techreport`, `@misc`. */
import type { Cited, Name } from "./cited.js";
import { isReport, pagesOf, paperNumbers } from "./csl-item.js";

/** The entry, with a line feed at its end. Everything in it is escaped; a title keeps its capitals. */
export function bibtex(cited: Cited): string {
  const { title, source, date, language, address, words, sort, accessed } = cited;
  const [year = null, month = null, day = null] = date?.split("-") ?? [];
  const isArticle = cited.kind === "article" && source !== null;
  const authors = cited.kind === "article" ? names(cited.authors) : source && `{${escaped(source)}}`;
  const fields: [string, string | null][] = [
    ["title", `{{${escaped(title)}}}`],
    ["author", authors ? `{${authors}}` : null],
    ["journal", isArticle ? inBraces(source) : null],
    ["institution", cited.kind === "transcript" || isReport(cited) ? inBraces(source) : null],
    ["type", inBraces(sort ?? (cited.isEvidence ? "Oral evidence" : null))],
    ["number", inBraces(paperNumbers(cited))],
    ["volume", inBraces(cited.official.volume?.value ?? null)],
    ["year", inBraces(year)],
    ["month", month && monthNames[Number(month) - 1] ? (monthNames[Number(month) - 1] ?? null) : null],
    ["day", inBraces(day && String(Number(day)))],
    ["pages", inBraces(pagesOf(cited)?.replace("–", "--") ?? null)],
    ["language", inBraces(language)],
    ["url", `{${urlIn(address)}}`],
    ["urldate", inBraces(accessed)],
    ["note", inBraces(words && noteOf(cited))],
  ];
  const lines = fields.flatMap(([name, value]) => (value === null ? [] : [`  ${name} = ${value}`]));
  return `@${typeOf(cited)}{ibid-${words?.citation ?? cited.document},\n${lines.join(",\n")}\n}\n`;
}

const monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** An entry without what its type requires would be refused: then it is `@misc`. */
function typeOf(cited: Cited): string {
  const { kind, source } = cited;
  if (source === null) return "misc";
  return kind === "article" ? "article" : kind === "other" && !isReport(cited) ? "misc" : "techreport";
}

function names(authors: readonly Name[]): string {
  const each = authors.map((name) =>
    "literal" in name ? `{${escaped(name.literal)}}` : `${escaped(name.family)}, ${escaped(name.given)}`,
  );
  return each.join(" and ");
}

/** The words, who said them and where: `Professor Calloway, Q12: “…”`. */
export function noteOf({ words }: Pick<Cited, "words">): string {
  if (!words) return "";
  const { question, clause, item, column } = words.place;
  const where = [
    words.speaker,
    question && `Q${question}`,
    item && `item ${item}`,
    clause,
    column && `col ${column}`,
  ].filter((part) => part !== null && part !== "");
  return `${where.length > 0 ? `${where.join(", ")}: ` : ""}“${words.exact.replace(/\s+/g, " ")}”`;
}

function inBraces(value: string | null): string | null {
  return value === null || value === "" ? null : `{${escaped(value)}}`;
}

const commands: Record<string, string> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

/**
 * Characters that mean something to TeX, as the commands that print them. BibTeX counts braces without regard to
 * backslashes, so that a brace without its partner would end the entry early: those are left out.
 */
function escaped(text: string): string {
  const line = text.replace(/\s+/g, " ");
  const kept = areBalanced(line) ? line : line.replace(/[{}]/g, "");
  return kept.replace(/[\\{}~^]/g, (sign) => commands[sign] ?? sign).replace(/[&%$#_]/g, "\\$&");
}

function areBalanced(text: string): boolean {
  let depth = 0;
  for (const [sign] of text.matchAll(/[{}]/g)) {
    depth += sign === "{" ? 1 : -1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** Addresses are printed as they are, but must not end their field. */
function urlIn(address: string): string {
  return address.replace(/[{}\\\s]/g, (sign) => encodeURIComponent(sign));
}
