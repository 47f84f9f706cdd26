/** What is shown above the text of a transcript. */

/** What a reader may ask of a transcript: one question, or one speaker's turns. */
export interface Conversation {
  /** Two GET forms with the fields `question` and `speaker`. */
  action: string;
  /** The speaker asked for; empty for everybody. */
  speaker: string;
  speakers: { value: string; label: string }[];
  question: string;
  /** "Q1 to Q40"; null when none is numbered. */
  questions: string | null;
  /** That there is no such question, and which there are; null when there is, or none was asked for. */
  noQuestion: string | null;
  /** How much of the text is shown; null when all is. */
  shown: string | null;
  /** The whole text. */
  clear: string;
}
