/** The one style sheet of all pages: the files of `views/styles/` one after another, so that a page asks for one. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../views/styles/", import.meta.url));

/**
 * In the order in which they overrule each other: tokens and ground, what every page has, what widths and paper change of
 * it, then the matters of single pages.
 */
export const styleFiles = [
  "tokens",
  "ground",
  "frame",
  "controls",
  "parts",
  "found",
  "document",
  "pages",
  "keeping",
  "narrow",
  "wide",
  "print",
  "hidden",
  "motions",
  "ledger",
  "articles",
  "citing",
  "tags",
  "search",
  "people",
  "quotes",
  "saved",
  "collections",
  "notes",
  "accounts",
  "deciding",
  "reader",
  "page-pane",
  "operating",
] as const;

/** As it is on the disk now. */
export function styleSheet(): string {
  return styleFiles.map((name) => readFileSync(`${folder}${name}.css`, "utf8")).join("");
}
