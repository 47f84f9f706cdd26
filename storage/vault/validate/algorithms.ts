/**
 * Digest algorithms of OCFL 1.1 section 3.4 and of extension 0009-digest-algorithms. Those with a `node` name can be
 * computed here; the specification lets a client ignore the others.
 */
interface Algorithm {
  /** Hexadecimal digits in a digest. */
  digits?: number;
  node?: string;
  /** The code for a digest that is not hexadecimal of that length. */
  code?: string;
}

const algorithms: Record<string, Algorithm> = {
  md5: { digits: 32, node: "md5" },
  sha1: { digits: 40, node: "sha1", code: "E029" },
  sha256: { digits: 64, node: "sha256", code: "E030" },
  sha512: { digits: 128, node: "sha512", code: "E031" },
  "blake2b-512": { digits: 128, node: "blake2b512", code: "E032" },
  "blake2b-160": { digits: 40 },
  "blake2b-256": { digits: 64 },
  "blake2b-384": { digits: 96 },
  "sha512/256": { digits: 64, node: "sha512-256" },
  size: {},
  crc32: {},
};

/** The registered extensions; others are allowed but draw a warning. */
export const registeredExtensions: readonly string[] = [
  "0001-digest-algorithms",
  "0002-flat-direct-storage-layout",
  "0003-hash-and-id-n-tuple-storage-layout",
  "0004-hashed-n-tuple-storage-layout",
  "0005-mutable-head",
  "0006-flat-omit-prefix-storage-layout",
  "0007-n-tuple-omit-prefix-storage-layout",
  "0008-schema-registry",
  "0009-digest-algorithms",
  "0010-differential-n-tuple-omit-prefix-storage-layout",
  "0011-direct-clean-path-layout",
  "initial",
];

export function isFixityName(name: string): boolean {
  return Object.hasOwn(algorithms, name);
}

/** What Node calls the algorithm, or null when it cannot compute it. */
export function nodeName(name: string): string | null {
  return (isFixityName(name) && algorithms[name]?.node) || null;
}

/** How a digest must look; null when anything goes. */
export function digestForm(name: string): { pattern: RegExp; code: string } | null {
  const known = isFixityName(name) ? algorithms[name] : undefined;
  if (!known?.digits || !known.code) return null;
  return { pattern: new RegExp(`^[0-9a-f]{${known.digits}}$`, "i"), code: known.code };
}
