/**
 * Office files that need a password (MS-OFFCRYPTO): Office Open XML in its encrypted package, and Word, Excel and
 * PowerPoint of before 2007. The only file that knows officecrypto-tool.
 */
import officeCrypto from "officecrypto-tool";
import { ExtractionFailed } from "../extraction.js";
import type { FileInput } from "../extractors.js";
import { locked } from "../locked.js";

/**
 * Excel encrypts with it what is only protected from changes, and opens such files without asking (MS-OFFCRYPTO
 * 2.4.2.3).
 */
const excelsOwn = "VelvetSweatshop";

/**
 * The bytes of the file without its encryption: by the password given, else by Excel's own.
 * @throws ExtractionFailed `encrypted` when no password was given or another is needed; `unsupported` for an
 * encryption that cannot be undone here
 */
export async function unlockedOffice(input: FileInput): Promise<Uint8Array> {
  try {
    return await officeCrypto.decrypt(Buffer.from(input.bytes), { password: input.password || excelsOwn });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (/password/i.test(reason) || input.password === undefined) throw locked(input, { cause: error });
    throw new ExtractionFailed(
      "unsupported",
      `${input.name} is encrypted in a way that cannot be undone here (${reason}); upload a copy without a password.`,
      { cause: error },
    );
  }
}
