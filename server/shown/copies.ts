/** A citation in forms to copy. The words are never changed, only set in the marks of each form. */
import type { CitationRow, DocumentRow } from "../../storage/catalogue/tables.js";
import type { Copy } from "../../views/contexts.js";
import { dayOf } from "./words.js";

export interface Cited {
  citation: CitationRow;
  document: DocumentRow;
  speaker: string | null;
  page: string | null;
  question: string | null;
  address: string;
}

export function copies(cited: Cited): Copy[] {
  const { citation, address } = cited;
  const reference = referenceOf(cited);
  const lines = citation.exact.split("\n");
  return [
    form("plain", "Plain text", `“${citation.exact}”\n${reference}\n${address}`),
    form(
      "markdown",
      "Markdown",
      `${lines.map((line) => `> ${markdown(line)}`).join("\n")}\n>\n> — ${markdown(reference)} <${address}>`,
    ),
    form(
      "html",
      "HTML",
      `<blockquote cite="${html(address)}">\n<p>${lines.map(html).join("<br>\n")}</p>\n` +
        `<footer>— <cite>${html(reference)}</cite> <a href="${html(address)}">${html(address)}</a></footer>\n</blockquote>`,
    ),
  ];
}

/** `Dr A Name, Q12, page 3, “Title”, Source, 12 December 2023`: what is known, in that order. */
function referenceOf({ document, speaker, page, question }: Cited): string {
  const parts = [
    speaker,
    `“${document.title}”`,
    document.source,
    dayOf(document.date)?.words ?? null,
    question && `Q${question}`,
    page,
  ];
  return parts.filter((part) => part !== null && part !== "").join(", ");
}

function form(name: string, label: string, text: string): Copy {
  return { name, label, text, rows: Math.min(12, text.split("\n").length + Math.floor(text.length / 90)) };
}

function html(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/** CommonMark lets a backslash stand before any ASCII punctuation that would otherwise mean something. */
function markdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, "\\$&");
}
