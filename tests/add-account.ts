/** An account in the catalogue of an archive, at work or not, by the function that `ibid user add` calls: without a process a time. */
import { join } from "node:path";
import { createAccount } from "../server/accounts/keep-accounts.js";
import { openCatalogue } from "../storage/catalogue/catalogue.js";
import { privateFolder } from "../storage/private-folder.js";

/**
 * Makes an account in the archive in `folder`, which becomes one when it is none yet. Where the catalogue was lost, only the
 * command will do: it brings the log back from the vault before it writes in it.
 */
export async function addAccount(
  folder: string,
  name: string,
  password: string,
  { role = "archivist" }: { role?: string } = {},
): Promise<void> {
  await privateFolder(folder);
  const catalogue = await openCatalogue(join(folder, "catalogue.sqlite"), new Date().toISOString());
  try {
    await createAccount({ catalogue, now: Date.now }, { name, password, role });
  } finally {
    await catalogue.destroy();
  }
}
