import { readFile } from "node:fs/promises";
import { exportGraph, jsonLd } from "../../ingest/skos/export.js";
import { type ImportReport, importVocabulary } from "../../ingest/skos/import.js";
import { type AuthorityKind, authorityKinds } from "../../storage/model/authority.js";
import { importSentences } from "../shown/import-report.js";
import { type Command, commandArguments, type Exit, exits, print, printJson, WrongUse } from "./command.js";
import { addressOf, withArchive, withNewArchive } from "./with-archive.js";

export const tags: Command = {
  name: "tags",
  usage: "tags import FILE [--kind KIND] [--dry-run] [--json] | tags export [--as turtle|json-ld]",
  help: "Takes a vocabulary in from SKOS (Turtle, RDF/XML), all or nothing, --dry-run to see first what it would do; or writes the whole one to standard output.",
  run: async (args) => {
    const { values, positionals } = commandArguments(args, {
      kind: { type: "string", default: "topic" },
      as: { type: "string", default: "turtle" },
      "dry-run": { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    });
    const [action = "", path, ...rest] = positionals;
    if (action === "export" && path === undefined) return exportTags(values.as);
    if (action !== "import" || path === undefined || rest.length > 0)
      throw new WrongUse("Expected import with one file, or export.");
    const kind = authorityKinds.find((each) => each === values.kind);
    if (!kind)
      throw new WrongUse(
        `--kind is ${JSON.stringify(values.kind)}; expected one of ${authorityKinds.join(", ")}.`,
      );
    return importTags(path, { kind, dryRun: values["dry-run"], json: values.json });
  },
};

async function importTags(
  path: string,
  { kind, dryRun, json }: { kind: AuthorityKind; dryRun: boolean; json: boolean },
): Promise<Exit> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new WrongUse(`${path} cannot be read: ${error.code ?? error.message}.`);
  });
  return withNewArchive(async (archive, config) => {
    const address = await addressOf(config);
    const report = await importVocabulary(archive, bytes, { kind, address, dryRun, by: "command line" });
    if (json) printJson(report satisfies ImportReport);
    else for (const sentence of importSentences(report)) print(sentence);
    return report.conflicts.length > 0 ? exits.someFailed : exits.done;
  });
}

async function exportTags(form: string): Promise<Exit> {
  if (form !== "turtle" && form !== "json-ld")
    throw new WrongUse(`--as is ${JSON.stringify(form)}; expected turtle or json-ld.`);
  return withArchive(async (archive, config) => {
    const triples = await exportGraph(archive.catalogue, await addressOf(config));
    if (form === "turtle")
      process.stdout.write(await (await import("../../ingest/skos/turtle.js")).writeTurtle(triples));
    else printJson(jsonLd(triples));
    return exits.done;
  });
}
