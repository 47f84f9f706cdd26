/** What is said of the pages of a version: how their text came to be known, and which should be looked at. */
import { countPages, isBlank, isUnsure, type Page } from "../../storage/model/passage.js";
import { pageLabel } from "./reader-passages.js";
import { counted } from "./words.js";

/** `text`, `read by machine, 94 % sure`, `no known text`. */
export function methodWords(page: Page): string {
  if (page.method === "none") return "no known text";
  if (page.method === "ocr") return `read by machine${sureness(page)}`;
  return isBlank(page) ? "nothing to read" : "text";
}

function sureness({ confidence }: Page): string {
  return confidence === undefined ? "" : `, ${Math.round(confidence)} % sure`;
}

/** The same in sentences, for who looks at the page alone; `flag` is what should be seen first. */
export function pageSentences(page: Page): { method: string | null; flag: string | null } {
  const characters = counted(page.characters, "character");
  if (page.method === "none") {
    const flag = "No text is known on this page. It can be looked at here, but not searched or cited.";
    return { method: null, flag };
  }
  if (page.method === "ocr") {
    const method = `These words were read by machine from the image${sureness(page)}: ${characters}.`;
    const flag = "Check them against the image: the machine was unsure of much of this page.";
    return { method, flag: isUnsure(page) ? flag : null };
  }
  const method = isBlank(page)
    ? "There is nothing on this page that could be text."
    : `The file itself gives the text of this page: ${characters}.`;
  return { method, flag: null };
}

/** Why a page should be looked at, in a few words; null for a page like any other. */
export function pageFlag(page: Page): string | null {
  if (page.method === "none") return "No text is known";
  return isUnsure(page) ? "Check against the image" : null;
}

/** `14 pages: 12 text, 1 read by machine (94 % sure), 1 without known text.` */
export function pagesSentence(pages: readonly Page[]): string {
  const read = pages.filter((page) => page.method === "ocr");
  const { text, blank, none } = countPages(pages);
  const parts = [
    text > 0 && `${text.toLocaleString("en-GB")} text`,
    read.length > 0 && `${read.length.toLocaleString("en-GB")} read by machine${range(read)}`,
    blank > 0 &&
      (blank < pages.length ? `${blank.toLocaleString("en-GB")} blank` : blank === 1 ? "blank" : "all blank"),
    none > 0 && `${none.toLocaleString("en-GB")} without known text`,
  ].filter((part) => part !== false);
  return `${counted(pages.length, "page")}: ${parts.join(", ")}.`;
}

/** ` (94 % sure)`, ` (71 to 96 % sure)`. */
function range(pages: readonly Page[]): string {
  const known = pages.flatMap(({ confidence }) => (confidence === undefined ? [] : [Math.round(confidence)]));
  if (known.length === 0) return "";
  const [least, most] = [Math.min(...known), Math.max(...known)];
  return least === most ? ` (${least} % sure)` : ` (${least} to ${most} % sure)`;
}

/** `12th in the file`, where a page is not labelled as it is counted. */
export function countedWords(page: Page): string | null {
  return page.label === null || page.label === String(page.number)
    ? null
    : `${ordinal(page.number)} in the file`;
}

function ordinal(number: number): string {
  const tens = number % 100;
  const ending = tens > 10 && tens < 14 ? "th" : (["th", "st", "nd", "rd"][number % 10] ?? "th");
  return `${number.toLocaleString("en-GB")}${ending}`;
}

/**
 * The page that somebody means by `words`: the one so labelled in print, else the one so counted. The first, where
 * several bear the label; null when there is none.
 */
export function pageMeant(pages: readonly Page[], words: string): Page | null {
  const said = words.trim().toLowerCase();
  const wanted = said.replace(/^p(?:age|p|g)?\b\.?\s*/, "");
  const labelled = (label: string) => pages.find((page) => page.label?.trim().toLowerCase() === label);
  return labelled(said) ?? labelled(wanted) ?? pages.find((page) => String(page.number) === wanted) ?? null;
}

/** `page iii (3rd in the file)`; `page 3` where it is labelled as it is counted, or not at all. */
export function pageInFile(page: Page): string {
  const counted = countedWords(page);
  return `page ${pageLabel(page)}${counted === null ? "" : ` (${counted})`}`;
}

/** `Page 47`. */
export function pageName(page: Page): string {
  return `Page ${pageLabel(page)}`;
}
