/** Saying in one sentence why a vault's folder did not take a write. */
import { hasCode } from "./durable.js";
import { VaultUnwritable } from "./vault.js";

const reasons: Record<string, string> = {
  ENOSPC: "the disk is full",
  EDQUOT: "this user's share of the disk is used up",
  EFBIG: "the file is larger than this user or file system may hold",
  EROFS: "it is on a read-only file system",
  EXDEV: "its staging folder lies on another file system",
  EACCES: "this user may not write there",
  EPERM: "this user may not write there",
};

/** Does `write`; a system error that means "this folder takes nothing" becomes VaultUnwritable naming `folder`. */
export async function explainUnwritable<T>(folder: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!hasCode(error, ...Object.keys(reasons))) throw error;
    const where = error.path ? ` (${error.path})` : "";
    const reason = reasons[error.code ?? ""];
    throw new VaultUnwritable(`The vault in ${folder} cannot be written: ${reason}${where}`, {
      cause: error,
    });
  }
}
