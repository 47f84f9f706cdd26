/** Documents of known kind: what they are taken for, and what is learnt from them. */
import type { Extraction } from "../../ingest/extract/extraction.js";
import { structure } from "../../ingest/structure/structure.js";
import type { DocumentKind } from "../../storage/model/kind.js";

export interface KnownDocument {
  /** Where it lies, with its first words when it has no file of its own. */
  file: string;
  kind: DocumentKind;
  /** As right as `kind`, where that is arguable. */
  also?: DocumentKind;
  name: string;
  mediaType: string;
  extraction: Extraction;
}

export interface KindMark {
  file: string;
  kind: DocumentKind;
  found: DocumentKind;
  /** Whether what was found is no kind, and the true one is suggested. */
  suggested: boolean;
  confidence: number;
}

/** Has the kind of a document decided and sets it beside the known one. */
export function markOf({ file, kind, also, extraction, name, mediaType }: KnownDocument): KindMark {
  const { kind: found, confidence, facts } = structure(extraction, { name, mediaType });
  const truth = also === found ? also : kind;
  return { file, kind: truth, found, suggested: facts.kind?.suggestion === truth, confidence };
}
