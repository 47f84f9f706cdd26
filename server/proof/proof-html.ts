/**
 * A proof as one HTML file that checks itself without any network: its policy lets nothing be loaded or sent, and only
 * the script and the style whose digests it names be used.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Proof } from "../../storage/model/proof.js";
import { escapeHtml, unescapeHtml } from "../cited/runs.js";
import { momentOf } from "../shown/words.js";
import { proofStyle } from "./proof-style.js";

/** Longest text that comes inside the proof, in UTF-16 code units: a book of two hundred pages. */
export const longestTextInside = 500_000;

const scripts = [
  "storage/model/timestamp-token.js",
  "storage/model/signed-bytes.js",
  "storage/model/quoted-parts.js",
  "storage/model/proof-check.js",
  "views/assets/proof-file.js",
];
let script: string | null = null;

/** The modules as one script: they import nothing but each other, so that only these words are in the way. */
function wholeScript(): string {
  script ??= scripts
    .map((path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8"))
    .map((code) =>
      code
        .replace(/^import .*;$|^export \{\};?$/gm, "")
        .replace(/^export /gm, "")
        .replace(/^\/\/# sourceMappingURL=.*$/gm, ""),
    )
    .join("\n");
  return `"use strict";\n(() => {\n${script}\n})();`;
}

const digestOf = (code: string) => `'sha256-${createHash("sha256").update(code).digest("base64")}'`;

/** JSON that cannot end the element it stands in. */
const embedded = (value: unknown) => JSON.stringify(value).replace(/</g, "\\u003c");

/** The file. `text`: the whole text of the version; null when it is too long to come along. */
export function proofHtml(proof: Proof, text: string | null): string {
  const { statement } = proof;
  const { quote } = statement;
  const code = wholeScript();
  const inside = text !== null && text.length <= longestTextInside ? text : null;
  const policy = `default-src 'none'; script-src ${digestOf(code)}; style-src ${digestOf(proofStyle)}; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Proof of citation ${escapeHtml(statement.citation)}</title>
<style>${proofStyle}</style>
</head>
<body>
<main>
<p class="kicker">Proof of a citation · ${escapeHtml(statement.archive.name)}</p>
<h1>Do these words stand there?</h1>
<blockquote>${escapeHtml(quote.prefix)}<mark>${escapeHtml(quote.quotation ?? quote.exact)}</mark>${escapeHtml(quote.suffix)}</blockquote>
${quote.parts ? '<p class="quiet">Quoted with words left out or put in: the ellipses, and what stands in square brackets, are no words of the document.</p>\n' : ""}<p class="place">${escapeHtml(placeOf(statement))}</p>
<h2>Check it</h2>
<noscript><p class="verdict" data-state="open">This page checks itself with JavaScript, which is off. <code>ibid check-proof</code> does the same.</p></noscript>
<p class="verdict" id="verdict" role="status"></p>
<p><label for="original-file">The original: “${escapeHtml(statement.original.name)}”, ${statement.original.bytes} bytes</label>
<input id="original-file" type="file"></p>
<p><label for="text-file">${inside === null ? "The text as the archive keeps it" : "The text (it comes inside this file; another can be chosen)"}</label>
<input id="text-file" type="file"></p>
<p><label for="known-key">The key that you know from elsewhere (optional)</label>
<input id="known-key" type="text" spellcheck="false" autocomplete="off" size="34"></p>
<ul id="findings" class="findings"></ul>
<p class="quiet">Nothing leaves this page: it may load nothing and send nothing.</p>
<h2>What this proves, and what not</h2>
<p>If everything holds, the words stand in the text letter for letter, and text and original are unchanged, to the last bit, since the archive signed for them. With a time-stamp, they are unchanged since the time it gives, by the clock of somebody else; without one, the time of signing is the archive’s word.</p>
<p>It does not prove that the source really said or published this, nor that the archive had the file from where it says. The text was taken from the original by a program, named below: to see that it was taken rightly, open the original and read the place. Anybody can make a key: that this one is the archive’s, its own list of keys says, or whoever gave you one before. And whoever gave you this file could have changed the script in it: if that matters, check it with a program of your own, such as <code>ibid check-proof</code>, which reads only what was signed.</p>
<h2>What was signed</h2>
<dl>
${rowsOf(proof)}
</dl>
</main>
<script type="application/json" id="proof">${embedded(proof)}</script>
<script type="application/json" id="text">${embedded(inside)}</script>
<script>${code}</script>
</body>
</html>
`;
}

/**
 * The proof and the text inside such a file, and the words that it shows; of anything else, the proof is what it holds as
 * JSON, or null.
 */
export function partsOfProofHtml(file: string): {
  proof: unknown;
  text: string | null;
  shown: string | null;
} {
  if (!/^\s*</.test(file)) return { proof: parsed(file), text: null, shown: null };
  const part = (id: string) =>
    new RegExp(`<script type="application/json" id="${id}">([^<]*)</script>`).exec(file)?.[1] ?? "null";
  const text = parsed(part("text"));
  const shown = /<mark>([^<]*)<\/mark>/.exec(file)?.[1] ?? "";
  return {
    proof: parsed(part("proof")),
    text: typeof text === "string" ? text : null,
    shown: unescapeHtml(shown),
  };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function placeOf({ place, document }: Proof["statement"]): string {
  const { firstPage, lastPage, question, speaker } = place;
  const pages =
    firstPage && (firstPage === lastPage ? `page ${firstPage}` : `pages ${firstPage} to ${lastPage}`);
  const parts = [speaker, document.title, document.source, document.date, question && `Q${question}`, pages];
  return parts.filter((part) => part !== null && part !== "").join(" · ");
}

function rowsOf({ statement, signature, timestamps }: Proof): string {
  const { original, text, quote, document, signed, cited } = statement;
  const rows: [string, string | null][] = [
    ["Citation", statement.address],
    ["Document", `${document.id}, version ${document.version}`],
    ["Published at", document.address],
    ["Original", `${original.name}, ${original.mediaType}, ${original.bytes} bytes`],
    ["Digest of the original", original.digest],
    ["Received by the archive", momentOf(original.receivedAt).words],
    ["Text taken by", `${text.extractor} ${text.extractorVersion}, ${momentOf(text.at).words}`],
    ["Digest of the text", text.digest],
    ["Characters of the text", `${quote.start}–${quote.end} of ${text.characters} (UTF-16 code units)`],
    ["Cited", `${momentOf(cited.at).words} by ${cited.by}`],
    ["Signed", `${momentOf(signed.at).words} with key ${signature.key}`],
    [
      "Time-stamp",
      timestamps.map(({ authority, at }) => `${momentOf(at).words} by ${authority}`).join("; ") || "none",
    ],
  ];
  return rows
    .flatMap(([name, value]) => (value === null ? [] : [`<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`]))
    .join("\n");
}
