/** A citation's permanent page: the words in their surroundings, where they stand, and how to give them on. */
import type { RequestHandler } from "express";
import { frozenText } from "../../ingest/cite.js";
import type { PassageRow } from "../../storage/catalogue/reading-tables.js";
import type { CitationRow } from "../../storage/catalogue/tables.js";
import { passagesAt } from "../../storage/model/citation.js";
import { findFolded, fold } from "../../storage/model/fold.js";
import type { Segment } from "../../views/contexts.js";
import { HttpError } from "../errors.js";
import { frame } from "../frame.js";
import { type HeldVersion, mayBeSeen, passagesOf, Withdrawn } from "../held-version.js";
import { citationParameter } from "../parameters.js";
import { citationMetadata } from "../shown/citation-metadata.js";
import { copies } from "../shown/copies.js";
import { pagesOfSpan } from "../shown/place.js";
import { provenanceStrip } from "../shown/strip.js";
import { digestShown, momentOf } from "../shown/words.js";
import { isArchivist, type Site } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

export const citationPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { citation, held } = await heldCitation(site, citationParameter(request));
    const { document, version } = held;
    if (!(await mayBeSeen(site.archive.catalogue, document, response)))
      throw new HttpError(404, `There is no citation “${citation.id}” here.`);
    // Taken from view means the words too: the address stays and says so.
    if (document.state === "withdrawn" && !isArchivist(response)) throw new Withdrawn(document);
    const touched = passagesAt(await passagesOf(site.archive.catalogue, held), citation.start, citation.end);
    const path = urls.citation(citation.id);
    const address = site.address + path;
    const cutBefore = citation.start > citation.prefix.length;
    const cutAfter = citation.end + citation.suffix.length < version.characters;
    const page = pagesOfSpan(version, citation.start, citation.end);
    const speaker = soleSpeaker(touched);
    if (wantsJson(request)) {
      response.json(citationJson(site, citation, held, touched, page));
      return;
    }
    site.render(response, "citation", {
      ...frame(site, request, response, {
        title: `“${citation.exact.slice(0, 60)}${citation.exact.length > 60 ? "…" : ""}”`,
        canonical: path,
        metadata: citationMetadata(document, address),
        alternates: [{ type: "application/json", href: path }],
      }),
      citation: citation.id,
      address,
      language: document.language,
      words: slip(citation, cutBefore, cutAfter),
      cutBefore,
      cutAfter,
      speaker,
      role: touched[0]?.role ?? null,
      question: touched[0]?.question ?? null,
      page,
      time: touched[0]?.time ?? null,
      title: document.title,
      href: urls.cited(document.id, version.number, touched[0]?.start ?? citation.start, citation),
      strip: provenanceStrip(document, version, isArchivist(response)),
      version: version.number,
      offsets: `${citation.start}–${citation.end}`,
      originalDigest: digestShown(version.digest),
      textDigest: digestShown(version.text_digest ?? ""),
      citedAt: momentOf(citation.at),
      citedBy: citation.by,
      copies: copies({ citation, document, speaker, page, question: touched[0]?.question ?? null, address }),
      newer: await newerVersion(site, citation, held),
      withdrawn: document.state === "withdrawn" ? (document.withdrawal ?? "No reason was given.") : null,
      json: path,
    });
  };

async function heldCitation(site: Site, id: string): Promise<{ citation: CitationRow; held: HeldVersion }> {
  const { catalogue } = site.archive;
  const citation = await catalogue.selectFrom("citation").selectAll().where("id", "=", id).executeTakeFirst();
  if (!citation) throw new HttpError(404, `There is no citation “${id}” here.`, { citation: id });
  const document = await catalogue
    .selectFrom("document")
    .selectAll()
    .where("id", "=", citation.document)
    .executeTakeFirstOrThrow();
  const version = await catalogue
    .selectFrom("version")
    .selectAll()
    .where("document", "=", citation.document)
    .where("number", "=", citation.version)
    .executeTakeFirstOrThrow();
  return { citation, held: { document, version } };
}

/** Words are attributed only when one speaker says them all. */
function soleSpeaker(passages: readonly PassageRow[]): string | null {
  const speakers = new Set(passages.map((passage) => passage.attribution));
  return speakers.size === 1 ? (passages[0]?.attribution ?? null) : null;
}

/** The surroundings are shown without the words that were cut through at their far ends. */
function slip({ prefix, exact, suffix }: CitationRow, cutBefore: boolean, cutAfter: boolean): Segment[] {
  const parts: Segment[] = [
    { text: cutBefore ? prefix.replace(/^\S*\s+/u, "") : prefix, mark: null },
    { text: exact, mark: "cited" },
    { text: cutAfter ? suffix.replace(/\s+\S*$/u, "") : suffix, mark: null },
  ];
  return parts.filter((part) => part.text !== "");
}

/** What became of the words in the newest version whose text is known; letter for letter or not at all. */
async function newerVersion(site: Site, citation: CitationRow, { document, version }: HeldVersion) {
  if (version.number === document.newest_version) return null;
  const newest = document.newest_version;
  const href = urls.version(document.id, newest);
  const text = await frozenText(site.archive, document.id, newest);
  if (text === null)
    return { sentence: `There is a newer version (${newest}); its text is not known yet.`, href };
  if (text.includes(citation.exact))
    return { sentence: `These words stand unchanged in the newest version (${newest}).`, href };
  const nearly = findFolded(fold(text), citation.exact).length > 0;
  const what = nearly
    ? "stand in the newest version with other typography"
    : "do not stand in the newest version";
  return { sentence: `These words ${what} (${newest}).`, href };
}

function citationJson(
  site: Site,
  citation: CitationRow,
  { document, version }: HeldVersion,
  touched: readonly PassageRow[],
  page: string | null,
) {
  const { exact, prefix, suffix, start, end } = citation;
  return {
    citation: citation.id,
    url: site.address + urls.citation(citation.id),
    quote: { exact, prefix, suffix, start, end },
    document: document.id,
    version: version.number,
    title: document.title,
    kind: document.kind,
    source: document.source,
    date: document.date,
    state: document.state,
    withdrawal: document.withdrawal,
    attribution: soleSpeaker(touched),
    question: touched[0]?.question ?? null,
    page,
    place: site.address + urls.passage(document.id, version.number, touched[0]?.start ?? start),
    original: {
      name: version.original_name,
      mediaType: version.media_type,
      bytes: version.bytes,
      digest: version.digest,
    },
    text: {
      digest: version.text_digest,
      extractor: version.extractor,
      extractorVersion: version.extractor_version,
    },
    by: citation.by,
    at: citation.at,
  };
}
