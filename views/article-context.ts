/** What is shown of an article: a summary above the text, and its quotations beside the words. */
import type { Link } from "./frame-context.js";

/** A quotation beside the passage in which it begins. */
export interface QuotationBeside {
  /** The version with these words marked. */
  href: string;
  /** The first words. */
  words: string;
  /** Told in the article's own words. */
  told: boolean;
  /** As printed; null when it is not said. */
  speaker: string | null;
  /** The fullest name, when `speaker` is another one. */
  person: string | null;
  /** Checks the words against the archive; null where they are told, or too many for an address. */
  check: string | null;
  post: string | null;
}

export interface FigureShown {
  /** "about 2.5m faces". */
  label: string;
  /** "last year", "of the 3,000 people"; null when nothing more is said. */
  detail: string | null;
  href: string;
}

export interface ReferenceShown {
  /** "Motion". */
  what: string;
  /** The words of the article. */
  words: string;
  href: string;
  /** Documents of this archive that may be meant. */
  candidates: Link[];
}

export interface ArticleOutline {
  /** "9 quotations of 4 speakers." */
  sentence: string;
  /** Each speaker with what they say, as printed; those of nobody last, under "Not said by whom". */
  speakers: { name: string; quotations: QuotationBeside[] }[];
  figures: FigureShown[];
  references: ReferenceShown[];
}
