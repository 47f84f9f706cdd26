/** Every form in which a reference is given out, once: its name in addresses, its label, and how it is made. */
import { bibtex } from "./bibtex.js";
import type { Cited } from "./cited.js";
import { cslItem, printedItem } from "./csl-item.js";
import { embedCode, embedSize } from "./embed.js";
import { oscola } from "./oscola.js";
import { listed, noted, type Style } from "./printed.js";
import { ris } from "./ris.js";
import { escapeHtml, escapeMarkdown, htmlOf, markdownOf, plainText, type Run } from "./runs.js";

export interface Form {
  /** In addresses: `oscola`, `chicago-note`. */
  name: string;
  label: string;
  /** How it stands together with others on a page. */
  group: "reference" | "quotation" | "file";
  mediaType: string;
  /** Of the file it is downloaded as; null for what is only copied. */
  extension: string | null;
  make(cited: Cited): string;
}

const plain = "text/plain; charset=utf-8";

function reference(name: string, label: string, print: (cited: Cited) => Run[]): Form {
  const make = (cited: Cited) => plainText(print(cited));
  return { name, label, group: "reference", mediaType: plain, extension: null, make };
}

const inList = (style: Style) => (cited: Cited) => listed(style, printedItem(cited));
const inText = (style: Style) => (cited: Cited) => noted(style, printedItem(cited), cited);

export const forms: readonly Form[] = [
  reference("oscola", "OSCOLA footnote", oscola),
  reference("harvard", "Harvard (Cite Them Right): reference", inList("harvard")),
  reference("harvard-in-text", "Harvard: in the text", inText("harvard")),
  reference("chicago-note", "Chicago: note", inText("chicago-note")),
  reference("chicago-author-date", "Chicago: author and date", inList("chicago-author-date")),
  reference("chicago-in-text", "Chicago: in the text", inText("chicago-author-date")),
  reference("mla", "MLA 9: works cited", inList("mla")),
  reference("mla-in-text", "MLA: in the text", inText("mla")),
  reference("apa", "APA 7: reference", inList("apa")),
  reference("apa-in-text", "APA: in the text", inText("apa")),
  {
    name: "link",
    label: "Link",
    group: "quotation",
    mediaType: plain,
    extension: null,
    make: ({ address }) => address,
  },
  {
    name: "plain",
    label: "Plain text",
    group: "quotation",
    mediaType: plain,
    extension: null,
    make: asPlainText,
  },
  {
    name: "markdown",
    label: "Markdown",
    group: "quotation",
    mediaType: "text/markdown; charset=utf-8",
    extension: "md",
    make: asMarkdown,
  },
  // Sent as plain text: what the page shows is its source.
  { name: "html", label: "HTML", group: "quotation", mediaType: plain, extension: "html", make: asHtml },
  {
    name: "embed",
    label: "Card for another page",
    group: "quotation",
    mediaType: plain,
    extension: null,
    make: asEmbed,
  },
  {
    name: "bibtex",
    label: "BibTeX",
    group: "file",
    mediaType: "application/x-bibtex; charset=utf-8",
    extension: "bib",
    make: bibtex,
  },
  {
    name: "ris",
    label: "RIS",
    group: "file",
    mediaType: "application/x-research-info-systems; charset=utf-8",
    extension: "ris",
    make: ris,
  },
  {
    name: "csl",
    label: "CSL-JSON",
    group: "file",
    mediaType: "application/vnd.citationstyles.csl+json",
    extension: "json",
    make: (cited) => `${JSON.stringify([cslItem(cited)], null, 2)}\n`,
  },
];

/** The one form that is no text. */
export const docxForm = {
  name: "docx",
  label: "Word file with a footnote",
  mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  extension: "docx",
  make: async (cited: Cited) => (await import("./footnote-docx.js")).footnoteDocx(cited),
} as const;

export function formNamed(name: string): Form | null {
  return forms.find((form) => form.name === name) ?? null;
}

function asPlainText(cited: Cited): string {
  const note = plainText(oscola(cited));
  return cited.words ? `“${cited.words.exact}”\n${note}` : note;
}

function asMarkdown(cited: Cited): string {
  // The address in its angle brackets is a link in Markdown as it stands.
  const link = `<${cited.address}>`;
  const note = markdownOf(oscola(cited)).replace(escapeMarkdown(link), () => link);
  if (!cited.words) return `${note}\n`;
  const lines = cited.words.exact.split("\n").map((line) => `> ${escapeMarkdown(line)}`.trimEnd());
  return `${lines.join("\n")}\n>\n> — ${note}\n`;
}

/** Of a whole document there is no card: its address is all there is to embed. */
function asEmbed({ words, card, title, address }: Cited): string {
  return words && card ? embedCode(card, title, embedSize(words.exact)) : address;
}

function asHtml(cited: Cited): string {
  const address = escapeHtml(cited.address);
  const note = `<a href="${address}">${htmlOf(oscola(cited))}</a>`;
  if (!cited.words) return `<p><cite>${note}</cite></p>\n`;
  const lines = cited.words.exact.split("\n").map(escapeHtml).join("<br>\n");
  return `<blockquote cite="${address}">\n<p>${lines}</p>\n<footer>— <cite>${note}</cite></footer>\n</blockquote>\n`;
}
