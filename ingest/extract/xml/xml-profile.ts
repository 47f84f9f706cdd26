/** What the elements of a kind of XML are to a reader of its words: a table of roles, and where facts stand. */
import type { XmlElement } from "./xml.js";

export type Role =
  /** Left out whole. */
  | "skip"
  | "group"
  | "paragraph"
  | "heading"
  /** A list item; its first paragraph takes its marker. */
  | "item"
  | "caption"
  | "row"
  | "cell"
  | "inline"
  | "bold"
  | "break"
  | "space"
  /** A number or bullet that belongs to the next block. */
  | "marker"
  /** A note: its mark stays at its place, its words follow the document. */
  | "note"
  /** Words beside the text, such as a lecturer's: a heading "Notes" stands above them. */
  | "notes"
  /** Words of one speaker. */
  | "turn"
  /** The name of the speaker of the turn that it stands in. */
  | "speaker"
  /** Where a page or column begins. */
  | "page";

export interface Profile {
  roles: Record<string, Role>;
  /** What an element is when its name alone does not say it; undefined leaves it to `roles`. */
  role?: (element: XmlElement, parent: XmlElement | null) => Role | undefined;
  /** 1 to 6; undefined takes the depth of groups that have headings. */
  level?: (element: XmlElement) => number | undefined;
  /** For turns: who speaks, as the file says. */
  speaker?: (turn: XmlElement) => string | null;
  /** When it is spoken. */
  time?: (turn: XmlElement) => string | null;
  /** Of items, paragraphs and headings: the marker that is not among their words. */
  marker?: (element: XmlElement) => string | null;
  /** Of notes: the mark as printed; undefined counts them. */
  mark?: (note: XmlElement) => string | undefined;
  /** Of notes: the element that holds the words, where it is not the note itself. */
  noteBody?: (note: XmlElement) => XmlElement | undefined;
  /** Of anything: the label of the page or column that it begins on; undefined does not turn the page. */
  page?: (element: XmlElement) => string | null | undefined;
  /** Of spaces: the characters that it stands for. */
  space?: (element: XmlElement) => string;
}
