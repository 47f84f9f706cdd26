import { readFile } from "node:fs/promises";
import { verifyLog } from "../../ingest/log/verify-log.js";
import type { OpenArchive } from "../../ingest/open-archive.js";
import { verifyArchive } from "../../ingest/verify.js";
import { type SignedHead, signedHeadSchema } from "../../storage/model/log-entry.js";
import {
  type Command,
  commandArguments,
  type Exit,
  exits,
  print,
  printJson,
  refuseOperands,
  WrongUse,
  whyUnreadable,
} from "./command.js";
import { progressOf } from "./progress.js";
import { withArchive } from "./with-archive.js";

export const verify: Command = {
  name: "verify",
  usage: "verify [--repair | --log [--head FILE]] [--json]",
  help: "Reads every kept byte again and reports what is wrong, missing or unexpected; --repair puts it right from IBID_REPLICA; --log checks the log of what was done, --head against a signed head that was kept elsewhere.",
  run: async (args) => {
    const { values, positionals } = commandArguments(args, {
      json: { type: "boolean", default: false },
      log: { type: "boolean", default: false },
      repair: { type: "boolean", default: false },
      head: { type: "string" },
    });
    refuseOperands(positionals);
    if (values.head !== undefined && !values.log) throw new WrongUse("--head belongs to --log.");
    if (values.repair && values.log) throw new WrongUse("--repair does not go with --log.");
    const head = values.head === undefined ? null : await headIn(values.head);
    return withArchive((archive, { fixity }) => {
      if (values.log) return checkLog(archive, head, values.json);
      if (values.repair && fixity.replica === null)
        throw new WrongUse("--repair needs a copy of the vault: name its folder in IBID_REPLICA.");
      const checking = {
        by: "command",
        days: fixity.days || 30,
        replica: values.repair ? fixity.replica : null,
      };
      return checkVault(archive, checking, values.json);
    });
  },
};

type Checking = Parameters<typeof verifyArchive>[1];

async function checkVault(archive: OpenArchive, checking: Checking, json: boolean): Promise<Exit> {
  const tell = progressOf("objects read");
  const verified = await verifyArchive(archive, checking, ({ objects }) => tell(objects));
  if (json) printJson(verified);
  else {
    for (const { kind, id, path, message } of verified.problems)
      print(`${kind}: ${id} ${path ?? ""} ${message}`);
    for (const { id, path, message } of verified.repaired) print(`repaired: ${id} ${path ?? ""} ${message}`);
    print(`${verified.objects} objects read, ${verified.problems.length} problems.`);
  }
  return verified.problems.length > 0 ? exits.someFailed : exits.done;
}

async function checkLog(archive: OpenArchive, head: SignedHead | null, json: boolean): Promise<Exit> {
  const verified = await verifyLog(archive, head);
  if (json) printJson(verified);
  else {
    for (const { kind, message } of verified.faults) print(`${kind}: ${message}`);
    print(`${verified.entries} entries, ${verified.heads} signed heads, ${verified.faults.length} problems.`);
  }
  return verified.faults.length > 0 ? exits.someFailed : exits.done;
}

/** The signed head in a file, as `/log/head` gives it out. Throws WrongUse when there is none in it. */
async function headIn(file: string): Promise<SignedHead> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new WrongUse(`${file} cannot be read: ${whyUnreadable(error)}.`);
  });
  const written = readJson(text) as { signed?: unknown } | null;
  const parsed = signedHeadSchema.safeParse(written?.signed ?? written);
  if (!parsed.success)
    throw new WrongUse(`Expected a signed head of a log in ${file}, as /log/head gives it.`);
  return parsed.data;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
