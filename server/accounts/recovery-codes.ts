/** Ten codes to keep on paper, for the day the telephone is gone: each holds once. */
import { randomInt } from "node:crypto";
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import { replaceRecoveryCodes } from "../../storage/catalogue/second-steps.js";
import type { Digest } from "../../storage/model/digest.js";
import { tokenDigest } from "./tokens.js";

const count = 10;
/** Without letters that look like figures. Ten of them are 49 bits, and each try is counted. */
const letters = "abcdefghjkmnpqrstuvwxyz23456789";
const length = 10;

/** Makes new codes in place of those before; they are told this once. */
export async function newRecoveryCodes(catalogue: Catalogue, account: string): Promise<string[]> {
  const codes = Array.from({ length: count }, newCode);
  await catalogue
    .transaction()
    .execute((transaction) => replaceRecoveryCodes(transaction, account, codes.map(codeDigest)));
  return codes;
}

/** What is kept of a code, however it was typed. */
export function codeDigest(code: string): Digest {
  return tokenDigest(code.toLowerCase().replace(/[^a-z0-9]/g, ""));
}

function newCode(): string {
  const code = Array.from({ length }, () => letters[randomInt(letters.length)]).join("");
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}
