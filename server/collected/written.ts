/** A collection as text: Markdown, a page of HTML by itself, and files for citation managers. */
import { bibtex } from "../cited/bibtex.js";
import { cslItem } from "../cited/csl-item.js";
import { oscola } from "../cited/oscola.js";
import { ris } from "../cited/ris.js";
import { escapeHtml, escapeMarkdown, htmlOf, markdownOf } from "../cited/runs.js";
import { type Collected, type CollectedEntry, wordsIn } from "./collected.js";
import { standingSentence } from "./standing-sentence.js";

/** Markdown with the references as footnotes (`[^1]`), as Pandoc and GitHub read them. */
export function collectionMarkdown(collected: Collected): string {
  const notes: string[] = [];
  const blocks = collected.entries.map((entry) => markdownEntry(entry, notes));
  const head = [`# ${escapeMarkdown(oneLine(collected.title))}`, escapeMarkdown(collected.introduction)];
  const foot = `${escapeMarkdown(collected.by)}, <${collected.address}>`;
  return `${[...head, ...blocks, foot, notes.join("\n")].filter((part) => part !== "").join("\n\n")}\n`;
}

function markdownEntry(entry: CollectedEntry, notes: string[]): string {
  if (entry.kind === "heading") return `## ${escapeMarkdown(oneLine(entry.text))}`;
  if (entry.kind === "note") return escapeMarkdown(entry.text);
  if (entry.kind === "closed")
    return [escapeMarkdown(entry.text), `*${escapeMarkdown(entry.sentence)}*`].join("\n\n");
  const { cited } = entry;
  const link = `<${cited.address}>`;
  const note = markdownOf(oscola(cited)).replace(escapeMarkdown(link), () => link);
  notes.push(`[^${notes.length + 1}]: ${note}`);
  const lines = (cited.words?.exact ?? "").split("\n").map((line) => `> ${escapeMarkdown(line)}`.trimEnd());
  const standing = standingSentence(entry);
  return [
    escapeMarkdown(entry.text),
    `${lines.join("\n")} [^${notes.length}]`,
    standing === null ? "" : `*${escapeMarkdown(standing)}*`,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** A whole page of HTML that needs nothing else, with the references as notes at its end. */
export function collectionHtml(collected: Collected): string {
  const notes: string[] = [];
  const blocks = collected.entries.map((entry) => htmlEntry(entry, notes));
  const title = escapeHtml(collected.title);
  const address = escapeHtml(collected.address);
  const list = notes.length > 0 ? `<ol>\n${notes.join("\n")}\n</ol>\n` : "";
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head>
<body>
<h1>${title}</h1>
${[paragraphs(collected.introduction), ...blocks].filter((part) => part !== "").join("\n")}
<hr>
${list}<p>${escapeHtml(collected.by)}, <a href="${address}">${address}</a></p>
</body>
</html>
`;
}

function htmlEntry(entry: CollectedEntry, notes: string[]): string {
  if (entry.kind === "heading") return `<h2>${escapeHtml(entry.text)}</h2>`;
  if (entry.kind === "note") return paragraphs(entry.text);
  const own = paragraphs(entry.text);
  if (entry.kind === "closed") return `${own}<p><em>${escapeHtml(entry.sentence)}</em></p>`;
  const number = notes.length + 1;
  const address = escapeHtml(entry.cited.address);
  notes.push(
    `<li id="note-${number}"><a href="${address}">${htmlOf(oscola(entry.cited))}</a> <a href="#to-note-${number}" aria-label="Back to the words">↩</a></li>`,
  );
  const words = (entry.cited.words?.exact ?? "").split("\n").map(escapeHtml).join("<br>\n");
  const mark = `<sup><a id="to-note-${number}" href="#note-${number}">${number}</a></sup>`;
  const standing = standingSentence(entry);
  const said = standing === null ? "" : `\n<p><em>${escapeHtml(standing)}</em></p>`;
  return `${own}<blockquote cite="${address}"><p>${words}${mark}</p></blockquote>${said}`;
}

/** BibTeX, RIS and CSL-JSON hold each citation once, in the order of the collection. */
export function collectionBibtex(collected: Collected): string {
  return each(collected).map(bibtex).join("\n");
}

export function collectionRis(collected: Collected): string {
  return each(collected).map(ris).join("");
}

export function collectionCsl(collected: Collected): string {
  return `${JSON.stringify(each(collected).map(cslItem), null, 2)}\n`;
}

function each(collected: Collected) {
  const cited = wordsIn(collected).map((entry) => entry.cited);
  return [...new Map(cited.map((one) => [one.words?.citation, one])).values()];
}

function paragraphs(text: string): string {
  return text
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== "")
    .map((part) => `<p>${part.split("\n").map(escapeHtml).join("<br>\n")}</p>`)
    .join("\n");
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}
