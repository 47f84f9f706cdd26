/** OpenDocument files with a password (OpenDocument 1.2, part 3, section 3.4 and 4): each part is encrypted by itself. */
import { createDecipheriv, createHash, pbkdf2Sync } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import { ExtractionFailed } from "../extraction.js";
import type { FileInput } from "../extractors.js";
import { locked } from "../locked.js";
import { damaged, type ZipParts } from "../packed/zip-parts.js";
import { childOf, descendantsOf, parseXml, type XmlElement } from "../xml/xml.js";

/** A manifest that asks for more rounds wants to cost time: programs ask for 100,000. */
const mostRounds = 2_000_000;
/** Larger parts are bombs, not documents: in bytes, and times the packed size. */
const largestPart = 200 * 1024 * 1024;
const steepestRatio = 300;
const ratioMatters = 8 * 1024 * 1024;
/** The checksum is over so many bytes of the packed part. */
const checkedBytes = 1024;

/**
 * The parts of an OpenDocument file, opened with its password where they are encrypted.
 * @throws ExtractionFailed `encrypted` when a password or another one is needed; when a part is read also `unsupported`,
 * `too-large` and `corrupt`
 */
export function unlockedParts(input: FileInput, parts: ZipParts): ZipParts {
  const manifest = parts.read("META-INF/manifest.xml");
  if (!manifest?.includes("encryption-data")) return parts;
  const { password } = input;
  if (password === undefined) throw locked(input);
  const entries = new Map<string, XmlElement>();
  for (const entry of descendantsOf(parseXml(manifest, input.name), "file-entry")) {
    const encryption = childOf(entry, "encryption-data");
    const path = entry.attributes.get("full-path");
    if (encryption && path !== undefined) entries.set(path, encryption);
  }
  // LibreOffice can encrypt the package as a whole, with a key that takes far more to make.
  if (entries.has("encrypted-package")) throw unknownWay(input, "the whole package at once");
  return {
    ...parts,
    read(name) {
      const bytes = parts.read(name);
      const encryption = entries.get(name);
      return bytes && encryption ? opened(input, { name, bytes, encryption, password }) : bytes;
    },
  };
}

interface Locked {
  name: string;
  bytes: Buffer;
  encryption: XmlElement;
  password: string;
}

function opened(input: FileInput, { name, bytes, encryption, password }: Locked): Buffer {
  const said = (element: string, attribute: string) =>
    childOf(encryption, element)?.attributes.get(attribute) ?? "";
  const algorithm = said("algorithm", "algorithm-name");
  if (!algorithm.endsWith("#aes256-cbc")) throw unknownWay(input, algorithm);
  const rounds = Number(said("key-derivation", "iteration-count"));
  const vector = Buffer.from(said("algorithm", "initialisation-vector"), "base64");
  if (!(rounds >= 1 && rounds <= mostRounds) || vector.length !== 16)
    throw damaged(input, `what its manifest says of the encryption of ${name} makes no sense`);
  const startHash = said("start-key-generation", "start-key-generation-name").endsWith("sha256")
    ? "sha256"
    : "sha1";
  const start = createHash(startHash).update(password, "utf8").digest();
  const salt = Buffer.from(said("key-derivation", "salt"), "base64");
  const key = pbkdf2Sync(start, salt, rounds, 32, "sha1");
  const packed = decrypted(bytes, key, vector);
  if (!packed || !hasChecksum(packed, encryption)) throw locked(input);
  return inflated(input, name, packed);
}

/** Without the padding, whose length its last byte tells; null when that cannot be. */
function decrypted(bytes: Buffer, key: Buffer, vector: Buffer): Buffer | null {
  if (bytes.length === 0 || bytes.length % 16 !== 0) return null;
  const decipher = createDecipheriv("aes-256-cbc", key, vector).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(bytes), decipher.final()]);
  const padding = padded.at(-1) ?? 0;
  return padding >= 1 && padding <= 16 ? padded.subarray(0, padded.length - padding) : null;
}

function hasChecksum(packed: Buffer, { attributes }: XmlElement): boolean {
  const type = attributes.get("checksum-type") ?? "";
  const hash = /sha256-1k$/i.test(type) ? "sha256" : "sha1";
  const sum = createHash(hash).update(packed.subarray(0, checkedBytes)).digest("base64");
  return sum === attributes.get("checksum");
}

function inflated(input: FileInput, name: string, packed: Buffer): Buffer {
  const most = Math.min(largestPart, Math.max(ratioMatters, packed.length * steepestRatio));
  try {
    return inflateRawSync(packed, { maxOutputLength: most });
  } catch (error) {
    if (error instanceof RangeError)
      throw new ExtractionFailed(
        "too-large",
        `${input.name} would unpack to far more than it should: its part ${name} has more than ${most} bytes.`,
      );
    throw damaged(input, `its part ${name} cannot be unpacked`, error);
  }
}

function unknownWay(input: FileInput, way: string): ExtractionFailed {
  return new ExtractionFailed(
    "unsupported",
    `${input.name} is encrypted in a way that cannot be undone here (${way}); upload a copy without a password.`,
  );
}
