import { z } from "zod";

/** Algorithm and lower-case hexadecimal, always together: `sha256:…` or `sha512:…`. */
export type Digest = `sha256:${string}` | `sha512:${string}`;

const digestPattern = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;

/** True when `text` is a digest in the archive's written form. */
export function isDigest(text: string): text is Digest {
  return digestPattern.test(text);
}

export const digestSchema = z.custom<Digest>(
  (value) => typeof value === "string" && isDigest(value),
  "expected a digest such as sha256:9f86d0…",
);

/** `sha256:9f86d081…` for places where the whole digest would drown the words; never used to compare. */
export function shortDigest(digest: Digest): string {
  const [algorithm, hex = ""] = digest.split(":");
  return `${algorithm}:${hex.slice(0, 12)}…`;
}
