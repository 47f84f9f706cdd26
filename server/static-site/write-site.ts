/** What is published as a site of files: documents, texts, citations, originals, digests; read without Ibid. */
import { documentObject } from "../../ingest/archive.js";
import { type DigestedFolder, digestedFolder, writeList } from "../../ingest/export/digested-folder.js";
import { documentsOut, isOriginalOpen, proofsOut } from "../../ingest/export/documents-out.js";
import type { OpenArchive } from "../../ingest/open-archive.js";
import { keptProofs } from "../../ingest/proofs/proof.js";
import { keyHistory } from "../../ingest/proofs/signing-key.js";
import type { PassageRow } from "../../storage/catalogue/reading-tables.js";
import type { Citation } from "../../storage/model/citation.js";
import { publishedKey } from "../../storage/model/proof.js";
import type { DocumentRecord, Version } from "../../storage/model/record.js";
import { counted, dayOf, kindName, momentOf, sizeOf } from "../shown/words.js";
import { html, type Markup, page, style } from "./page.js";

type Desk = Pick<OpenArchive, "catalogue" | "vault" | "now">;

export interface SiteWritten {
  documents: number;
  citations: number;
  files: number;
}

interface Listed {
  record: DocumentRecord;
  version: Version;
}

/** Writes the site into a folder that is empty or absent (else FolderTaken). Only what is published is in it. */
export async function writeSite(desk: Desk, target: string, archive: string): Promise<SiteWritten> {
  const site = await digestedFolder(target);
  const listed: Listed[] = [];
  let citations = 0;
  for await (const record of documentsOut(desk, ["published"])) {
    const version = record.versions.at(-1);
    if (!version) continue;
    await writeDocument(desk, site, archive, record);
    for (const citation of record.citations) await writeCitation(site, archive, record, citation);
    for (const proof of proofsOut(record, await keptProofs(desk, record.id)))
      await site.write(
        `citations/${proof.statement.citation}/proof.json`,
        `${JSON.stringify(proof, null, 2)}\n`,
      );
    citations += record.citations.length;
    listed.push({ record, version });
  }
  await site.write(
    "index.html",
    indexPage(archive, listed, momentOf(new Date(desk.now()).toISOString()).words),
  );
  await site.write("style.css", style);
  const keys = (await keyHistory(desk)).map(publishedKey);
  await site.write("keys.json", `${JSON.stringify({ keys }, null, 2)}\n`);
  const files = site.files.toSorted((one, other) => (one.path < other.path ? -1 : 1));
  await writeList(target, "digests.txt", files.map(({ sha256, path }) => `${sha256}  ${path}\n`).join(""));
  return { documents: listed.length, citations, files: files.length + 1 };
}

async function writeDocument(desk: Desk, site: DigestedFolder, archive: string, record: DocumentRecord) {
  const object = documentObject(record.id);
  const newest = record.versions.at(-1)?.number ?? 1;
  for (const version of record.versions) {
    const folder = `documents/${record.id}/versions/${version.number}`;
    if (isOriginalOpen(record)) {
      const { stream } = await desk.vault.open(object, version.original.path);
      await site.copy(`${folder}/original/${fileName(version)}`, stream);
    }
    if (version.text)
      await site.write(`${folder}/text.txt`, await desk.vault.read(object, version.text.path));
    const passages = await passagesOf(desk, record.id, version.number);
    const body = documentBody(record, version, passages, newest);
    await site.write(
      `${folder}/index.html`,
      page({ title: record.description.title, archive, up: "../../../../", body }),
    );
  }
  await site.write(
    `documents/${record.id}/document.json`,
    `${JSON.stringify(publicRecord(record), null, 2)}\n`,
  );
}

/** What everybody may read of a record: not who did what to it. */
function publicRecord({ id, description, tags, versions, citations }: DocumentRecord) {
  return {
    document: id,
    ...description,
    tags: tags.map(({ label }) => label),
    versions: versions.map(({ number, original, text }) => ({
      number,
      original: {
        name: original.name,
        mediaType: original.mediaType,
        bytes: original.bytes,
        digest: original.digest,
      },
      text: text && { digest: text.digest, characters: text.characters, extractor: text.extractor },
    })),
    citations: citations.map(({ by: _, ...citation }) => citation),
  };
}

