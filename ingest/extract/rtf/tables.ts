/** What RTF says before its text: fonts with their charsets, styles with their names, title and author. */
import { codePageOf, fontCodePage } from "./charsets.js";

export interface RtfTables {
  /** Code page of the document. */
  codePage: string;
  /** Code page by font number; fonts in the document's own are left out. */
  fonts: Map<number, string>;
  /** Name by style number. */
  styles: Map<number, string>;
  info: Map<string, string>;
  defaultFont: number | null;
}

/** Empty tables, filled as the document is read. */
export function newTables(): RtfTables {
  return { codePage: "cp1252", fonts: new Map(), styles: new Map(), info: new Map(), defaultFont: null };
}

/** Notes a control word that says in which code page the document is; true when it was one. */
export function noteCodePage(tables: RtfTables, word: string, value: number | null): boolean {
  if (word === "ansicpg" && value !== null) tables.codePage = codePageOf(value);
  else if (word === "mac") tables.codePage = "macroman";
  else if (word === "pc") tables.codePage = "cp437";
  else if (word === "pca") tables.codePage = "cp850";
  else if (word === "deff") tables.defaultFont = value;
  else return false;
  return true;
}

/** Notes what a font says of its characters. */
export function noteFont(tables: RtfTables, font: number, word: string, value: number | null): void {
  const codePage =
    word === "fcharset" ? fontCodePage(value ?? 0) : word === "cpg" && value ? codePageOf(value) : null;
  if (codePage !== null) tables.fonts.set(font, codePage);
}

/** The level of a heading by the name of its style; null for other styles. */
export function headingLevel(tables: RtfTables, style: number | null): number | null {
  const name = style === null ? "" : (tables.styles.get(style) ?? "");
  if (/^title$/i.test(name)) return 1;
  const level = /^heading (\d)/i.exec(name)?.[1];
  return level ? Math.min(6, Number(level)) : null;
}
