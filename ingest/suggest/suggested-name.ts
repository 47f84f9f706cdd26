/** A name that a text was found to hold, to be offered as a tag. */
export const suggestedKinds = ["person", "body", "place"] as const;
export type SuggestedKind = (typeof suggestedKinds)[number];

/** What names are suggested by, besides the archive's own list; another version finds others. */
export const library = "compromise 14.17.0";
/** Part of what says that a text has been looked through; it changes with what is found. */
export const suggester = `names 1, ${library}`;

export interface SuggestedName {
  kind: SuggestedKind;
  name: string;
  /** How often it was found. */
  uses: number;
  /** The first place, in UTF-16 code units of the version's text, half-open. */
  start: number;
  end: number;
  /** What found it: the library, or the archive's own list. */
  by: string;
}

/** What a worker is given: passages of one text, and the names of the archive's own list. */
export interface Reading {
  passages: { start: number; text: string }[];
  known: { kind: SuggestedKind; name: string }[];
  /** The library knows English only. */
  isEnglish: boolean;
}
