/** Sentences on what a document holds besides its text, so that nobody takes the text for all of it. */

export interface BesideText {
  /** Comments in the margin. */
  comments: number;
  /** Places in which the file records deleted words. */
  deleted: number;
  /** Places in which words are set as hidden; they are part of the text. */
  hidden?: number;
  /** Other documents inside. */
  embedded?: number;
}

/** One sentence for each kind that is there. */
export function besideText({ comments, deleted, hidden = 0, embedded = 0 }: BesideText): string[] {
  return [
    comments > 0 && `${counted(comments, "comment")} in the margin ${are(comments)} not part of the text.`,
    deleted > 0 &&
      `Words deleted in ${counted(deleted, "place")}, as the file records, are not part of the text.`,
    hidden > 0 && `Words in ${counted(hidden, "place")} are hidden in the file; they are read.`,
    embedded > 0 && `${counted(embedded, "document")} inside this one ${are(embedded)} not part of the text.`,
  ].filter((sentence) => sentence !== false);
}

function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? "" : "s"}`;
}

function are(count: number): string {
  return count === 1 ? "is" : "are";
}
