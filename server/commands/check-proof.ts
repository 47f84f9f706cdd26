import { keyIdSchema } from "../../storage/model/proof.js";
import type { Finding } from "../../storage/model/proof-check.js";
import { readConfig } from "../config.js";
import { checkFiles, proofIn } from "../proof/check-files.js";
import { readAgain } from "../proof/read-again.js";
import {
  type Command,
  commandArguments,
  exits,
  print,
  printJson,
  WrongUse,
  whyUnreadable,
} from "./command.js";

const marks = { holds: "holds", fails: "FAILS", open: "open" } as const;

export const checkProof: Command = {
  name: "check-proof",
  usage: "check-proof PROOF ORIGINAL [TEXT] [--key ID] [--tsa-ca FILE] [--read] [--json]",
  help: "Checks a citation’s proof (HTML or JSON) against the original and the text, without an archive or a network; --read takes the text from the original again.",
  run: async (args) => {
    const { values, positionals } = commandArguments(args, {
      key: { type: "string" },
      "tsa-ca": { type: "string" },
      read: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    });
    const [proof, original, text, ...more] = positionals;
    if (!proof || !original || more.length > 0)
      throw new WrongUse("Expected a proof, the original, and if need be the text.");
    const key = values.key?.toLowerCase() ?? null;
    if (key !== null && !keyIdSchema.safeParse(key).success)
      throw new WrongUse(`Expected the id of a key, 32 hex digits, got ${JSON.stringify(values.key)}.`);
    const authorities = values["tsa-ca"] ?? null;
    const findings = await checkFiles({ proof, original, text: text ?? null, key, authorities }).catch(
      unreadable,
    );
    if (values.read) findings.push(await readAgain(await proofIn(proof), original, readConfig().readers));
    const failed = findings.filter(({ state }) => state === "fails");
    if (values.json) printJson({ holds: failed.length === 0, findings });
    else tell(findings, failed.length);
    return failed.length > 0 ? exits.someFailed : exits.done;
  },
};

function unreadable(error: NodeJS.ErrnoException): never {
  if (error.path === undefined) throw error;
  throw new WrongUse(`${error.path} cannot be read: ${whyUnreadable(error)}.`);
}

function tell(findings: readonly Finding[], failed: number): void {
  for (const { what, state, sentence } of findings) print(`${marks[state].padEnd(5)}  ${what}: ${sentence}`);
  const open = findings.filter(({ state }) => state === "open").length;
  if (failed > 0) print("The proof does not hold.");
  else print(open > 0 ? `What was checked holds; ${open} left open.` : "Everything holds.");
}
