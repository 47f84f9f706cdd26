/** The archive’s words for what is done, and the preservation event types (PREMIS, Library of Congress) they stand for. */

const types: Record<string, string> = {
  accession: "accession",
  text: "metadata extraction",
  structure: "metadata extraction",
  rereading: "metadata extraction",
  description: "metadata modification",
  tags: "metadata modification",
  "tag confirmed": "metadata modification",
  "suggestion declined": "metadata modification",
  "authority description": "metadata modification",
  publication: "policy assignment",
  unpublication: "policy assignment",
  embargo: "policy assignment",
  submission: "policy assignment",
  "submission taken back": "policy assignment",
  "sent back": "policy assignment",
  relation: "metadata modification",
  withdrawal: "deaccession",
  "fixity check": "fixity check",
  repair: "recovery",
  redaction: "redaction",
  erasure: "deletion",
  backup: "replication",
  restoration: "recovery",
  export: "dissemination",
  "log signed": "digital signature generation",
};

/** The event type of an action; an action without one is a type of its own. */
export function premisType(action: string): string {
  return types[action] ?? action;
}
