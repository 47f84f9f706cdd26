/**
 * A catalogue is whole once it holds everything the vault does. A new file is not, and neither is one whose
 * remaking was cut off: whoever opens the archive next makes it whole before anything else is done.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Catalogue } from "../storage/catalogue/catalogue.js";
import type { Archive } from "./archive.js";

const wholeKey = "whole";
/** How often it is looked whether another process has finished, in milliseconds. */
const lookMs = 100;

type Desk = Pick<Archive, "catalogue" | "vault" | "leases" | "now" | "log">;

/** Makes the catalogue from the vault if that was never done to the end, and what could not be made then. */
export async function completeCatalogue(desk: Desk): Promise<void> {
  if (await isWhole(desk.catalogue)) {
    if (!(await lacksAny(desk.catalogue))) return;
    const { rebuildAgain } = await import("./rebuild.js");
    for (const { object, reason } of await rebuildAgain(desk))
      desk.log("error", `${object} still cannot be rebuilt: ${reason}`);
    return;
  }
  while (!(await isWhole(desk.catalogue))) {
    const held = await desk.leases.whileHolding("catalogue", async () => {
      if (!(await isWhole(desk.catalogue))) await makeWhole(desk);
    });
    if (!held) await sleep(lookMs);
  }
}

/** Makes it from the vault: loaded here, for hardly any command that opens an archive has to. */
async function makeWhole(desk: Desk): Promise<void> {
  const { rebuildCatalogue } = await import("./rebuild.js");
  const rebuilt = await rebuildCatalogue(desk);
  if (rebuilt.documents + rebuilt.failures.length > 0)
    desk.log("warn", `The catalogue was made again from the vault: ${rebuilt.documents} documents`);
  for (const { object, reason } of rebuilt.failures)
    desk.log("error", `Could not rebuild ${object}: ${reason}`);
  await desk.catalogue
    .insertInto("meta")
    .values({ key: wholeKey, value: new Date(desk.now()).toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function isWhole(catalogue: Catalogue): Promise<boolean> {
  const row = await catalogue.selectFrom("meta").select("key").where("key", "=", wholeKey).executeTakeFirst();
  return row !== undefined;
}

async function lacksAny(catalogue: Catalogue): Promise<boolean> {
  const row = await catalogue.selectFrom("unrebuilt").select("object").limit(1).executeTakeFirst();
  return row !== undefined;
}
