import { takeCapture } from "../../ingest/capture/take-capture.js";
import { intakePlanSchema } from "../../ingest/quarantine.js";
import { wholeAccession } from "../found-inside.js";
import { type Command, commandArguments, exits, print, printJson, WrongUse } from "./command.js";
import { withNewArchive } from "./with-archive.js";
import { workUntil } from "./work-until.js";

interface Captured {
  address: string;
  accession: string;
  /** Of the document it became, or that holds the same; null when nothing was captured. */
  document: string | null;
  /** Why nothing was captured: a code and a sentence. */
  failure: { code: string; message: string } | null;
}

export const captureCommand: Command = {
  name: "capture",
  usage: "capture URL… [--source NAME] [--series NAME] [--tag TAG]… [--publish] [--wait] [--json]",
  help: "Fetches pages and papers from their addresses, each as an accession with a web archive (WARC) of how it came; --wait until each is searchable or has failed.",
  run: async (args) => {
    const { values, positionals } = commandArguments(args, {
      source: { type: "string" },
      series: { type: "string" },
      tag: { type: "string", multiple: true },
      publish: { type: "boolean", default: false },
      wait: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    });
    if (positionals.length === 0) throw new WrongUse("Expected at least one address to capture.");
    const { source = null, series = null, tag: tags = [], publish, wait } = values;
    const plan = intakePlanSchema.parse({ source, series, tags, publish });
    return withNewArchive(async (archive) => {
      const captures: Captured[] = [];
      for (const address of positionals) {
        const { accession, failure } = await takeCapture(archive, address, { by: "command line", plan });
        const whole = await workUntil(archive, async () => {
          const now = await wholeAccession(archive.catalogue, accession);
          const isTaken = now?.items.every(({ state }) => state !== "received");
          return now && (wait ? now.settled : isTaken) ? now : null;
        });
        captures.push({
          ...{ address, accession, document: whole.items[0]?.document ?? null },
          failure: failure && { code: failure.code, message: failure.message },
        });
      }
      if (values.json) printJson({ captures });
      else
        for (const { address, accession, document, failure } of captures)
          print(`Accession ${accession}: ${address}: ${failure ? failure.message : `document ${document}`}`);
      return captures.some(({ failure }) => failure) ? exits.someFailed : exits.done;
    });
  },
};
