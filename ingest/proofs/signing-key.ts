/**
 * The archive's signing keys. Public keys with their history are an object of the vault; the one private key is a file of
 * the data folder that only its owner may read, and no copy of the vault carries it (docs/decisions/0016).
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from "node:crypto";
import { open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type KeyHistory, keyHistorySchema, type SigningKey } from "../../storage/model/proof.js";
import { introductionBytes, keyIdOf } from "../../storage/model/signed-bytes.js";
import { privateFolder } from "../../storage/private-folder.js";
import { type Archive, keysObject, moment } from "../archive.js";

export type KeyDesk = Pick<Archive, "vault" | "leases" | "now" | "keysFolder">;

const file = "keys.json";
/** How often it is looked whether another process has made the key, in milliseconds. */
const lookMs = 50;

/** A key that can sign. */
export interface Signer {
  key: SigningKey;
  /** An Ed25519 signature of the bytes, in base64. */
  sign(bytes: Uint8Array): string;
}

export const sha256Hex = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** Every key so far, the oldest first; empty before the first use. */
export async function keyHistory({ vault }: Pick<KeyDesk, "vault">): Promise<SigningKey[]> {
  if (!(await vault.inspect(keysObject))) return [];
  const kept = await vault.read(keysObject, file);
  return keyHistorySchema.parse(JSON.parse(kept.toString("utf8"))).keys;
}

/** The key in use; one is made at first use, and when the private one has been lost. */
export async function currentSigner(desk: KeyDesk): Promise<Signer> {
  for (;;) {
    const signer = await heldSigner(desk);
    if (signer) return signer;
    await desk.leases.whileHolding("keys", async () => {
      if (!(await heldSigner(desk)))
        await makeKey(desk, "ibid", "first use, or the private key was not there");
    });
    await sleep(lookMs);
  }
}

/** Puts a new key in the place of the one in use, which vouches for it and is then destroyed. Returns the new one. */
export async function rotateKey(desk: KeyDesk, by: string, why: string): Promise<SigningKey> {
  for (;;) {
    let made: SigningKey | null = null;
    await desk.leases.whileHolding("keys", async () => {
      made = await makeKey(desk, by, why);
    });
    if (made) return made;
    await sleep(lookMs);
  }
}

async function heldSigner(desk: KeyDesk): Promise<Signer | null> {
  const key = (await keyHistory(desk)).findLast((each) => each.until === null);
  const secret = key && (await privateKey(desk, key.id));
  return key && secret ? { key, sign: (bytes) => sign(null, bytes, secret).toString("base64") } : null;
}

/** Null when there is no file of it, or it is another key's. */
async function privateKey({ keysFolder }: KeyDesk, id: string): Promise<KeyObject | null> {
  try {
    const key = createPrivateKey(await readFile(pathOf(keysFolder, id)));
    return (await idOf(createPublicKey(key))) === id ? key : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** The private key is on disk before the vault names it; cut off between the two, it is never used. */
async function makeKey(desk: KeyDesk, by: string, why: string): Promise<SigningKey> {
  const at = moment(desk);
  const before = await heldSigner(desk);
  const keys = await keyHistory(desk);
  const pair = generateKeyPairSync("ed25519");
  const id = await idOf(pair.publicKey);
  const publicKey = rawBytes(pair.publicKey).toString("base64");
  await keepPrivate(desk.keysFolder, id, pair.privateKey);
  const key: SigningKey = {
    id,
    algorithm: "Ed25519",
    publicKey,
    from: at,
    until: null,
    introducedBy: before?.key.id ?? null,
    introduction: before?.sign(introductionBytes({ id, publicKey, from: at })) ?? null,
    by,
    why,
  };
  const ended = keys.map((each) => (each.until === null ? { ...each, until: at } : each));
  await keepHistory(desk, { ibid: 1, keys: [...ended, key] }, { by, at });
  if (before) await rm(pathOf(desk.keysFolder, before.key.id), { force: true });
  return key;
}

async function keepHistory({ vault }: KeyDesk, history: KeyHistory, { by, at }: { by: string; at: string }) {
  const files = [{ path: file, content: JSON.stringify(history) }];
  const change = { by, message: "signing key", at };
  if (await vault.inspect(keysObject)) await vault.update(keysObject, files, change);
  else await vault.create(keysObject, files, change);
}

/** Written whole, readable by its owner only, and flushed, or not there at all. */
async function keepPrivate(folder: string, id: string, key: KeyObject): Promise<void> {
  await privateFolder(folder);
  const path = pathOf(folder, id);
  const handle = await open(`${path}.new`, "w", 0o600);
  try {
    await handle.writeFile(key.export({ type: "pkcs8", format: "pem" }));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${path}.new`, path);
}

function pathOf(folder: string, id: string): string {
  return join(folder, `${id}.pem`);
}

/** The 32 bytes of an Ed25519 key: the end of its SubjectPublicKeyInfo (RFC 8410). */
function rawBytes(key: KeyObject): Buffer {
  return key.export({ type: "spki", format: "der" }).subarray(-32);
}

function idOf(key: KeyObject): Promise<string> {
  return keyIdOf(rawBytes(key), async (bytes) => sha256Hex(bytes));
}
