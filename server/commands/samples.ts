import { note } from "../../ingest/log/note.js";
import { removeSamples } from "../../ingest/samples/load.js";
import { type Command, commandArguments, exits, print, WrongUse } from "./command.js";
import { withArchive } from "./with-archive.js";

export const samples: Command = {
  name: "samples",
  usage: "samples remove",
  help: "Takes the sample collection away.",
  run: async (args) => {
    const { positionals } = commandArguments(args, {});
    if (positionals.join(" ") !== "remove") throw new WrongUse("Expected `samples remove`.");
    return withArchive(async (archive) => {
      const documents = await removeSamples(archive);
      await note(archive, "command", { action: "removal", object: "samples", detail: { documents } });
      print(`${documents} sample documents taken away.`);
      return exits.done;
    });
  },
};
