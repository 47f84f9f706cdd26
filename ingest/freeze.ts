/** What a reading leaves for ever: the text, its passages and what is said of both in the record. */
import { createHash } from "node:crypto";
import type { Digest } from "../storage/model/digest.js";
import { asksForDecision } from "../storage/model/finding.js";
import { cutWhole, keptText } from "../storage/model/kept-text.js";
import { layoutJson } from "../storage/model/layout.js";
import type { HeldMember } from "../storage/model/member.js";
import type { Description, FrozenPassages, FrozenText } from "../storage/model/record.js";
import type { VaultFile } from "../storage/vault/vault.js";
import type { Extraction } from "./extract/extraction.js";
import { rawPagesOf } from "./raw-pages.js";
import type { FileRead } from "./reading/read-file.js";
import { type Structured, structureParsers } from "./structure/structured.js";

export interface Frozen {
  text: FrozenText;
  passages: FrozenPassages;
  /** The files of the vault that hold it. */
  files: VaultFile[];
  /** What the text says of the document. */
  suggestion: Partial<Description>;
}

/** Attempts at a reading so far, with the one that gave the text, and how long they took together. */
export interface Effort {
  attempts: number;
  readingMs: number;
}

interface Terms {
  number: number;
  at: string;
  effort: Effort;
  /** What became of the files inside, when it is a container. */
  members?: HeldMember[];
}

/** The text of version `number`, as it is kept. */
export function freeze({ extraction, structured }: FileRead, { number, at, effort, members }: Terms): Frozen {
  const passages = {
    pages: extraction.pages,
    passages: structured.passages,
    facts: { ...structured.facts },
    ...(extraction.noteMarks && { noteMarks: extraction.noteMarks }),
    ...(members && { members }),
  };
  const rawPages = rawPagesOf(extraction);
  const list = extraction.findings && JSON.stringify(extraction.findings);
  const listPath = extraction.findings?.length ? `versions/${number}/findings.json` : null;
  const text: FrozenText = {
    path: `versions/${number}/text.txt`,
    passagesPath: `versions/${number}/passages.json`,
    ...(rawPages && { rawPagesPath: `versions/${number}/raw-pages.json` }),
    layoutPath: layoutPath(number),
    structure: { parsers: structureParsers, as: structured.kind, number: 1, by: "ibid", at },
    ...(list !== undefined && {
      findings: {
        path: listPath,
        count: extraction.findings?.filter(asksForDecision).length ?? 0,
        digest: digestOf(list),
      },
    }),
    digest: digestOf(extraction.text),
    characters: extraction.text.length,
    extractor: extraction.extractor,
    extractorVersion: extraction.extractorVersion,
    at,
    warnings: [...extraction.warnings, ...structured.warnings],
    ...effort,
  };
  const files = [
    { path: text.path, content: extraction.text },
    { path: text.passagesPath, content: JSON.stringify(passages) },
    { path: layoutPath(number), content: layoutJson(extraction) },
    ...(text.rawPagesPath ? [{ path: text.rawPagesPath, content: JSON.stringify(rawPages) }] : []),
    ...(listPath && list ? [{ path: listPath, content: list }] : []),
  ];
  return { text, passages, files, suggestion: suggestion(extraction, structured) };
}

/** Where the layout of a version is kept. */
export const layoutPath = (number: number) => `versions/${number}/layout.json`;

function digestOf(content: string): Digest {
  return `sha256:${createHash("sha256").update(content, "utf8").digest("hex")}`;
}

/** What the text says of the document, cut to what a description holds; null where it says nothing. */
export function suggestion(
  { metadata }: Pick<Extraction, "metadata">,
  structured: Structured,
): Partial<Description> {
  const cut = (text: string | null, length: number) =>
    text === null ? null : cutWhole(keptText(text).trim(), length).trim() || null;
  const title = cut(structured.title, 300);
  return {
    ...(title && { title }),
    kind: structured.kind,
    date: structured.date?.value ?? metadata.published,
    language: cut(metadata.language, 35),
    source: cut(structured.source ?? metadata.site, 200),
    summary: cut(metadata.excerpt, 2_000),
    address: cut(metadata.address, 2_000),
  };
}
