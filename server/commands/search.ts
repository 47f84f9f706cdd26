import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Archive } from "../../ingest/archive.js";
import { facets } from "../../storage/index/search-index.js";
import { searchAnswer } from "../search/answer.js";
import { type ExportName, exportNames } from "../search/export-formats.js";
import { exportLines } from "../search/export-lines.js";
import { type Found, find, foundSet } from "../search/find.js";
import { isAsked, searchParameters, searchRequest, unwantedPrefix } from "../search/request.js";
import { coverageLine } from "../shown/coverage-line.js";
import { engineMissed, engineState } from "../shown/engine-state.js";
import {
  type Command,
  commandArguments,
  type Exit,
  exits,
  print,
  printJson,
  refuseOperands,
  WrongUse,
} from "./command.js";
import { searchFile } from "./search-file.js";
import { addressOf, withArchive } from "./with-archive.js";

/** The command line is the archivist's own. */
const everyState = ["published", "draft"] as const;

export const search: Command = {
  name: "search",
  usage:
    "search QUERY [--json] [--limit N] [--exact] [--sort relevance|date|added] [--group document|none] [--export csv|jsonl|ris|bibtex] [--batch FILE] [--kind K]… [--source S]… [--year Y]… [--tag T]… [--speaker S]… [--asker S]… [--body B]… [--outcome O]… [--clause C]… [--language L]…, each also as --not-…",
  help: "Searches everything, drafts included; --exact finds these very words and all of them; --export writes every passage or document found; --batch looks for each line of a file (of CSV, each first cell) and writes one table.",
  run: async (args) => {
    const many = { type: "string", multiple: true } as const;
    const narrowing = facets.flatMap((facet): string[] => [facet, unwantedPrefix + facet]);
    const { values, positionals } = commandArguments(args, {
      json: { type: "boolean", default: false },
      exact: { type: "boolean", default: false },
      limit: { type: "string" },
      sort: { type: "string" },
      group: { type: "string" },
      export: { type: "string" },
      batch: { type: "string" },
      ...Object.fromEntries(narrowing.map((name) => [name, many])),
    });
    if (typeof values.batch === "string") {
      refuseOperands(positionals);
      return searchFile(values.batch, values.json === true);
    }
    const given: Record<string, unknown> = values;
    const asked = searchParameters.safeParse({
      q: positionals.join(" "),
      exact: values.exact ? "1" : "0",
      ...{ limit: given.limit, sort: given.sort, group: given.group },
      ...Object.fromEntries(narrowing.map((name) => [name, given[name]])),
    });
    if (!asked.success) {
      const [issue] = asked.error.issues;
      throw new WrongUse(`--${issue?.path.join(".")}: ${issue?.message}`);
    }
    const request = searchRequest(asked.data);
    if (!isAsked(request)) throw new WrongUse("Expected words to search for, or at least one filter.");
    const format = formatIn(values.export);
    return withArchive(async (archive, config) => {
      if (format !== null) {
        const desk = { archive, address: await addressOf(config) };
        const set = await foundSet(archive, request, everyState);
        await pipeline(Readable.from(exportLines(desk, set, format, everyState)), process.stdout, {
          end: false,
        });
        return exitOf(archive, set);
      }
      const found = await find(archive, request, everyState);
      if (values.json) {
        printJson(searchAnswer(found, await addressOf(config)));
        return exitOf(archive, found);
      }
      if (found.fault) print(`${found.fault.message} Its words were searched.`);
      for (const { word, shown } of found.unmatched)
        print(shown === null ? `Nothing for “${word}”.` : `Nothing for “${word}”; showing “${shown}”.`);
      print(
        `${found.total} passages in ${found.documents} documents. ${coverageLine(found.coverage).sentence}`,
      );
      for (const { record } of found.hits) {
        const place = [
          record.attribution,
          record.question && `Q${record.question}`,
          record.page && `page ${record.pageLabel ?? record.page}`,
        ];
        print(`\n${record.title} (${[record.source, record.date, ...place].filter(Boolean).join(", ")})`);
        print(`  ${record.text.replace(/\s+/g, " ").slice(0, 300)}`);
      }
      return exitOf(archive, found);
    });
  },
};

/** An answer without the engine is given, and is told apart from a whole one. */
function exitOf({ index }: Pick<Archive, "index">, { engineMissing }: Pick<Found, "engineMissing">): Exit {
  if (engineMissing === null) return exits.done;
  process.stderr.write(`${engineState(index) ?? engineMissed(engineMissing)}\n`);
  return exits.unreachable;
}

/** The format asked for; null for none. Throws WrongUse for one that there is not. */
function formatIn(value: unknown): ExportName | null {
  if (value === undefined) return null;
  const format = exportNames.find((name) => name === value);
  if (format === undefined)
    throw new WrongUse(`--export: expected one of ${exportNames.join(", ")}, got ${JSON.stringify(value)}.`);
  return format;
}
