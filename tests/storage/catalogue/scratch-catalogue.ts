import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openCatalogue } from "../../../storage/catalogue/catalogue.js";

export const at = "2026-03-01T09:00:00.000Z";

/** A folder for catalogue files, and a new catalogue in it; `remove` closes the one and deletes the other. */
export async function scratchCatalogue() {
  const folder = await mkdtemp(join(tmpdir(), "ibid-catalogue-"));
  const path = join(folder, "catalogue.sqlite");
  const catalogue = await openCatalogue(path, at);
  const remove = async () => {
    await catalogue.destroy();
    await rm(folder, { recursive: true });
  };
  return { folder, path, catalogue, remove };
}
