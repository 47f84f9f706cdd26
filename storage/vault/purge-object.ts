/** Taking an object away for good. */
import { rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import { flushIfThere, hasCode, removeEmptyUpTo } from "./durable.js";
import { inWorkFolder, type Staging } from "./staging.js";
import { VaultMissing } from "./vault.js";

/** One rename takes the whole object out of the vault; what is left of it goes with the work folder. */
export async function purgeObject(staging: Staging, id: string, path: string): Promise<void> {
  const folder = join(staging.root, path);
  await inWorkFolder(staging, path, async (work) => {
    try {
      await rename(folder, join(work, "object"));
    } catch (error) {
      if (hasCode(error, "ENOENT")) throw new VaultMissing(`There is no object ${id}`);
      throw error;
    }
    await flushIfThere(dirname(folder));
    await removeEmptyUpTo(staging.root, dirname(folder));
  });
}
