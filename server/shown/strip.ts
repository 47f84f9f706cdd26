import type { DocumentRow, VersionRow } from "../../storage/catalogue/tables.js";
import type { Capture } from "../../storage/model/capture.js";
import type { ProvenanceStrip } from "../../views/contexts.js";
import { urls } from "../urls.js";
import { dayOf, digestShown, kindName, momentOf } from "./words.js";

/** The line under every title. The register is the archivists', so only they are led to the accession. */
export function provenanceStrip(
  document: DocumentRow,
  version: VersionRow,
  forArchivist: boolean,
  inside: ProvenanceStrip["inside"] = [],
): ProvenanceStrip {
  return {
    kind: kindName(document.kind),
    source: document.source,
    date: dayOf(document.date),
    accession: forArchivist ? { label: version.accession, href: urls.accession(version.accession) } : null,
    digest: digestShown(version.digest),
    inside,
    captured: capturedIn(version),
    state: document.state,
  };
}

function capturedIn({ capture, document, number }: VersionRow): ProvenanceStrip["captured"] {
  if (capture === null) return null;
  const { at } = JSON.parse(capture) as Capture;
  return { at: momentOf(at), warc: urls.captured(document, number) };
}
