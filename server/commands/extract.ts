import { readFile as readBytes } from "node:fs/promises";
import { basename } from "node:path";
import { ExtractionFailed } from "../../ingest/extract/extraction.js";
import { identify } from "../../ingest/identify.js";
import { createReaderPool, type ReaderPool, readThrough } from "../../ingest/reading/pool.js";
import type { FileRead } from "../../ingest/reading/read-file.js";
import { discardScratch } from "../../ingest/reading/scratch.js";
import { titleFromName } from "../../storage/model/file-name.js";
import { readConfig } from "../config.js";
import { askPassword } from "./ask-password.js";
import { type Command, commandArguments, exits, print, WrongUse, whyUnreadable } from "./command.js";

export const extract: Command = {
  name: "extract",
  usage: "extract FILE… [--password-file FILE|-] [--json]",
  help: "Reads files and prints their text and structure; needs no archive. Locked files take the first line of the password file.",
  run: async (args) => {
    const { values, positionals } = commandArguments(args, {
      json: { type: "boolean", default: false },
      "password-file": { type: "string" },
    });
    if (positionals.length === 0) throw new WrongUse("Expected at least one file to read.");
    const password = await passwordIn(values["password-file"]);
    const pool = createReaderPool(readConfig().readers);
    let failed = 0;
    try {
      for (const path of positionals) {
        try {
          const { mediaType, read } = await readFile(pool, path, password);
          await discardScratch(read);
          if (values.json) process.stdout.write(`${JSON.stringify(extracted(path, mediaType, read))}\n`);
          else printText(path, read, positionals.length > 1);
        } catch (error) {
          failed += 1;
          const { code, reason } = explained(error, password);
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

/** The first line of the password file, or of standard input for `-`; undefined when none is named. */
async function passwordIn(file: string | undefined): Promise<string | undefined> {
  if (file === undefined) return undefined;
  if (file === "-") return askPassword("Password: ");
  const text = await readBytes(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new WrongUse(`${file} cannot be read: ${whyUnreadable(error)}.`);
  });
  const [password = ""] = text.split(/\r?\n/, 1);
  if (password === "") throw new WrongUse(`Expected a password in the first line of ${file}, got none.`);
  return password;
}

async function readFile(
  pool: ReaderPool,
  path: string,
  password: string | undefined,
): Promise<{ mediaType: string; read: FileRead }> {
  const name = basename(path);
  const { mediaType } = await identify(path, name);
  const terms = { path, name, mediaType, ...(password !== undefined && { password }) };
  return { mediaType, read: await readThrough(pool, terms) };
}

/** The text to standard output; what could not be had of it to standard error. */
function printText(path: string, { extraction, structured }: FileRead, isOneOfMany: boolean): void {
  const { text, warnings } = extraction;
  if (isOneOfMany) print(`==> ${path} <==\n${text}\n`);
  else if (text !== "") print(text);
  const said = [...(text === "" ? ["No text was found in it."] : []), ...warnings, ...structured.warnings];
  for (const each of said) process.stderr.write(`${path}: ${each}\n`);
}

/** Why a file gave no text, in words that need no archive. */
function explained(error: unknown, password: string | undefined): { code: string; reason: string } {
  if (!(error instanceof ExtractionFailed)) {
    const why = error instanceof Error ? whyUnreadable(error) : String(error);
    return { code: "unreadable", reason: `It cannot be read: ${why}.` };
  }
  if (error.code === "encrypted" && password === undefined)
    return { code: error.code, reason: "It needs a password to be opened: give it with --password-file." };
  return { code: error.code, reason: error.message };
}

/** What was read, in the form programs get. */
function extracted(path: string, mediaType: string, { extraction, structured }: FileRead) {
  const { metadata } = extraction;
  return {
    file: path,
    mediaType,
    kind: structured.kind,
    title: structured.title ?? titleFromName(basename(path)),
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
