/**
 * A document as it is invented: lines with what they truly are, in the marks of `marked-transcripts.ts`, written out as
 * plain text, a page, or the markup that Word files and PDFs are set from.
 */
import type { Said } from "./talk.js";

export interface SheetLine {
  kind: "paragraph" | "heading" | "centred" | "row";
  /** Inline: `**bold**`, `*italic*`, `***both***`. */
  words: string;
  /** `@@` marks that stand above it, without the signs. */
  marks: string[];
}

/** `lines` and `columns` are printed pages: see `set-in-pages.ts`. */
export type Form = "txt" | "html" | "docx" | "pdf" | "lines" | "columns";

/** Collects lines; a turn is marked as it is written down. */
export interface Sheet {
  lines: SheetLine[];
  line(words: string, kind?: SheetLine["kind"]): void;
  /** Words of the record itself: nobody's. */
  record(words: string, kind?: SheetLine["kind"]): void;
  /** `printed` is what stands before the first words; `label` the attribution. */
  turn(label: string, said: Said, printed: string, question?: string | null): void;
  /** A turn as the row of a table. */
  row(label: string, cells: readonly string[]): void;
  declare(mark: string): void;
}

/** An empty sheet. */
export function newSheet(): Sheet {
  const lines: SheetLine[] = [];
  let declared: string[] = [];
  const put = (words: string, kind: SheetLine["kind"], marks: string[]): void => {
    lines.push({ kind, words, marks: [...declared, ...marks] });
    declared = [];
  };
  return {
    lines,
    line: (words, kind = "paragraph") => put(words, kind, []),
    record: (words, kind = "paragraph") => put(words, kind, ["- | -"]),
    turn: (label, { paragraphs }, printed, question = null) => {
      const [opening = "", ...rest] = paragraphs;
      const above = printed.endsWith("\n");
      put(above ? printed.trim() : `${printed}${opening}`, "paragraph", [`${question ?? "-"} | ${label}`]);
      if (above) put(opening, "paragraph", []);
      for (const words of rest) put(words, "paragraph", []);
    },
    row: (label, cells) => put(cells.join(" | "), "row", [`- | ${label}`]),
    declare: (mark) => declared.push(mark),
  };
}

/** The sheet with its marks. Plain text may be wrapped at `width` columns, and its paragraphs run on without empty lines. */
export function written(
  { lines }: Sheet,
  form: Form,
  { width = 0, close = false }: { width?: number; close?: boolean } = {},
): string {
  const out = lines.map(({ kind, words, marks }) => {
    const above = marks.map((mark) => `@@ ${mark}\n`).join("");
    if (form === "html") return `${above}${html(kind, words)}`;
    if (form === "txt") return `${above}${wrapped(words.replace(/\*+/g, ""), width)}`;
    const prefix = { paragraph: "", heading: "## ", centred: "^ ", row: "" }[kind];
    return `${above}${prefix}${words.replaceAll("***", "**").replace(/^● /, /^(?:pdf|lines|columns)$/.test(form) ? "" : "● ")}`;
  });
  if (form === "html") {
    const rows = lines.findIndex(({ kind }) => kind === "row");
    if (rows >= 0) out.splice(rows, out.length, "<table>", ...out.slice(rows), "</table>");
    return `<html lang="en"><head><title>Page</title></head><body>\n${out.join("\n")}\n</body></html>\n`;
  }
  return `${out.join(form === "txt" && close ? "\n" : "\n\n")}\n`;
}

function html(kind: SheetLine["kind"], words: string): string {
  const inline = words
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replace(/\*\*\*([^*]+)\*\*\*/g, "<strong><em>$1</em></strong>")
    .replace(/\*\*([^*]+)\*\*/g, "<strong>$1</strong>")
    .replace(/\*([^*]+)\*/g, "<em>$1</em>");
  if (kind === "row")
    return `<tr>${inline
      .split(" | ")
      .map((cell) => `<td>${cell}</td>`)
      .join("")}</tr>`;
  return kind === "heading" ? `<h2>${inline}</h2>` : `<p>${inline}</p>`;
}

/** Only the first line of wrapped words stands below the marks. */
function wrapped(words: string, width: number): string {
  if (width === 0) return words;
  const out: string[] = [];
  let line = "";
  for (const word of words.split(" ")) {
    if (line !== "" && line.length + word.length + 1 > width) {
      out.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...out, line].join("\n");
}
