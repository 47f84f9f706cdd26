/** What publishing a version would give away: the list for the archivist who decides. */
import type { RequestHandler } from "express";
import { z } from "zod";
import { keptFindings } from "../../ingest/kept-findings.js";
import { loadRecord } from "../../storage/catalogue/records.js";
import type { ArchiveEvent } from "../../storage/model/event.js";
import { groupedFindings } from "../../storage/model/finding.js";
import { decisionOn, isClear, listOf, undecidedVersions } from "../../storage/model/findings-decision.js";
import type { Page } from "../../storage/model/passage.js";
import type { DocumentRecord, Version } from "../../storage/model/record.js";
import type { FindingsContext } from "../../views/contexts.js";
import { frame } from "../frame.js";
import { type HeldVersion, heldVersion } from "../held-version.js";
import { documentParameter, parameters, versionInPath } from "../parameters.js";
import { findingsShown } from "../shown/findings.js";
import { counted, momentOf } from "../shown/words.js";
import type { Site } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

const laterParameters = z.object({
  /** The moment at which it is to go live; null when it is to be published now. */
  until: z.iso.datetime("expected a moment in UTC").nullable().default(null),
  note: z.string("expected one text").max(2_000).default(""),
});

export const findingsPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const id = documentParameter(request);
    const held = await heldVersion(site.archive.catalogue, id, versionInPath(request), response);
    const { document, version } = held;
    const record = await loadRecord(site.archive.catalogue, id);
    const own = record?.versions.find(({ number }) => number === version.number);
    if (!record || !own) throw new TypeError(`The catalogue holds ${id} without its record`);
    const findings = (await keptFindings(site.archive, id, version.number)) ?? [];
    const decision = decisionOn(own, record.events);
    const canonical = urls.findings(id, version.number);
    if (wantsJson(request)) {
      response.json(findingsJson(site, held, own, findings, decision));
      return;
    }
    const passages = await site.archive.catalogue
      .selectFrom("passage")
      .select("start")
      .where("document", "=", id)
      .where("version", "=", version.number)
      .orderBy("start")
      .execute();
    const where = {
      document: id,
      version: version.number,
      pages: JSON.parse(version.pages) as Page[],
      passageStarts: passages.map(({ start }) => start),
    };
    site.render(response, "findings", {
      ...frame(site, request, response, { title: `Hidden data in ${document.title}`, canonical }),
      document: { label: document.title, href: urls.document(id) },
      version: `Version ${version.number}`,
      sentence: sentenceOn(held, own),
      kinds: findingsShown(findings, where),
      decided: decision && { by: decision.by, at: momentOf(decision.at) },
      decide: decideOn(held, own, record, parameters(laterParameters, request.query)),
      json: canonical,
    });
  };

function sentenceOn({ version }: HeldVersion, own: Version): string {
  const { text } = own;
  if (isClear(own))
    return "It was looked through: nothing hidden and no address or number of a person was found.";
  if (text === null)
    return version.text_state === "failed"
      ? "Its text could not be read, so nobody knows what publishing it would give away."
      : "It is still being read; what publishing it would give away is not known yet.";
  if (!text.findings)
    return "Its text was taken before hidden data was looked for. Reading it again looks through it.";
  return `${counted(text.findings.count, "place")} ${text.findings.count === 1 ? "was" : "were"} found that publishing it would give away.`;
}

/** Every version of a public document is public, so each is decided on, one after the other. */
function decideOn(
  { document }: HeldVersion,
  own: Version,
  record: DocumentRecord,
  { until, note }: z.infer<typeof laterParameters>,
): FindingsContext["decide"] {
  const undecided = undecidedVersions(record).map(({ number }) => number);
  if (!undecided.includes(own.number)) return null;
  const next = undecided.find((number) => number !== own.number);
  const isPublic = document.state === "published";
  const later = until !== null && document.state === "draft";
  const button = isPublic
    ? "Leave it published"
    : later
      ? `Let it go live on ${momentOf(until).words} all the same`
      : "Publish all the same";
  const question = isPublic
    ? "It is public. To leave it so is kept as your decision on this list."
    : own.text === null
      ? "To let it be public all the same is kept as your decision; when it has been read, what is found is listed here."
      : "To let it be public all the same is kept as your decision on this list. To take something out, choose “Take words out” on the page of the document: that closes this version.";
  return {
    action: later ? urls.embargo(document.id) : urls.publish(document.id),
    kept: later
      ? [
          { name: "until", value: until },
          { name: "note", value: note },
        ]
      : [],
    version: own.number,
    list: listOf(own),
    button: next === undefined ? button : `${button}, and go on to version ${next}`,
    question:
      next === undefined
        ? question
        : `${question} Version ${next} ${isPublic ? "is" : "would be"} public as well: its list comes next${isPublic ? "" : ", before anything is published"}.`,
  };
}

function findingsJson(
  site: Site,
  { document, version }: HeldVersion,
  own: Version,
  findings: Parameters<typeof groupedFindings>[0],
  decision: ArchiveEvent | null,
) {
  return {
    document: document.id,
    version: version.number,
    url: site.address + urls.findings(document.id, version.number),
    state: document.state,
    looked: own.text?.findings !== undefined,
    list: listOf(own),
    places: own.text?.findings?.count ?? null,
    groups: groupedFindings(findings),
    decision: decision && { by: decision.by, at: decision.at },
  };
}
