/** Two tokens that are compared as equal, and how they are written. */
import { foldCharacter } from "../fold-character.js";
import type { DifferenceKind } from "./difference.js";
import type { Token } from "./tokens.js";

const invisible = /\p{Default_Ignorable_Code_Point}/gu;
const hyphens = /[-‐‑‒⁃﹣－\s]/g;

/**
 * What is different in writing; null when nothing is. `mayBeCapital`: it begins the quotation or a part of it, where
 * a capital is the quoting sentence's own.
 */
export function differenceInWriting(
  quoted: Token,
  stands: Token,
  mayBeCapital: boolean,
): DifferenceKind | null {
  const [one, other] = [quoted.raw, stands.raw];
  if (one === other) return null;
  if (quoted.kind === "quote") return "quotation marks";
  if (quoted.kind === "dash") return "dash";
  if (quoted.kind === "hyphen") return "hyphenation";
  if (quoted.kind === "unit") return "number format";
  if (one.replace(invisible, "") === other.replace(invisible, "")) return "invisible characters";
  const [plain, otherPlain] = [plainForm(one), plainForm(other)];
  if (plain === otherPlain) return /['’ʼ＇]/.test(one) ? "quotation marks" : "character form";
  if (plain.replace(hyphens, "") === otherPlain.replace(hyphens, "")) return "hyphenation";
  if (quoted.kind === "number" && /\d/.test(one) && one.toLowerCase() !== other.toLowerCase())
    return foldCharacter(one, "text") === foldCharacter(other, "text") ? "number" : "number format";
  const [small, otherSmall] = [
    plain.replace(hyphens, "").toLowerCase(),
    otherPlain.replace(hyphens, "").toLowerCase(),
  ];
  if (small === otherSmall)
    return mayBeCapital && plain.slice(1) === otherPlain.slice(1) ? "capital at the start" : "capitals";
  return withoutAccents(one) === withoutAccents(other) ? "spelling" : "look-alike letters";
}

function withoutAccents(raw: string): string {
  return foldCharacter(raw.replace(hyphens, ""), "text").replace(/[’ʼ＇]/g, "'");
}

/** Ligatures, full-width forms and composed accents as other fonts and systems write them. */
function plainForm(raw: string): string {
  return raw
    .replace(invisible, "")
    .replace(/[\ufb00-\ufb06\uff01-\uff5e]/g, (form) => form.normalize("NFKC"))
    .replace(/[’ʼ＇]/g, "'")
    .replace(/[\u00a0\u2009\u202f]/g, " ")
    .normalize("NFC");
}
