/** An alert as plain text, and as HTML that any mail program shows. */
import { counted } from "../shown/words.js";
import { written } from "../written.js";
import type { AlertDocument, AlertMessage } from "./alert-message.js";

export function alertText(message: AlertMessage): string {
  return [
    message.opening,
    `It asks for: ${message.asks}`,
    ...message.documents.map(documentText),
    ...moreDocuments(message),
    `All of your searches: ${message.searches}`,
    `No more e-mail for this search: ${message.unsubscribe}`,
    `-- \n${message.archive}`,
  ].join("\n\n");
}

function documentText({ title, origin, href, passages, more }: AlertDocument): string {
  const shown = passages.map(({ segments, cutBefore, cutAfter, href }) => {
    const words = segments.map(({ text, mark }) => (mark === null ? text : `*${text}*`)).join("");
    return `  ${cutBefore ? "…" : ""}${words}${cutAfter ? "…" : ""}\n  ${href}`;
  });
  const head = `${title}${origin === "" ? "" : ` (${origin})`}\n${href}`;
  return [head, ...shown, ...morePassages(more)].join("\n\n");
}

export function alertHtml(message: AlertMessage): string {
  const link = (href: string, label: string) => `<a href="${written(href)}">${written(label)}</a>`;
  const documents = message.documents.map(({ title, origin, href, passages, more }) =>
    [
      `<h2>${link(href, title)}</h2>`,
      ...(origin === "" ? [] : [`<p>${written(origin)}</p>`]),
      ...passages.map(({ segments, cutBefore, cutAfter, href }) => {
        const words = segments
          .map(({ text, mark }) => (mark === null ? written(text) : `<mark>${written(text)}</mark>`))
          .join("");
        return `<blockquote>${cutBefore ? "…" : ""}${words}${cutAfter ? "…" : ""}<br>${link(href, "Open at this passage")}</blockquote>`;
      }),
      ...morePassages(more).map((line) => `<p>${written(line)}</p>`),
    ].join("\n"),
  );
  return [
    `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${written(message.subject)}</title></head><body>`,
    `<h1>${written(message.opening)}</h1>`,
    `<p>It asks for: ${written(message.asks)}</p>`,
    ...documents,
    ...moreDocuments(message).map((line) => `<p>${written(line)}</p>`),
    `<p>${link(message.searches, "All of your searches")} · ${link(message.unsubscribe, "No more e-mail for this search")}</p>`,
    `<p>${written(message.archive)}</p>`,
    "</body></html>",
  ].join("\n");
}

function morePassages(more: number): string[] {
  return more > 0 ? [`${counted(more, "more passage")} in this document.`] : [];
}

function moreDocuments({ more }: AlertMessage): string[] {
  return more > 0 ? [`And ${counted(more, "more document")}: open the search to see them all.`] : [];
}
