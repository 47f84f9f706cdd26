import { verifyArchive } from "../../ingest/verify.js";
import { type Command, commandArguments, exits, print, printJson, refuseOperands } from "./command.js";
import { withArchive } from "./with-archive.js";

export const verify: Command = {
  name: "verify",
  usage: "verify [--json]",
  help: "Reads every kept byte again and reports what is wrong, missing or unexpected; changes nothing.",
  run: async (args) => {
    const { values, positionals } = commandArguments(args, { json: { type: "boolean", default: false } });
    refuseOperands(positionals);
    return withArchive(async (archive) => {
      const verified = await verifyArchive(archive);
      if (values.json) printJson(verified);
      else {
        for (const { kind, id, path, message } of verified.problems)
          print(`${kind}: ${id} ${path ?? ""} ${message}`);
        print(`${verified.objects} objects read, ${verified.problems.length} problems.`);
      }
      return verified.problems.length > 0 ? exits.someFailed : exits.done;
    });
  },
};
