import { startDerivation } from "../../ingest/derive.js";
import { reindex as fillIndex } from "../../ingest/heal.js";
import type { OpenArchive } from "../../ingest/open-archive.js";
import { rebuildCatalogue } from "../../ingest/rebuild.js";
import { type Command, commandArguments, exits, print, printJson, refuseOperands } from "./command.js";
import { withArchive } from "./with-archive.js";

/** How long another's work on the index is waited for, in milliseconds. */
const patienceMs = 60_000;

export const rebuild: Command = {
  name: "rebuild",
  usage: "rebuild [--json]",
  help: "Makes the catalogue and the search index again from the vault; accounts are left as they are.",
  run: async (args) => {
    const { values, positionals } = commandArguments(args, { json: { type: "boolean", default: false } });
    refuseOperands(positionals);
    return withArchive(async (archive) => {
      const rebuilt = await rebuildCatalogue(archive);
      const { records } = await refill(archive);
      if (values.json) printJson({ ...rebuilt, passages: records });
      else {
        print(`${rebuilt.documents} documents, ${rebuilt.accessions} accessions, ${records} passages.`);
        for (const { object, reason } of rebuilt.failures) print(`failed: ${object}: ${reason}`);
      }
      return rebuilt.failures.length > 0 ? exits.someFailed : exits.done;
    });
  },
};

export const reindex: Command = {
  name: "reindex",
  usage: "reindex [--json]",
  help: "Fills a new search index from the catalogue and swaps it in; search answers all the while.",
  run: async (args) => {
    const { values, positionals } = commandArguments(args, { json: { type: "boolean", default: false } });
    refuseOperands(positionals);
    return withArchive(async (archive) => {
      const { records } = await refill(archive);
      if (values.json) printJson({ passages: records });
      else print(`${records} passages.`);
      return exits.done;
    });
  },
};

async function refill(archive: OpenArchive): Promise<{ records: number }> {
  let result = { records: 0 };
  const until = archive.now() + patienceMs;
  const work = async () => {
    result = await fillIndex(archive);
  };
  while (!(await archive.leases.whileHolding("index", work))) {
    if (archive.now() > until)
      throw new Error("Another process has been working on the index for a minute; try again.");
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  // What was edited meanwhile, and what the vault does not know yet.
  const derivation = startDerivation(archive);
  await derivation.settled();
  await derivation.stop();
  return result;
}
