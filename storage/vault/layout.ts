/**
 * Where an object lies in the storage root: OCFL extension 0003-hash-and-id-n-tuple-storage-layout with its
 * default parameters. Source: https://ocfl.github.io/extensions/0003-hash-and-id-n-tuple-storage-layout.html
 *
 *     <root>/487/326/d8c/%2e%2ehor%2frib%3ale-%24id/
 *            three tuples of sha256(id), then the id, percent-encoded
 */
import { createHash } from "node:crypto";

export const layoutName = "0003-hash-and-id-n-tuple-storage-layout";

const tupleSize = 3;
export const numberOfTuples = 3;

export const layoutConfig = {
  extensionName: layoutName,
  digestAlgorithm: "sha256",
  tupleSize,
  numberOfTuples,
} as const;

/** A longer encoded id is cut here and its digest appended, so that every file system can hold the name. */
const longestEncodedId = 100;

/** The object's folder, relative to the storage root, with `/` between its parts. */
export function objectPath(id: string): string {
  const digest = createHash("sha256").update(id, "utf8").digest("hex");
  const tuples = Array.from({ length: numberOfTuples }, (_, i) =>
    digest.slice(i * tupleSize, (i + 1) * tupleSize),
  );
  const encoded = encodeId(id);
  const name =
    encoded.length > longestEncodedId ? `${encoded.slice(0, longestEncodedId)}-${digest}` : encoded;
  return [...tuples, name].join("/");
}

/** The id that a folder's name stands for, or null when the name was cut and only the inventory knows. */
export function idOfFolder(name: string): string | null {
  if (name.length > longestEncodedId) return null;
  try {
    return decodeURIComponent(name);
  } catch {
    return null;
  }
}

function encodeId(id: string): string {
  return id.replace(/[^A-Za-z0-9_-]/gu, (character) =>
    [...Buffer.from(character, "utf8")].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""),
  );
}
