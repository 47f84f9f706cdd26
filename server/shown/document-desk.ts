import type { DocumentRow, VersionRow } from "../../storage/catalogue/tables.js";
import type { DocumentDesk } from "../../views/contexts.js";
import { urls } from "../urls.js";
import { ledgerSentences, readingLedger } from "./reading-ledger.js";

/** What an archivist can do with a document as it stands. */
export function deskFor(document: DocumentRow, version: VersionRow): DocumentDesk {
  return {
    edit: urls.edit(document.id),
    addVersion: urls.upload({ versionOf: document.id }),
    publishAction: document.state === "published" ? null : urls.publish(document.id),
    unpublishAction: document.state === "draft" ? null : urls.unpublish(document.id),
    withdrawAction: document.state === "withdrawn" ? null : urls.withdraw(document.id),
    ledger: ledgerSentences(readingLedger(version)),
    retryAction: version.text_state === "failed" ? urls.retry(document.id, version.number) : null,
    fixityAction: urls.verify(document.id),
  };
}
