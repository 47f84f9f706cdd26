/** The second step of signing in: whether an account has one, and whether a code is right. */
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import { takeRecoveryCode, takeTotpStep, totpSecret } from "../../storage/catalogue/second-steps.js";
import { codeDigest } from "./recovery-codes.js";
import { totpStep } from "./totp.js";

/** Whether a password alone does not open this account. */
export async function hasSecondStep(catalogue: Catalogue, account: string): Promise<boolean> {
  return (await totpSecret(catalogue, account)) !== null;
}

/** Takes a code of the app, or a recovery code: each is right once. `now` in epoch milliseconds. */
export async function takeCode(
  catalogue: Catalogue,
  account: string,
  { code, now }: { code: string; now: number },
): Promise<boolean> {
  const secret = await totpSecret(catalogue, account);
  if (secret === null) return false;
  const step = totpStep(secret, code, now);
  if (step !== null) return takeTotpStep(catalogue, account, step);
  return takeRecoveryCode(catalogue, account, codeDigest(code));
}
