import { type Command, commandArguments, exits, refuseOperands } from "./command.js";

export const serve: Command = {
  name: "serve",
  usage: "serve",
  help: "Serves the archive; `npm start` does this.",
  run: async (args) => {
    const { positionals } = commandArguments(args, {});
    refuseOperands(positionals);
    // Loaded here, for the web's packages would make every other command start half as fast.
    const { serveArchive } = await import("../serve-archive.js");
    await serveArchive();
    return exits.done;
  },
};
