/** How commands that failed say so, and end. */
import { CatalogueMismatch } from "../../storage/catalogue/migrate.js";
import { IndexUnavailable } from "../../storage/index/search-index.js";
import { ArchiveInUse } from "../../storage/lock.js";
import { whyUnwritable } from "../../storage/unwritable.js";
import { VaultUnwritable } from "../../storage/vault/vault.js";
import { ConfigError } from "../config.js";
import { HttpError } from "../errors.js";
import { type Command, type Exit, exits, WrongUse } from "./command.js";
import { NoArchive } from "./with-archive.js";

/** Says what went wrong and gives the exit code of its kind. */
export function explained(command: Command, error: unknown): Exit {
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
