import { ExtractionFailed } from "./extraction.js";
import type { FileTerms } from "./extractors.js";

/** That a file cannot be opened without a password, or not with the one that was given. */
export function locked(
  { name, password }: Pick<FileTerms, "name" | "password">,
  options?: ErrorOptions,
): ExtractionFailed {
  const words =
    password === undefined
      ? `${name} needs a password to be opened: an archivist can give it or upload a copy without one.`
      : `The password given does not open ${name}.`;
  return new ExtractionFailed("encrypted", words, options);
}

/** An office package inside a compound file (MS-OFFCRYPTO 2.3.4.4). */
export const encryptedPackage = "application/x-encrypted-office";

/** Office files of before 2007 say only inside that they are encrypted. */
const oldOffice = ["application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint"];

/** True for a failure to read an office file that may be opened all the same: see `unlockedOffice`. */
export function isLockedOffice(error: unknown, mediaType: string): boolean {
  return error instanceof ExtractionFailed && error.code === "encrypted" && oldOffice.includes(mediaType);
}

/** Why a file was left in its container: it is locked, or not opened by the password that was given. */
export const needsPassword = "it needs a password";
export const wrongPassword = "the password given does not open it";
