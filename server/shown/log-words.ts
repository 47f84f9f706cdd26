/** What was done, in words, by the word that the log keeps. */

const words: Record<string, string> = {
  accession: "taken in",
  text: "text read",
  structure: "structure read",
  rereading: "read again",
  retry: "reading tried again",
  unreadable: "kept as unreadable",
  description: "described",
  tags: "tags changed",
  "tag confirmed": "tag confirmed",
  citation: "cited",
  findings: "decided on what was found",
  relation: "related to another document",
  publication: "published",
  unpublication: "taken back to draft",
  embargo: "set to go live later",
  submission: "handed in for publication",
  withdrawal: "withdrawn",
  redaction: "words taken out",
  erasure: "erased",
  "fixity check": "bytes checked",
  repair: "repaired from the copy",
  restoration: "restored",
  removal: "samples removed",
  export: "exported",
  backup: "backed up",
  "sign-in": "signed in",
  "account made": "account made",
  "own account changed": "account changed by its owner",
  authority: "name changed",
  "list begun": "table of descriptions begun",
  "list taken back": "table of descriptions taken back",
  "log signed": "log signed",
};

/** The word itself where there is no better one. */
export function actionWords(action: string): string {
  return words[action] ?? action;
}
