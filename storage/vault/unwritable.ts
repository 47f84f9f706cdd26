/** Saying in one sentence why a vault's folder did not take a write. */
import { whyUnwritable } from "../unwritable.js";
import { VaultUnwritable } from "./vault.js";

/** Does `write`; a system error that means "this folder takes nothing" becomes VaultUnwritable naming `folder`. */
export async function explainUnwritable<T>(folder: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const reason = whyUnwritable(error);
    if (reason === null) throw error;
    const { path } = error as NodeJS.ErrnoException;
    const where = path ? ` (${path})` : "";
    throw new VaultUnwritable(`The vault in ${folder} cannot be written: ${reason}${where}`, {
      cause: error,
    });
  }
}
