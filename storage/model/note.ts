/**
 * Notes: what somebody with an account writes beside words of a document. They belong to the account and are no part
 * of the record: no vault holds them, nothing that is cited or found rests on them.
 */

/** Characters of one note at most, and notes of one account. */
export const longestNoteText = 10_000;
export const mostNotes = 10_000;
export const noteIdLength = 12;

/** The words a note stands beside, in UTF-16 code units of the text of one version. */
export interface NotedWords {
  start: number;
  /** Exclusive. */
  end: number;
  exact: string;
  prefix: string;
  suffix: string;
}
