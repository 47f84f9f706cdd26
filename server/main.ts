#!/usr/bin/env node
import { CatalogueMismatch } from "../storage/catalogue/migrate.js";
/** The command line: `ibid COMMAND …`. JSON goes to standard output, everything else to standard error. */
import { IndexUnavailable } from "../storage/index/search-index.js";
import { ArchiveInUse } from "../storage/lock.js";
import { whyUnwritable } from "../storage/unwritable.js";
import { VaultUnwritable } from "../storage/vault/vault.js";
import { checkProof } from "./commands/check-proof.js";
import { type Command, type Exit, exits, WrongUse } from "./commands/command.js";
import { extract } from "./commands/extract.js";
import { ingest } from "./commands/ingest.js";
import { keys } from "./commands/keys.js";
import { password } from "./commands/password.js";
import { quotes } from "./commands/quotes.js";
import { rebuild, reindex } from "./commands/rebuild.js";
import { reread } from "./commands/reread.js";
import { samples } from "./commands/samples.js";
import { search } from "./commands/search.js";
import { serve } from "./commands/serve.js";
import { tags } from "./commands/tags.js";
import { user } from "./commands/user.js";
import { verify } from "./commands/verify.js";
import { NoArchive } from "./commands/with-archive.js";
import { ConfigError } from "./config.js";
import { HttpError } from "./errors.js";
import { software } from "./software.js";

export const commands: readonly Command[] = [
  serve,
  ingest,
  search,
  quotes,
  extract,
  password,
  verify,
  rebuild,
  reindex,
  reread,
  samples,
  tags,
  user,
  keys,
  checkProof,
];

const exitHelp = "Exit codes: 0 done, 1 some inputs failed, 2 wrong use, 3 a store cannot be reached.";

process.exitCode = await main(process.argv.slice(2));

async function main([name, ...args]: string[]): Promise<Exit> {
  if (name === "--version") {
    process.stdout.write(`${software}\n`);
    return exits.done;
  }
  if (name === undefined || name === "help" || name === "--help") {
    process.stdout.write(`${usage()}\n`);
    return name === undefined ? exits.wrongUse : exits.done;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) return refused(`There is no command “${name}”.\n\n${usage()}`);
  if (args.includes("--help")) {
    process.stdout.write(`ibid ${command.usage}\n${command.help}\n`);
    return exits.done;
  }
  try {
    return await command.run(args);
  } catch (error) {
    return explained(command, error);
  }
}

/** Says what went wrong and gives the exit code of its kind. */
function explained(command: Command, error: unknown): Exit {
  const { message, code, stack } = error as NodeJS.ErrnoException;
  if (error instanceof WrongUse) return refused(`${message}\nUsage: ibid ${command.usage}`);
  if (error instanceof ConfigError) return refused(message);
  if (error instanceof HttpError) {
    process.stderr.write(`${message}\n`);
    return exits.someFailed;
  }
  const reason = whyUnwritable(error);
  if (reason !== null) {
    process.stderr.write(`The data folder cannot be written: ${reason}. (${message})\n`);
    return exits.unreachable;
  }
  const storeErrors = [IndexUnavailable, ArchiveInUse, VaultUnwritable, CatalogueMismatch, NoArchive];
  const isStore =
    storeErrors.some((kind) => error instanceof kind) || /^(?:E(?!RR_)|ERR_SQLITE|SQLITE)/.test(code ?? "");
  process.stderr.write(`${isStore ? message : (stack ?? message)}\n`);
  return isStore ? exits.unreachable : exits.someFailed;
}

function refused(message: string): Exit {
  process.stderr.write(`${message}\n`);
  return exits.wrongUse;
}

function usage(): string {
  const lines = commands.map((command) => `  ibid ${command.usage}\n      ${command.help}`);
  return `${software}: a document and evidence archive\n\n${lines.join("\n")}\n\n${exitHelp}`;
}
