import { keyHistory, rotateKey } from "../../ingest/proofs/signing-key.js";
import { type Command, commandArguments, exits, print, printJson, WrongUse } from "./command.js";
import { withArchive } from "./with-archive.js";

export const keys: Command = {
  name: "keys",
  usage: "keys list [--json] | keys rotate [--why WORDS] [--json]",
  help: "Shows the keys that proofs are signed with, or puts a new one in the place of the one in use; old proofs stay valid.",
  run: async (args) => {
    const { values, positionals } = commandArguments(args, {
      why: { type: "string", default: "rotated by the operator" },
      json: { type: "boolean", default: false },
    });
    const [action = "", ...rest] = positionals;
    if (!["list", "rotate"].includes(action) || rest.length > 0)
      throw new WrongUse("Expected list or rotate.");
    return withArchive(async (archive) => {
      if (action === "rotate") {
        const key = await rotateKey(archive, "command", values.why);
        if (values.json) printJson(key);
        else print(`${key.id} is in use from ${key.from} on.`);
        return exits.done;
      }
      const history = await keyHistory(archive);
      if (values.json) printJson(history);
      else for (const { id, from, until } of history) print(`${id}  ${from} – ${until ?? "now"}`);
      return exits.done;
    });
  },
};
