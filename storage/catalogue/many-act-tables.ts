/** One change of many documents: an intention of an archivist, kept until it is carried out, and how far it has come. */

export interface ManyActRow {
  id: string;
  /** JSON of ManyChange: what is done to each document. */
  change: string;
  /** JSON of the list that the documents were chosen from, to lead back to it. */
  chosen: string;
  by: string;
  at: string;
  /** Who takes it back; null as long as nobody does. */
  undone_by: string | null;
}

/**
 * `waiting`: to be changed. `changed`, `same` (it said so already), `left` (it is not there any more, or it was taken back
 * first) and `unready` (a draft that cannot be published yet) are ends. `undoing`: to be taken back; then `undone`, or `kept`: somebody changed it again since.
 */
export const manyStates = [
  "waiting",
  "changed",
  "same",
  "left",
  "unready",
  "undoing",
  "undone",
  "kept",
] as const;

export interface ManyActDocumentRow {
  act: string;
  document: string;
  state: (typeof manyStates)[number];
}

export interface ManyActTables {
  many_act: ManyActRow;
  many_act_document: ManyActDocumentRow;
}
