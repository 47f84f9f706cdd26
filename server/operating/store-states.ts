/** Whether each store answers. */
import { access, constants } from "node:fs/promises";
import { join } from "node:path";
import { unrebuilt } from "../../ingest/rebuild.js";
import { countDocuments } from "../../storage/catalogue/records.js";
import { counted } from "../shown/words.js";
import type { Site } from "../site.js";

export interface StoreState {
  state: "ready" | "unavailable";
  reason?: string;
}

export async function storeStates(site: Site): Promise<Record<"vault" | "catalogue" | "index", StoreState>> {
  return {
    vault: await answers(async () => {
      await access(join(site.config.dataFolder, "vault"), constants.R_OK | constants.W_OK);
      const lost = (await unrebuilt(site.archive)).length;
      if (lost > 0) throw new Error(`${counted(lost, "object")} could not be read back into the catalogue`);
    }),
    catalogue: await answers(() => countDocuments(site.archive.catalogue)),
    index: await answers(() => site.archive.index.count()),
  };
}

async function answers(ask: () => Promise<unknown>): Promise<StoreState> {
  try {
    await ask();
    return { state: "ready" };
  } catch (error) {
    return { state: "unavailable", reason: error instanceof Error ? error.message : String(error) };
  }
}
