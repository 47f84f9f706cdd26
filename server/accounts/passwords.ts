/** Passwords, kept as Argon2id hashes in the PHC form `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
import { hash, verify } from "@node-rs/argon2";

/** In characters (Unicode code points). Long enough to need no rule about signs and figures. */
export const shortestPassword = 12;
/** So that nobody can make the server hash a book. */
const longestPassword = 1_000;

/**
 * OWASP Password Storage Cheat Sheet, the second of its equal choices for Argon2id: 19 MiB, two passes, one
 * lane. About 25 ms here; the four threads that hash at once take 76 MiB together, so a flood of sign-ins
 * cannot eat the memory. Change them freely: hashes are made anew when people next sign in.
 */
const memoryKib = 19_456;
const passes = 2;
const lanes = 1;
const phcStart = `$argon2id$v=19$m=${memoryKib},t=${passes},p=${lanes}$`;

/**
 * Stands for the hash of somebody who has no account, so that signing in as nobody takes as long as with a
 * wrong password. Salt and hash are zeros: no password is known that gives them.
 */
const nobodysHash = `${phcStart}${"A".repeat(22)}$${"A".repeat(43)}`;

/** Why `password` cannot be taken, as a sentence for the form; null when it can. */
export function passwordFault(password: string): string | null {
  const length = [...password].length;
  if (length < shortestPassword)
    return `A password has at least ${shortestPassword} characters; this one has ${length}.`;
  if (length > longestPassword)
    return `A password has at most ${longestPassword} characters; this one has ${length}.`;
  return null;
}

/** The hash to keep for a password; Argon2id is the package's own default algorithm. */
export async function hashPassword(password: string): Promise<string> {
  return hash(comparable(password), { memoryCost: memoryKib, timeCost: passes, parallelism: lanes });
}

/** Whether `password` belongs to `kept`; for null (no such account) the answer is no, in the same time. */
export async function passwordHolds(kept: string | null, password: string): Promise<boolean> {
  // Length says nothing about an account, so an endless password may be refused early.
  if ([...password].length > longestPassword) return false;
  const holds = await verify(kept ?? nobodysHash, comparable(password));
  return holds && kept !== null;
}

/** True when a hash was made with other parameters than are used now. */
export function isHashOutdated(kept: string): boolean {
  return !kept.startsWith(phcStart);
}

/** RFC 8265 (OpaqueString): the same letters from another keyboard are the same password. */
function comparable(password: string): string {
  return password.replace(/\p{Zs}/gu, " ").normalize("NFC");
}
