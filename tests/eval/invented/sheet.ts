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
  /** The same as a label and the words behind it, where a turn begins. */
  turn?: { label: string; opening: string };
}

/**
 * `lines` and `columns` are printed pages: see `set-in-pages.ts`. `typed` is text whose paragraphs begin with an indented
 * line, `marked` a page that names who speaks in elements of their own.
 */
export type Form = "txt" | "html" | "docx" | "pdf" | "lines" | "columns" | "typed" | "marked";

/** How a page marks turns: what holds one, the element with the name and its class. */
export interface TurnMarkup {
  holder: string | null;
  tag: string;
  name: string;
}

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
  const put = (words: string, kind: SheetLine["kind"], marks: string[], turn?: SheetLine["turn"]): void => {
    lines.push({ kind, words, marks: [...declared, ...marks], ...(turn && { turn }) });
    declared = [];
  };
  return {
    lines,
    line: (words, kind = "paragraph") => put(words, kind, []),
    record: (words, kind = "paragraph") => put(words, kind, ["- | -"]),
    turn: (label, { paragraphs }, printed, question = null) => {
      const [opening = "", ...rest] = paragraphs;
      const above = printed.endsWith("\n");
      put(above ? printed.trim() : `${printed}${opening}`, "paragraph", [`${question ?? "-"} | ${label}`], {
        label,
        opening,
      });
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
  { width = 0, close = false, markup }: { width?: number; close?: boolean; markup?: TurnMarkup } = {},
): string {
  if (form === "typed") return typed(lines);
  if (form === "marked" && markup) return markedPage(lines, markup);
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

/** As the printers of Washington type it: 72 columns, paragraphs known by their first line, headings in the middle. */
function typed(lines: readonly SheetLine[]): string {
  const out = lines.map(({ kind, words, marks }) => {
    const above = marks.map((mark) => `@@ ${mark}\n`).join("");
    const plain = words.replace(/\*+/g, "");
    if (kind === "paragraph") return `${above}    ${wrapped(plain, 68)}`;
    return `\n${above}${" ".repeat(Math.max(0, (72 - plain.length) >> 1))}${plain}\n`;
  });
  return `${out.join("\n")}\n`;
}

/** A page whose turns are set apart, or whose names are headings above what is said. */
function markedPage(lines: readonly SheetLine[], { holder, tag, name }: TurnMarkup): string {
  const out: string[] = [];
  let open = false;
  const end = () => {
    if (open && holder !== null) out.push("</div>");
    open = false;
  };
  for (const { kind, words, marks, turn } of lines) {
    if (turn || kind !== "paragraph" || marks.length > 0) end();
    const above = marks.map((mark) => `@@ ${mark}`);
    if (turn) {
      if (holder !== null) out.push(`<div class="${holder}">`);
      out.push(...above, `<${tag} class="${name}">${turn.label}</${tag}>`, html("paragraph", turn.opening));
      open = true;
    } else out.push(...above, html(kind, words));
  }
  end();
  return `<html lang="en"><head><title>Page</title></head><body><main>\n${out.join("\n")}\n</main></body></html>\n`;
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
