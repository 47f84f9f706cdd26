import { resolve } from "node:path";
import { makeBag } from "../../ingest/export/bag.js";
import { FolderTaken } from "../../ingest/export/digested-folder.js";
import { note } from "../../ingest/log/note.js";
import { documentStates } from "../../storage/model/kind.js";
import { counted, sizeOf } from "../shown/words.js";
import { software } from "../software.js";
import { writeSite } from "../static-site/write-site.js";
import { type Command, commandArguments, exits, print, printJson, WrongUse } from "./command.js";
import { withArchive } from "./with-archive.js";

export const exportOut: Command = {
  name: "export",
  usage: "export FOLDER --bagit [--all] [--json] | export FOLDER --static [--json]",
  help: "Writes what is published to an empty folder: as a BagIt bag (--all: drafts, withdrawn documents, originals closed to readers and the history of each record too), or as a site of files to be read without Ibid.",
  run: async (args) => {
    const { values, positionals } = commandArguments(args, {
      bagit: { type: "boolean", default: false },
      static: { type: "boolean", default: false },
      all: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    });
    const [folder, ...more] = positionals;
    if (!folder || more.length > 0) throw new WrongUse("Expected the folder to write to.");
    if (values.bagit === values.static) throw new WrongUse("Expected either --bagit or --static.");
    if (values.all && values.static)
      throw new WrongUse("--all does not go with --static: a site is for everybody.");
    const target = resolve(folder);
    return withArchive(async (archive, { name }) => {
      const states = values.all ? documentStates : (["published"] as const);
      const asked = { target, states, closedToo: values.all, organisation: name, software };
      const made = await (values.bagit ? makeBag(archive, asked) : writeSite(archive, target, name)).catch(
        asWrongUse,
      );
      const detail = { as: values.bagit ? "bagit" : "static", target, ...made };
      await note(archive, "command", { action: "export", object: "vault", detail });
      if (values.json) printJson(made);
      else
        print(
          `${counted(made.documents, "document")}, ${counted(made.files, "file")}${"bytes" in made ? `, ${sizeOf(made.bytes)}` : ""}.`,
        );
      return exits.done;
    });
  },
};

function asWrongUse(error: unknown): never {
  throw error instanceof FolderTaken ? new WrongUse(error.message) : error;
}
