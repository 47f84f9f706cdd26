import { resolve, sep } from "node:path";
import { backUp, NotABackup } from "../../ingest/backup/back-up.js";
import { BackupDamaged } from "../../ingest/backup/manifest.js";
import { checkBackup, PlaceTaken, restoreFiles } from "../../ingest/backup/restore.js";
import { settleReceived } from "../../ingest/backup/settle-received.js";
import { note } from "../../ingest/log/note.js";
import { countDocuments } from "../../storage/catalogue/records.js";
import { readConfig } from "../config.js";
import { counted, sizeOf } from "../shown/words.js";
import { software } from "../software.js";
import { type Command, commandArguments, type Exit, exits, print, printJson, WrongUse } from "./command.js";
import { withArchive } from "./with-archive.js";

export const backup: Command = {
  name: "backup",
  usage: "backup TARGET [--prune] [--json]",
  help: "Copies the archive to a folder while it is at work, only what is new since the last time; --prune removes what the archive has no more.",
  run: async (args) => {
    const { values, positionals } = commandArguments(args, {
      prune: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    });
    const target = oneFolder(positionals, "Expected the folder to back up to.");
    return withArchive(async (archive, { dataFolder }) => {
      if (
        `${target}${sep}`.startsWith(`${dataFolder}${sep}`) ||
        `${dataFolder}${sep}`.startsWith(`${target}${sep}`)
      )
        throw new WrongUse(
          `A backup inside the archive’s own folder (${dataFolder}), or around it, would be lost with it.`,
        );
      const options = { dataFolder, target, software, by: "command", prune: values.prune };
      const taken = await backUp(archive, options).catch(asWrongUse);
      if (values.json) printJson(taken);
      else {
        for (const problem of taken.problems) print(`not copied: ${problem}`);
        print(
          `${counted(taken.files, "file")}, ${sizeOf(taken.bytes)}; ${counted(taken.copied, "file")} copied now, ${sizeOf(taken.copiedBytes)}.`,
        );
        if (taken.gone > 0)
          print(
            `${counted(taken.gone, "file")} that the archive has no more: ${values.prune ? "removed" : "kept, not restored; --prune removes them"}.`,
          );
      }
      return taken.problems.length > 0 ? exits.someFailed : exits.done;
    });
  },
};

export const restore: Command = {
  name: "restore",
  usage: "restore SOURCE [--check] [--json]",
  help: "Makes the archive in IBID_DATA, which must be empty, from a backup, every file checked; --check only checks the backup.",
  run: async (args) => {
    const { values, positionals } = commandArguments(args, {
      check: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    });
    const source = oneFolder(positionals, "Expected the folder of a backup.");
    try {
      return values.check ? await check(source, values.json) : await make(source, values.json);
    } catch (error) {
      if (error instanceof PlaceTaken) throw new WrongUse(error.message);
      if (!(error instanceof BackupDamaged)) throw error;
      if (values.json) printJson({ restored: false, reason: error.message });
      process.stderr.write(`The backup cannot be used: ${error.message}\n`);
      return exits.someFailed;
    }
  },
};

async function check(source: string, json: boolean): Promise<Exit> {
  const { backup, faults } = await checkBackup(source);
  if (json) printJson({ ...backup, faults });
  else {
    for (const fault of faults) print(`damaged: ${fault}`);
    print(`${counted(backup.files, "file")} of ${backup.at}, ${faults.length} damaged.`);
  }
  return faults.length > 0 ? exits.someFailed : exits.done;
}

async function make(source: string, json: boolean): Promise<Exit> {
  const { dataFolder } = readConfig();
  const restored = await restoreFiles(source, dataFolder);
  // Opening it brings in what the vault has beyond the catalogue.
  return withArchive(async (archive) => {
    const settled = await settleReceived(archive);
    const detail = { backup: restored.at, files: restored.files };
    await note(archive, "command", { action: "restoration", object: "vault", detail });
    const documents = await countDocuments(archive.catalogue);
    if (json) printJson({ restored: true, ...restored, documents, settled });
    else
      print(
        `${counted(documents, "document")} of ${restored.at} restored to ${dataFolder}. The search index is made again when it is served.`,
      );
    return exits.done;
  });
}

function oneFolder([folder, ...more]: readonly string[], expected: string): string {
  if (!folder || more.length > 0) throw new WrongUse(expected);
  return resolve(folder);
}

function asWrongUse(error: unknown): never {
  throw error instanceof NotABackup ? new WrongUse(error.message) : error;
}
