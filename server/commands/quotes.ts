import { basename } from "node:path";
import { ExtractionFailed } from "../../ingest/extract/extraction.js";
import { identify } from "../../ingest/identify.js";
import { type ReaderPool, readThrough } from "../../ingest/reading/pool.js";
import { discardScratch } from "../../ingest/reading/scratch.js";
import { quotationsJson } from "../quotes/answer-json.js";
import { type Checked, checkText, type TextToCheck } from "../quotes/check-text.js";
import { coverageLine } from "../shown/coverage-line.js";
import { copySentence, verdictCounts } from "../shown/verdicts.js";
import {
  type Command,
  commandArguments,
  exits,
  print,
  printJson,
  WrongUse,
  whyUnreadable,
} from "./command.js";
import { addressOf, withArchive } from "./with-archive.js";

export const quotes: Command = {
  name: "quotes",
  usage: "quotes FILE|- [--whole] [--speaker NAME] [--json]",
  help: "Checks every quotation in a text against the archive, drafts included; --whole takes the text as one quotation.",
  run: async (args) => {
    const { values, positionals } = commandArguments(args, {
      json: { type: "boolean", default: false },
      whole: { type: "boolean", default: false },
      speaker: { type: "string" },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0)
      throw new WrongUse("Expected one file to check, or - for standard input.");
    return withArchive(async (archive, config) => {
      const read = await textOf(file, archive.pool);
      if (read === null) return exits.someFailed;
      const manner = values.whole ? "whole" : "every";
      const asked = { ...read, manner, speaker: values.speaker ?? null } as const;
      const checked = await checkText(archive, asked, ["published", "draft"]);
      if (checked.answers.length === 0)
        process.stderr.write("No quotation marks were found; --whole takes the text as one quotation.\n");
      if (values.json) printJson(quotationsJson(checked, await addressOf(config)));
      else printChecked(checked);
      return exits.done;
    });
  },
};

/** The text of the file, or of standard input; null when it cannot be read, which is said. */
async function textOf(file: string, pool: ReaderPool): Promise<Pick<TextToCheck, "text" | "facts"> | null> {
  if (file === "-") return { text: await standardInput() };
  try {
    const { mediaType } = await identify(file, basename(file));
    const read = await readThrough(pool, { path: file, name: basename(file), mediaType });
    await discardScratch(read);
    return { text: read.extraction.text, facts: read.structured.facts };
  } catch (error) {
    const reason =
      error instanceof ExtractionFailed
        ? error.message
        : `It cannot be read: ${whyUnreadable(error as Error)}.`;
    process.stderr.write(`${file}: ${reason}\n`);
    return null;
  }
}

async function standardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  return text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
}

function printChecked(checked: Checked): void {
  print(`${verdictCounts(checked)} ${coverageLine(checked.coverage).sentence}`);
  for (const { title } of checked.copies) print(copySentence(title));
  for (const { quote, speaker, verdict, differences, matches, notes } of checked.answers) {
    print(`\n${verdict.toUpperCase()}  “${oneLine(quote)}”${speaker ? ` (${speaker})` : ""}`);
    for (const { kind, quoted, stands } of differences)
      print(`  ${kind}: ${quoted === "" ? "nothing" : `“${oneLine(quoted)}”`} for “${oneLine(stands)}”`);
    for (const match of matches.slice(0, verdict === "spliced" ? matches.length : 1)) {
      const place = [match.attribution, match.page && `page ${match.page}`].filter(Boolean).join(", ");
      print(`  “${oneLine(match.text)}”\n  ${match.title}${place ? ` (${place})` : ""}`);
    }
    for (const note of notes) print(`  ${note}`);
  }
}

function oneLine(words: string): string {
  const line = words.replace(/\s+/g, " ");
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}