function documentBody(
  { id, description, tags, citations, versions }: DocumentRecord,
  version: Version,
  passages: readonly PassageRow[],
  newest: number,
): Markup {
  const { title, kind, date, source, series, summary, address } = description;
  const facts: [string, string | Markup | null][] = [
    ["Kind", kindName(kind)],
    ["Date", dayOf(date)?.words ?? null],
    ["Source", source],
    ["Series", series],
    ["Tags", tags.map(({ label }) => label).join(", ") || null],
    ["Published at", address],
    [
      "Original",
      html`${originalLink(description, version)}, ${sizeOf(version.original.bytes)}, <code>${version.original.digest}</code>`,
    ],
    ["Text", version.text && html`<a href="text.txt">as kept</a>, <code>${version.text.digest}</code>`],
    ["Data", html`<a href="../../document.json">JSON</a>`],
  ];
  const cited = citations.filter((citation) => citation.version === version.number);
  const others = versions.filter(({ number }) => number !== version.number);
  return html`<h1>${title}</h1>
${summary === null ? null : html`<p>${summary}</p>`}
<dl>${facts.flatMap(([name, value]) => (value === null ? [] : [html`<dt>${name}</dt><dd>${value}</dd>`]))}</dl>
${others.length === 0 ? null : html`<p>This is version ${version.number}${version.number === newest ? ", the newest" : ""}. Others: ${others.map(({ number }) => html`<a href="../${number}/index.html">${number}</a> `)}</p>`}
${cited.length === 0 ? null : html`<h2>Cited words</h2><ul>${cited.map((citation) => html`<li><a href="../../../../citations/${citation.id}/index.html">${citation.exact.slice(0, 120)}</a></li>`)}</ul>`}
<article id="d-${id}">
${passages.length === 0 ? html`<p>No text is known.</p>` : passages.map(passageBody)}
</article>`;
}

function passageBody(passage: PassageRow): Markup {
  const { start, text, kind, attribution, page: number, question, clause, time } = passage;
  const margin = [attribution, question, clause, time, number === null ? null : `page ${number}`].filter(
    (each) => each !== null && each !== "",
  );
  return html`<p id="p${start}"${kind === "heading" ? html` class="heading"` : null}>${margin.length === 0 ? null : html`<span class="margin">${margin.join(" · ")}</span>`}${text}</p>
`;
}

async function writeCitation(
  site: DigestedFolder,
  archive: string,
  record: DocumentRecord,
  citation: Citation,
) {
  const { id, version, exact, prefix, suffix, start, end } = citation;
  const held = record.versions.find(({ number }) => number === version);
  const body = html`<h1>Cited words</h1>
<blockquote><span class="around">${prefix}</span><mark>${exact}</mark><span class="around">${suffix}</span></blockquote>
<dl>
<dt>Document</dt><dd><a href="../../documents/${record.id}/versions/${version}/index.html">${record.description.title}</a>, version ${version}</dd>
<dt>Place</dt><dd>characters ${start} to ${end} of its text</dd>
${held?.text ? html`<dt>Digest of the text</dt><dd><code>${held.text.digest}</code></dd>` : null}
${held ? html`<dt>Digest of the original</dt><dd><code>${held.original.digest}</code></dd>` : null}
</dl>`;
  await site.write(`citations/${id}/index.html`, page({ title: "Cited words", archive, up: "../../", body }));
}

function indexPage(archive: string, listed: readonly Listed[], made: string): string {
  const rows = listed.toSorted((one, other) => sortKey(other).localeCompare(sortKey(one)));
  const body = html`<h1>${archive}</h1>
<p>${counted(listed.length, "document")}, as published on ${made}.</p>
<ul class="documents">
${rows.map(
  ({
    record: { id, description },
    version,
  }) => html`<li><a href="documents/${id}/versions/${version.number}/index.html">${description.title}</a><span class="margin">${[kindName(description.kind), dayOf(description.date)?.words, description.source].filter(Boolean).join(" · ")}</span></li>
`,
)}
</ul>`;
  return page({ title: "Documents", archive, up: "", body });
}

function sortKey({ record: { description, id } }: Listed): string {
  return `${description.date ?? "0"} ${id}`;
}

/** A link to the file, or its name alone where it is not for everybody. */
function originalLink(description: DocumentRecord["description"], version: Version): Markup {
  const { name } = version.original;
  return isOriginalOpen({ description })
    ? html`<a href="original/${encodeURIComponent(fileName(version))}">${name}</a>`
    : html`${name} (not given out)`;
}

function fileName({ original }: Version): string {
  return original.path.split("/").at(-1) ?? "original";
}

function passagesOf({ catalogue }: Desk, document: string, version: number): Promise<PassageRow[]> {
  return catalogue
    .selectFrom("passage")
    .selectAll()
    .where("document", "=", document)
    .where("version", "=", version)
    .orderBy("start")
    .execute();
}
