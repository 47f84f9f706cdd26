import { basename } from "node:path";
import { ExtractionFailed } from "../../ingest/extract/extraction.js";
import { identify } from "../../ingest/identify.js";
import { createReaderPool, type ReaderPool, readThrough } from "../../ingest/reading/pool.js";
import type { FileRead } from "../../ingest/reading/read-file.js";
import { discardScratch } from "../../ingest/reading/scratch.js";
import { titleFromName } from "../../storage/model/file-name.js";
import { readConfig } from "../config.js";
import { type Command, commandArguments, exits, print, WrongUse } from "./command.js";

export const extract: Command = {
  name: "extract",
  usage: "extract FILE… [--json]",
  help: "Reads files and prints their text and structure; needs no archive.",
  run: async (args) => {
    const { values, positionals } = commandArguments(args, { json: { type: "boolean", default: false } });
    if (positionals.length === 0) throw new WrongUse("Expected at least one file to read.");
    const pool = createReaderPool(readConfig().readers);
    let failed = 0;
    try {
      for (const path of positionals) {
        try {
          const { mediaType, read } = await readFile(pool, path);
          await discardScratch(read);
          if (values.json) process.stdout.write(`${JSON.stringify(extracted(path, mediaType, read))}\n`);
          else
            print(
              positionals.length > 1 ? `==> ${path} <==\n${read.extraction.text}\n` : read.extraction.text,
            );
        } catch (error) {
          failed += 1;
          const reason = error instanceof Error ? error.message : String(error);
          const code = error instanceof ExtractionFailed ? error.code : "unreadable";
          if (values.json)
            process.stdout.write(`${JSON.stringify({ file: path, error: { code, reason } })}\n`);
          process.stderr.write(`${path}: ${reason}\n`);
        }
      }
    } finally {
      await pool.close();
    }
    return failed > 0 ? exits.someFailed : exits.done;
  },
};

async function readFile(pool: ReaderPool, path: string): Promise<{ mediaType: string; read: FileRead }> {
  const name = basename(path);
  const { mediaType } = await identify(path, name);
  return { mediaType, read: await readThrough(pool, { path, name, mediaType }) };
}

/** What was read, in the form programs get. */
function extracted(path: string, mediaType: string, { extraction, structured }: FileRead) {
  const { metadata } = extraction;
  return {
    file: path,
    mediaType,
    kind: structured.kind,
    title: structured.title ?? metadata.title ?? titleFromName(basename(path)),
    date: structured.date?.value ?? metadata.published,
    language: metadata.language,
    source: structured.source ?? metadata.site,
    pages: extraction.pages.map(({ start, end, ...page }) => page),
    text: extraction.text,
    passages: structured.passages,
    ...structured.facts,
    metadata,
    furniture: extraction.furniture,
    ...(extraction.members && { members: extraction.members.map(({ path, ...member }) => member) }),
    extractor: extraction.extractor,
    extractorVersion: extraction.extractorVersion,
    warnings: [...extraction.warnings, ...structured.warnings],
  };
}
