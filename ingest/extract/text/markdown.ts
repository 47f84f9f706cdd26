/** Markdown (CommonMark with tables and front matter) to blocks, by what it looks like rendered. */
import { type Draft, makeExtraction } from "../assemble.js";
import { withoutComments } from "../comments.js";
import type { Extraction, FileMetadata } from "../extraction.js";
import type { FileInput } from "../extractors.js";
import { madeBy } from "../made-by.js";
import { partialDate } from "../partial-dates.js";
import { decodeText } from "./decode.js";
import { inlinePieces, markdownMarkup } from "./inline-markup.js";

const atx = /^ {0,3}(#{1,6})\s+(.*)$/;
/** Marks after a heading, which may be printed there too. */
const closingMarks = /(?:^|\s)#+$/;
const listItem = /^(\s*)([-*+]|\d{1,9}[.)])\s+(.*)$/;
const note = /^\[\^([^\]\s]+)\]:\s*(.*)$/;
const fence = /^ {0,3}(```+|~~~+)/;
const ruleCell = /^:?-{2,}:?$/;
const thematicBreak = /^ {0,3}([-*_])(?:\s*\1){2,}\s*$/;

/** The text of a Markdown file, without its marks. */
export async function extractMarkdown(input: FileInput): Promise<Extraction> {
  const decoded = decodeText(input.bytes);
  const { metadata, body } = frontMatter(decoded.text.replace(/\r\n?/g, "\n"));
  return makeExtraction({
    ...madeBy("markdown"),
    drafts: markdownDrafts(withoutComments(body)),
    metadata,
    warnings: decoded.warning ? [decoded.warning] : [],
  });
}

/** YAML front matter as blogs use it: only plain `name: value` lines are read. */
function frontMatter(text: string): { metadata: Partial<FileMetadata>; body: string } {
  const match = /^\uFEFF?---\n([\s\S]*?)\n(?:---|\.\.\.)\n/.exec(text);
  if (!match) return { metadata: {}, body: text };
  const value = (name: string) =>
    new RegExp(`^${name}:[ \\t]*(.+)$`, "im")
      .exec(match[1] ?? "")?.[1]
      ?.replace(/^(["'])(.*)\1$/, "$2")
      .trim() ?? null;
  const metadata = { title: value("title"), byline: value("author"), published: partialDate(value("date")) };
  return { metadata, body: text.slice(match[0].length) };
}

/** The block being gathered, line by line. */
interface Open {
  kind: "paragraph" | "list-item" | "code" | "table";
  lines: string[];
  marker: string | null;
  indented: boolean;
}

export function markdownDrafts(body: string): Draft[] {
  const drafts: Draft[] = [];
  let open: Open | null = null;
  const close = () => {
    if (open) for (const one of draftsOf(open)) drafts.push(one);
    open = null;
  };
  for (const line of body.split("\n")) {
    const current = open as Open | null;
    if (current?.kind === "code") {
      if (fence.test(line)) close();
      else current.lines.push(line);
    } else if (fence.test(line)) {
      close();
      open = { kind: "code", lines: [], marker: null, indented: false };
    } else if (current?.kind === "paragraph" && /^ {0,3}(=+|-{2,})\s*$/.test(line)) {
      drafts.push(heading(line.includes("=") ? 1 : 2, current.lines.join(" ")));
      open = null;
    } else if (line.trim() === "" || thematicBreak.test(line)) close();
    else if (atx.test(line)) {
      close();
      const [, marks = "#", words = ""] = atx.exec(line) ?? [];
      drafts.push(heading(marks.length, words.trim().replace(closingMarks, "").trimEnd()));
    } else open = takeLine(line, current, close);
  }
  close();
  return drafts;
}

function takeLine(line: string, current: Open | null, close: () => void): Open {
  const item = listItem.exec(line);
  const table = /^\s*\|/.test(line) || (line.includes("|") && isTableRule(line));
  if (item && !(current?.kind === "paragraph" && /\d/.test(item[2] ?? "") && item[2] !== "1.")) {
    close();
    return { kind: "list-item", lines: [item[3] ?? ""], marker: item[2] ?? null, indented: item[1] !== "" };
  }
  const [, label, words = ""] = note.exec(line) ?? [];
  if (label !== undefined) {
    close();
    return { kind: "list-item", lines: [words], marker: `[${label}]`, indented: false };
  }
  const quoted = /^ {0,3}>/.test(line);
  const plain = line.replace(/^ {0,3}(?:> ?)+/, "");
  if (table && current?.kind !== "table") {
    close();
    return { kind: "table", lines: [line], marker: null, indented: false };
  }
  if (current && (quoted === current.indented || current.kind !== "paragraph")) {
    current.lines.push(plain);
    return current;
  }
  close();
  return { kind: "paragraph", lines: [plain], marker: null, indented: quoted };
}

function heading(level: number, words: string): Draft {
  return { kind: "heading", level, pieces: inlinePieces(words, markdownMarkup) };
}

function draftsOf(open: Open): Draft[] {
  if (open.kind === "code") return [{ kind: "paragraph", pieces: [{ text: open.lines.join("\n") }] }];
  if (open.kind === "table")
    return open.lines
      .filter((line) => !isTableRule(line))
      .map((line): Draft => ({ kind: "row", pieces: cells(line) }));
  const source = open.lines.map((line) => withBreak(line).trimStart()).join(" ");
  const { kind, marker, indented } = open;
  return [{ kind, marker, indented, pieces: inlinePieces(source, markdownMarkup) }];
}

/** The line below the headings of a table: `| --- | :-: |`. */
function isTableRule(line: string): boolean {
  const cells = line
    .trim()
    .replace(/^\||\|$/g, "")
    .split("|");
  return cells.every((cell) => ruleCell.test(cell.trim()));
}

/** Two spaces, or a backslash, at the end of a line break it. */
function withBreak(line: string): string {
  if (line.endsWith("\\")) return `${line.slice(0, -1)}<br>`;
  return line.endsWith("  ") ? `${line.trimEnd()}<br>` : line;
}

function cells(line: string): Draft["pieces"] {
  const inner = line
    .trim()
    .replace(/^\||\|$/g, "")
    .split(/(?<!\\)\|/);
  const text = inner
    .map((cell) => cell.trim())
    .filter((cell) => cell !== "")
    .join(" | ");
  return inlinePieces(text, markdownMarkup);
}
