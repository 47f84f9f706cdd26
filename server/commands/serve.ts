import { type Command, commandArguments, exits, WrongUse } from "./command.js";

export const serve: Command = {
  name: "serve",
  usage: "serve",
  help: "Serves the archive; `npm start` does this.",
  run: async (args) => {
    const { positionals } = commandArguments(args, {});
    if (positionals.length > 0)
      throw new WrongUse(`Expected nothing after serve, got ${positionals.join(" ")}.`);
    // Loaded here, for the web's packages would make every other command start half as fast.
    const { serveArchive } = await import("../serve-archive.js");
    await serveArchive();
    return exits.done;
  },
};
