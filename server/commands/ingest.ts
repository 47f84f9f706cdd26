import { basename, resolve } from "node:path";
import type { Archive } from "../../ingest/archive.js";
import { isOfNoAccount } from "../../ingest/extract/packed/member-files.js";
import { type IntakePlan, intakePlanSchema } from "../../ingest/quarantine.js";
import { receive } from "../../ingest/receive.js";
import { IndexUnavailable } from "../../storage/index/search-index.js";
import { documentKinds } from "../../storage/model/kind.js";
import { VaultUnwritable } from "../../storage/vault/vault.js";
import { wholeAccessionJson } from "../accession-json.js";
import { type LeftInside, leftInside, type WholeAccession, wholeAccession } from "../found-inside.js";
import { placesToLookAt, stateWords } from "../shown/accession-items.js";
import type { ItemStanding } from "../shown/item-standings.js";
import { counted } from "../shown/words.js";
import { type Command, commandArguments, type Exit, exits, print, printJson, WrongUse } from "./command.js";
import { filesNamed, passedOverSentence } from "./files-named.js";
import { addressOf, withNewArchive } from "./with-archive.js";
import { workUntil } from "./work-until.js";

/** How long a missing engine or a full vault is waited for. */
const engineMs = 60_000;
const vaultMs = 5_000;

export const ingest: Command = {
  name: "ingest",
  usage:
    "ingest PATH… [--kind KIND] [--source NAME] [--series NAME] [--tag TAG]… [--publish] [--wait] [--json]",
  help: "Takes files and folders in as one accession; --wait until each, with all found inside, is searchable or has failed; --publish publishes before anybody has looked at what each would give away.",
  run: async (args) => {
    const { values, positionals } = commandArguments(args, {
      kind: { type: "string" },
      source: { type: "string" },
      series: { type: "string" },
      tag: { type: "string", multiple: true },
      "version-of": { type: "string" },
      publish: { type: "boolean", default: false },
      wait: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    });
    if (positionals.length === 0) throw new WrongUse("Expected at least one file or folder to take in.");
    const plan = planOf(values);
    const named = await filesNamed(positionals);
    for (const sentence of [...named.refused, passedOverSentence(named) ?? []].flat())
      process.stderr.write(`${sentence}\n`);
    const paths = named.files;
    if (paths.length === 0) {
      if (named.refused.length > 0) return exits.someFailed;
      throw new WrongUse(`There are no files in ${positionals.join(", ")}.`);
    }
    return withNewArchive(async (archive, config) => {
      const files = paths.map((path) => ({ name: basename(path), path, move: false, plan }));
      const act = {
        by: "command line",
        way: "command" as const,
        origin: positionals.map((path) => resolve(path)).join(", "),
      };
      const number = await receive(archive, act, files);
      const whole = await workOff(archive, number, values.wait);
      const left = await leftInside(
        archive.catalogue,
        whole.acts.map((act) => act.number),
      );
      if (values.json) printJson(wholeAccessionJson({ address: await addressOf(config) }, whole, left));
      else report(whole, left);
      return named.refused.length > 0 ? exits.someFailed : exitOf(whole, left);
    });
  },
};

function planOf(values: {
  kind?: string;
  source?: string;
  series?: string;
  tag?: string[];
  publish: boolean;
  "version-of"?: string;
}): IntakePlan {
  const { kind = null, source = null, series = null, tag: tags = [], publish } = values;
  if (kind !== null && !documentKinds.some((each) => each === kind)) {
    throw new WrongUse(`--kind is ${JSON.stringify(kind)}; expected ${documentKinds.join(", ")}.`);
  }
  return intakePlanSchema.parse({
    kind,
    source,
    series,
    tags,
    publish,
    versionOf: values["version-of"] ?? null,
  });
}

/** Helps the derive loop until every item is taken in or, when waiting, until nothing more will happen. */
function workOff(archive: Archive, number: string, isWaiting: boolean): Promise<WholeAccession> {
  const lostSince = { at: null as number | null };
  const hinderedSince = { at: null as number | null };
  return workUntil(archive, async () => {
    const whole = await wholeAccession(archive.catalogue, number);
    if (!whole) throw new Error(`Accession ${number} is not in the register any more.`);
    const { items } = whole;
    const received = items.filter((item) => item.state === "received" && item.accession === number);
    if (isWaiting ? whole.settled : received.length === 0) return whole;
    giveUpWithoutVault(archive, items, hinderedSince);
    giveUpWithoutEngine(archive, items, lostSince);
    return null;
  });
}

/** Nothing can be taken in: all that is left has been tried in vain. */
function giveUpWithoutVault(archive: Archive, items: readonly ItemStanding[], since: { at: number | null }) {
  const received = items.filter((item) => item.state === "received");
  const [first] = received;
  const isHindered = first !== undefined && received.every((item) => item.reason !== null);
  since.at = isHindered ? (since.at ?? archive.now()) : null;
  if (since.at === null || archive.now() - since.at < vaultMs) return;
  throw new VaultUnwritable(
    `${counted(received.length, "file")} could not be taken in yet and will be tried again: ${first?.reason}`,
  );
}

function giveUpWithoutEngine(
  archive: Archive,
  items: readonly ItemStanding[],
  lostSince: { at: number | null },
) {
  const status = archive.index.status();
  if (status.state === "ready") lostSince.at = null;
  else lostSince.at ??= archive.now();
  const isLost = lostSince.at !== null && archive.now() - lostSince.at > engineMs;
  if (
    isLost &&
    status.state !== "ready" &&
    items.some((item) => item.state === "reading" || item.state === "waiting")
  ) {
    throw new IndexUnavailable(`The files are kept, but not indexed: ${status.reason}`);
  }
}

function report({ acts, items }: WholeAccession, left: readonly LeftInside[]) {
  for (const { number, way, origin } of acts) {
    print(`Accession ${number}${way === "member" ? `, found inside ${origin}` : ""}`);
    for (const item of items.filter(({ accession }) => accession === number))
      print(line(stateWords[item.state], item.container?.place ?? item.name, item.reason ?? lookAt(item)));
  }
  for (const { place, reason } of left) print(line("left inside", place, reason));
}

/** Hidden and personal data that nobody has decided on: whoever publishes beforehand is told at once. */
function lookAt({ findings }: ItemStanding): string | null {
  return findings && findings.places > 0 && !findings.decided ? placesToLookAt(findings) : null;
}

function line(state: string, name: string, reason: string | null): string {
  return `  ${state.padEnd(16)} ${name}${reason ? ` (${reason})` : ""}`;
}

function exitOf({ items }: WholeAccession, left: readonly LeftInside[]): Exit {
  const failed = items.some(({ state }) => state === "failed" || state === "locked" || state === "refused");
  return failed || left.some(({ reason }) => !isOfNoAccount(reason)) ? exits.someFailed : exits.done;
}
