/** One statement of a graph, as the readers of files give them and the writers take them. */
export interface Triple {
  /** An address, or `_:` with a name that means something in this file only. */
  subject: string;
  predicate: string;
  object: TripleObject;
}

export type TripleObject =
  | { is: "node"; value: string }
  /** `language` is a BCP 47 code in lower case, empty where there is none; `datatype` an address or empty for plain text. */
  | { is: "text"; value: string; language: string; datatype: string };

/** The file is not what its name or beginning says, or more than can be taken in; the message says where. */
export class UnreadableGraph extends Error {
  override name = "UnreadableGraph";
}

/** Most statements of one file: a vocabulary of 50,000 concepts has fewer. */
export const mostTriples = 2_000_000;
