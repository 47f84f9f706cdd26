import { access, constants } from "node:fs/promises";
import { join } from "node:path";
import type { RequestHandler } from "express";
import { systemWalls } from "../../ingest/reading/walls.js";
import { unrebuilt } from "../../ingest/rebuild.js";
import { countDocuments } from "../../storage/catalogue/records.js";
import { counted } from "../shown/words.js";
import type { Site } from "../site.js";
import { software } from "../software.js";

/**
 * 200 only when every store answers; 503 names those that do not. `readers` says who keeps the processes that read
 * files from the network and from other files: `system`, or `node` alone.
 */
export const healthPage =
  (site: Site): RequestHandler =>
  async (_request, response) => {
    const stores = {
      vault: await answers(async () => {
        await access(join(site.config.dataFolder, "vault"), constants.R_OK | constants.W_OK);
        const lost = (await unrebuilt(site.archive)).length;
        if (lost > 0) throw new Error(`${counted(lost, "object")} could not be read back into the catalogue`);
      }),
      catalogue: await answers(() => countDocuments(site.archive.catalogue)),
      index: await answers(() => site.archive.index.count()),
    };
    const isWell = Object.values(stores).every((store) => store.state === "ready");
    response
      .status(isWell ? 200 : 503)
      .set("Cache-Control", "no-store")
      .json({ status: isWell ? "ready" : "unavailable", software, stores, readers: keepers() });
  };

function keepers() {
  const { network, files } = systemWalls();
  return { network: network ? "system" : "node", files: files ? "system" : "node" };
}

async function answers(ask: () => Promise<unknown>): Promise<{ state: string; reason?: string }> {
  try {
    await ask();
    return { state: "ready" };
  } catch (error) {
    return { state: "unavailable", reason: error instanceof Error ? error.message : String(error) };
  }
}
