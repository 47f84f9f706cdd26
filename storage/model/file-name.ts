import { cutWhole } from "./kept-text.js";

/**
 * File names as they come hold anything: paths, control characters, emoji, 300 letters. The name as received
 * is kept as text; only what this makes of it is ever part of a path.
 */
const longest = 120;

/** A safe last segment for a path in the vault: printable, no separators, at most 120 UTF-8 bytes, never empty. */
export function vaultFileName(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? "";
  const plain = base
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}._ -]+/gu, "_")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^[. ]+/, "");
  const dot = plain.lastIndexOf(".");
  const extension = dot > 0 && plain.length - dot <= 12 ? plain.slice(dot) : "";
  const stem = cutToBytes(
    dot > 0 && extension ? plain.slice(0, dot) : plain,
    longest - byteLength(extension),
  );
  return stem + extension || "original";
}

/**
 * Characters that nobody sees, and that make a text look other than it is: control characters, and format characters
 * such as those that turn the direction of writing. The joiners of words (ZWJ, ZWNJ), the soft hyphen and the tags that
 * make a flag are part of ordinary writing.
 */
const unseen = /\p{Cc}|(?!\u00AD|\u200C|\u200D|[\u{E0020}-\u{E007F}])(?=\p{DI})\p{Cf}/gu;

/** The name as received, fit to be kept as text: well formed, with U+FFFD for what would not be seen. */
export function nameAsReceived(name: string): string {
  return cutWhole(seen(name), 1_000).toWellFormed();
}

/** A line of text out of a file, with U+FFFD for each character that nobody would see. */
export function seen(line: string): string {
  return line.replace(unseen, "\uFFFD");
}

/** A title for a file nobody has described and nothing could be read from. */
export function titleFromName(name: string): string {
  const base = nameAsReceived(name.split(/[/\\]/).at(-1) ?? "");
  const stem = base.replace(/\.[\p{L}\p{N}]{1,8}$/u, "");
  const words = stem.replace(/[_\s]+/g, " ").trim();
  return cutWhole(words || base.trim() || "Untitled file", 300);
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

function cutToBytes(text: string, limit: number): string {
  let cut = "";
  let bytes = 0;
  for (const character of text) {
    bytes += byteLength(character);
    if (bytes > limit) break;
    cut += character;
  }
  return cut.trimEnd();
}
