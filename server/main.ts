#!/usr/bin/env node
/** The command line: `ibid COMMAND …`. JSON goes to standard output, everything else to standard error. */
import { type Command, type Exit, exits } from "./commands/command.js";
import { software } from "./software.js";

/** Every command, by its name. Loaded when it is meant: all of them together take seconds. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import("./commands/serve.js")).serve,
  ingest: async () => (await import("./commands/ingest.js")).ingest,
  capture: async () => (await import("./commands/capture.js")).captureCommand,
  import: async () => (await import("./commands/import.js")).importCommand,
  search: async () => (await import("./commands/search.js")).search,
  quotes: async () => (await import("./commands/quotes.js")).quotes,
  extract: async () => (await import("./commands/extract.js")).extract,
  password: async () => (await import("./commands/password.js")).password,
  verify: async () => (await import("./commands/verify.js")).verify,
  rebuild: async () => (await import("./commands/rebuild.js")).rebuild,
  reindex: async () => (await import("./commands/rebuild.js")).reindex,
  reread: async () => (await import("./commands/reread.js")).reread,
  samples: async () => (await import("./commands/samples.js")).samples,
  tags: async () => (await import("./commands/tags.js")).tags,
  user: async () => (await import("./commands/user.js")).user,
  keys: async () => (await import("./commands/keys.js")).keys,
  export: async () => (await import("./commands/export.js")).exportOut,
  backup: async () => (await import("./commands/backup.js")).backup,
  restore: async () => (await import("./commands/backup.js")).restore,
  "check-proof": async () => (await import("./commands/check-proof.js")).checkProof,
};

const exitHelp = "Exit codes: 0 done, 1 some inputs failed, 2 wrong use, 3 a store cannot be reached.";

process.exitCode = await main(process.argv.slice(2));

async function main([name, ...args]: string[]): Promise<Exit> {
  if (name === "--version") {
    process.stdout.write(`${software}\n`);
    return exits.done;
  }
  if (name === undefined || name === "help" || name === "--help") {
    process.stdout.write(`${await usage()}\n`);
    return name === undefined ? exits.wrongUse : exits.done;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    process.stderr.write(`There is no command “${name}”.\n\n${await usage()}\n`);
    return exits.wrongUse;
  }
  const command = await load();
  if (args.includes("--help")) {
    process.stdout.write(`ibid ${command.usage}\n${command.help}\n`);
    return exits.done;
  }
  try {
    return await command.run(args);
  } catch (error) {
    return (await import("./commands/explained.js")).explained(command, error);
  }
}

async function usage(): Promise<string> {
  const all = await Promise.all(Object.values(commands).map((load) => load()));
  const lines = all.map((command) => `  ibid ${command.usage}\n      ${command.help}`);
  return `${software}: a document and evidence archive\n\n${lines.join("\n")}\n\n${exitHelp}`;
}
