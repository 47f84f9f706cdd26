/** The head of the log, signed once a day: whoever keeps a copy elsewhere can tell that nothing before it was changed. */
import { verify } from "node:crypto";
import { logEnd } from "../../storage/catalogue/log.js";
import { headBytes, headSigned, type SignedHead, signedHeadSchema } from "../../storage/model/log-entry.js";
import type { SigningKey } from "../../storage/model/proof.js";
import { type Archive, moment } from "../archive.js";
import { currentSigner } from "../proofs/signing-key.js";
import type { Question } from "../questions.js";
import { note } from "./note.js";

const dayMs = 86_400_000;
/** The ASN.1 that stands before the 32 bytes of an Ed25519 key (RFC 8410). */
const keyPrefix = Buffer.from("302a300506032b6570032100", "hex");

/** Whether a day has passed since the last signature, and something has been entered since. */
export const unsignedLog: Question<{ number: number }> = {
  name: "sign the log",
  concurrency: 1,
  lease: () => "sign the log",
  find: async (archive) => {
    const end = await logEnd(archive.catalogue);
    if (!end || end.action === headSigned) return [];
    const last = (await signedEntry(archive))?.at ?? (await firstMoment(archive));
    return Date.parse(last) + dayMs <= archive.now() ? [{ number: end.number }] : [];
  },
  answer: async (archive) => {
    await signHead(archive);
  },
  failed: async () => {},
};

/** Signs the head as it is now, and enters that. Null when the log is empty. */
export async function signHead(
  desk: Pick<Archive, "catalogue" | "vault" | "leases" | "now" | "keysFolder">,
  by = "ibid",
): Promise<SignedHead | null> {
  const end = await logEnd(desk.catalogue);
  if (!end) return null;
  const signer = await currentSigner(desk);
  const head = {
    format: "ibid-log-head-1",
    ...{ number: end.number, digest: end.digest, at: moment(desk) },
  } as const;
  const signed = { head, signature: { key: signer.key.id, value: signer.sign(headBytes(head)) } };
  await note(desk, by, { action: headSigned, object: "log", detail: signed });
  return signed;
}

/** The newest signed head; null before the first. */
export async function lastSignedHead(desk: Pick<Archive, "catalogue">): Promise<SignedHead | null> {
  const row = await signedEntry(desk);
  const parsed = signedHeadSchema.safeParse(JSON.parse(row?.detail ?? "null"));
  return parsed.success ? parsed.data : null;
}

/** True when one of these keys made the signature, while it was in use. */
export function isSignedBy(keys: readonly SigningKey[], { head, signature }: SignedHead): boolean {
  const key = keys.find(({ id }) => id === signature.key);
  if (!key || head.at < key.from || (key.until !== null && head.at > key.until)) return false;
  const der = Buffer.concat([keyPrefix, Buffer.from(key.publicKey, "base64")]);
  const publicKey = { key: der, format: "der", type: "spki" } as const;
  return verify(null, headBytes(head), publicKey, Buffer.from(signature.value, "base64"));
}

function signedEntry({ catalogue }: Pick<Archive, "catalogue">) {
  return catalogue
    .selectFrom("log")
    .select(["at", "detail"])
    .where("action", "=", headSigned)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
}

async function firstMoment({ catalogue }: Pick<Archive, "catalogue">): Promise<string> {
  const row = await catalogue.selectFrom("log").select("at").orderBy("number").limit(1).executeTakeFirst();
  return row?.at ?? "";
}
