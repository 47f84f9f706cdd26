import type { RequestHandler } from "express";
import { systemWalls } from "../../ingest/reading/walls.js";
import { storeStates } from "../operating/store-states.js";
import type { Site } from "../site.js";
import { software } from "../software.js";

/**
 * 200 only when every store answers; 503 names those that do not. `readers` says who keeps the processes that read
 * files from the network and from other files: `system`, or `node` alone.
 */
export const healthPage =
  (site: Site): RequestHandler =>
  async (_request, response) => {
    const stores = await storeStates(site);
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
