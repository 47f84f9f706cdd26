import type { Response } from "express";
import type { FixityRow } from "../../storage/catalogue/fixity-tables.js";
import { loadRecord } from "../../storage/catalogue/records.js";
import type { DocumentRow, RereadingRow, VersionRow } from "../../storage/catalogue/tables.js";
import { lastSentBack } from "../../storage/model/deciding-change.js";
import { type RelationKind, relationKindNames } from "../../storage/model/relation.js";
import type { DocumentContext, DocumentDesk } from "../../views/contexts.js";
import { mayDo } from "../accounts/document-rights.js";
import { isArchivist, type Site } from "../site.js";
import { urls } from "../urls.js";
import { decidingShown } from "./deciding.js";
import { fixityShown } from "./fixity.js";
import { kindSuggestion } from "./kind-suggestion.js";
import { rereadOffer, sameReadingSentence } from "./reading-again.js";
import { ledgerSentences, readingLedger } from "./reading-ledger.js";
import { counted, momentOf } from "./words.js";

/** "This document is …" */
const relateWords: Record<RelationKind, string> = {
  versionOf: "a version of",
  replyTo: "a reply to",
  cites: "citing",
  corrects: "correcting",
  copyOf: "a copy of",
};

/** What stands on the desk of what was found in the version. */
function findingsLink({ id, state }: DocumentRow, version: VersionRow): DocumentDesk["findings"] {
  const { findings, findings_decision: decision } = version;
  const isClear = findings === 0 || (findings === null && version.same_reading !== null);
  const places = counted(findings ?? 0, "place");
  const label = isClear
    ? "No hidden or personal data was found"
    : findings === null
      ? version.text_state === "known"
        ? "Not yet looked through for hidden and personal data"
        : "Hidden and personal data: its text is not known yet"
      : decision !== null
        ? `${places} with hidden or personal data, decided on`
        : `${places} to look at${state === "published" ? "" : " before it is published"}`;
  return { label, href: urls.findings(id, version.number) };
}

/**
 * What an archivist can do with a document as it stands. `request`: to read it again, if somebody asked;
 * `opensMore`: more of it could be read with a password.
 */
export function deskFor(
  document: DocumentRow,
  version: VersionRow,
  {
    request,
    opensMore,
    fixity,
    now,
    mayErase,
  }: {
    request: RereadingRow | null;
    opensMore: boolean;
    fixity: FixityRow | null;
    now: string;
    mayErase: boolean;
  },
): DocumentDesk {
  const same = sameReadingSentence(version);
  const reread = rereadOffer(document, version, request);
  return {
    edit: urls.edit(document.id),
    addVersion: urls.upload({ versionOf: document.id }),
    publishAction: document.state === "published" ? null : urls.publish(document.id),
    redact:
      version.text_state === "known" && version.number === document.newest_version
        ? urls.redact(document.id)
        : null,
    erase: mayErase ? urls.erase(document.id) : null,
    relate: {
      action: urls.relations(document.id),
      kinds: relationKindNames.map((kind) => ({ value: kind, label: relateWords[kind] })),
    },
    deciding: decidingShown(document, now),
    unpublishAction: document.state === "draft" ? null : urls.unpublish(document.id),
    withdrawAction: document.state === "withdrawn" ? null : urls.withdraw(document.id),
    ledger: [...ledgerSentences(readingLedger(version)), ...(same === null ? [] : [same])],
    chances:
      version.text_state === "failed"
        ? chancesOf(version)
        : opensMore
          ? morePassword(version, reread?.sentence ?? null)
          : null,
    findings: findingsLink(document, version),
    reread,
    kind: kindSuggestion(document, version.facts),
    fixityAction: urls.verify(document.id),
    fixity: fixityShown(fixity),
    log: urls.log({ object: document.id }),
  };
}

/** What a contributor can do with a draft of theirs; null for anybody else. */
export async function contributionOf(
  site: Site,
  document: DocumentRow,
  response: Response,
): Promise<DocumentContext["contribution"]> {
  if (isArchivist(response) || !(await mayDo(site.archive.catalogue, "describe", document, response)))
    return null;
  const record = await loadRecord(site.archive.catalogue, document.id);
  const back = record && lastSentBack(record);
  return {
    edit: urls.edit(document.id),
    addVersion: urls.upload({ versionOf: document.id }),
    submitAction: urls.submit(document.id),
    inReview: record?.review ? momentOf(record.review.at) : null,
    sentBack: back ? { ...back, at: momentOf(back.at) } : null,
  };
}

/** What can be done about a text that is known and lacks what only a password opens. */
function morePassword({ document, number }: VersionRow, trouble: string | null): DocumentDesk["chances"] {
  return {
    trouble,
    passwordAction: urls.password(document, number),
    retryAction: null,
    unreadableAction: null,
  };
}

function chancesOf({ document, number, failure, unreadable }: VersionRow): DocumentDesk["chances"] {
  return {
    trouble: null,
    passwordAction: failure === "encrypted" ? urls.password(document, number) : null,
    // Without the password it would only be asked for again.
    retryAction: failure === "encrypted" && unreadable === null ? null : urls.retry(document, number),
    unreadableAction: unreadable === null ? urls.unreadable(document, number) : null,
  };
}
