import { stat } from "node:fs/promises";
import { doImport } from "../../ingest/import/do-import.js";
import { faultLine } from "../../ingest/import/fault.js";
import { type ImportPlan, planImport } from "../../ingest/import/plan-import.js";
import { intakePlanSchema } from "../../ingest/quarantine.js";
import { wholeAccession } from "../found-inside.js";
import { counted, sizeOf } from "../shown/words.js";
import {
  type Command,
  commandArguments,
  exits,
  print,
  printJson,
  WrongUse,
  whyUnreadable,
} from "./command.js";
import { progressOf } from "./progress.js";
import { withNewArchive } from "./with-archive.js";
import { workUntil } from "./work-until.js";

export const importCommand: Command = {
  name: "import",
  usage:
    "import FOLDER|BAG [--descriptions CSV] [--source NAME] [--series NAME] [--tag TAG]… [--publish] [--dry-run] [--wait] [--json]",
  help: "Takes a folder or a BagIt bag in as one accession, with a table of descriptions. All of it is checked before the first file is written; --dry-run only checks. Cut off, it goes on when it is told again.",
  run: async (args) => {
    const { values, positionals } = commandArguments(args, {
      descriptions: { type: "string" },
      source: { type: "string" },
      series: { type: "string" },
      tag: { type: "string", multiple: true },
      publish: { type: "boolean", default: false },
      "dry-run": { type: "boolean", default: false },
      wait: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    });
    const [folder, ...others] = positionals;
    if (folder === undefined || others.length > 0)
      throw new WrongUse("Expected one folder or bag to import.");
    const {
      source = null,
      series = null,
      tag: tags = [],
      publish,
      descriptions: table = null,
      wait,
    } = values;
    await mustBe("folder", folder);
    if (table !== null) await mustBe("file", table);
    const usual = intakePlanSchema.parse({ source, series, tags, publish });
    return withNewArchive(async (archive) => {
      const plan = await planImport(archive, folder, table, usual, progressOf("files looked at"));
      const isDry = values["dry-run"];
      if (!values.json) report(plan);
      if (plan.faults.length > 0 || isDry) {
        if (values.json) printJson({ ...summary(plan), accession: null });
        else
          print(
            plan.faults.length > 0
              ? "Nothing was taken in."
              : "Nothing is wrong; nothing was taken in (--dry-run).",
          );
        return plan.faults.length > 0 ? exits.someFailed : exits.done;
      }
      const imported = await doImport(archive, plan, "command line", progressOf("files kept"));
      const tell = progressOf(wait ? "files done" : "files taken in");
      const { accession, resumed, missing } = imported;
      const whole = await workUntil(archive, async () => {
        const now = await wholeAccession(archive.catalogue, accession);
        if (!now) throw new Error(`Accession ${accession} is not in the register any more.`);
        const open = now.items.filter(({ state }) => openStates[wait ? "read" : "taken"].includes(state));
        tell(now.items.length - open.length, now.items.length);
        const isTaken = now.items.every(({ state }) => state !== "received");
        return (wait ? now.settled || missing.length > 0 : isTaken) ? now : null;
      });
      if (values.json) printJson({ ...summary(plan), ...imported });
      else {
        print(
          `Accession ${accession}${resumed ? ", gone on with" : ""}: ${counted(imported.taken, "file")} taken in.`,
        );
        for (const name of missing)
          print(`  still to come    ${name} (it is not there any more, or has other bytes)`);
      }
      const failed = whole.items.some(({ state }) => ["failed", "locked", "refused"].includes(state));
      return failed || missing.length > 0 ? exits.someFailed : exits.done;
    });
  },
};

/** Of files on whose reading, or whose taking in, a command waits. */
const openStates: Record<"read" | "taken", string[]> = {
  read: ["received", "waiting", "reading"],
  taken: ["received"],
};

async function mustBe(what: "folder" | "file", path: string): Promise<void> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new WrongUse(`${path} cannot be read: ${whyUnreadable(error)}.`);
  });
  if (what === "folder" ? !found.isDirectory() : !found.isFile())
    throw new WrongUse(`Expected ${path} to be a ${what}.`);
}

function report(plan: ImportPlan): void {
  const { files, bytes, described, held, bag } = summary(plan);
  print(
    `${bag ? "A bag" : "A folder"} of ${counted(files, "file")} (${sizeOf(bytes)}), ${described} described, ${held} held already.`,
  );
  for (const path of plan.passedOver) print(`  passed over      ${path}`);
  for (const fault of plan.faults) print(`  ${faultLine(fault)}`);
  if (plan.faults.length > 0) print(`${counted(plan.faults.length, "fault")}.`);
}

function summary({ files, bag, faults, passedOver }: ImportPlan) {
  return {
    bag,
    files: files.length,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    described: files.filter(({ described }) => described).length,
    held: files.filter(({ held }) => held !== null).length,
    passedOver,
    faults,
  };
}
