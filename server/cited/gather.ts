/** What is known of a document or of words in it, gathered from where the archive keeps it. */
import { frozenText } from "../../ingest/cite.js";
import type { DocumentRow } from "../../storage/catalogue/tables.js";
import { type Facts, factsSchema } from "../../storage/model/facts/facts.js";
import { type OfficialNumbers, officialNumbers } from "../../storage/model/official-numbers.js";
import type { Page } from "../../storage/model/passage.js";
import { type HeldCitation, soleSpeaker } from "../held-citation.js";
import type { HeldVersion } from "../held-version.js";
import { pageLabel } from "../shown/reader-passages.js";
import { fullAddress, type Site } from "../site.js";
import { urls } from "../urls.js";
import { bylineNames } from "./byline.js";
import type { Cited, CitedPlace, CitedWords } from "./cited.js";

/** Characters of a text's head in which it says that it is evidence. */
const headLength = 4_000;

/** A whole document, in one version. */
export async function citedDocument(
  site: Pick<Site, "archive" | "address">,
  held: HeldVersion,
): Promise<Cited> {
  const { document, version } = held;
  const facts = factsOf(held);
  const text = (await frozenText(site.archive, document.id, version.number)) ?? "";
  const official = officialNumbers(text);
  return {
    document: document.id,
    version: version.number,
    kind: document.kind,
    title: document.title,
    date: document.date,
    source: document.source,
    series: document.series,
    language: document.language,
    authors: document.kind === "article" ? bylineNames(facts.article?.byline ?? null) : [],
    sort: sortOf(document, facts),
    official,
    isEvidence: isEvidence(document, official, text.slice(0, headLength)),
    words: null,
    address: fullAddress(site, urls.version(document.id, version.number)),
    card: null,
    publishedAt: document.address ?? facts.article?.address ?? null,
    accessed: new Date(site.archive.now()).toISOString().slice(0, 10),
  };
}

/** The words of a citation; `document` when its document was gathered already. */
export async function citedWords(site: Site, whole: HeldCitation, document?: Cited): Promise<Cited> {
  const { citation, held, touched } = whole;
  const [first] = touched;
  const words: CitedWords = {
    citation: citation.id,
    exact: whole.words,
    speaker: soleSpeaker(touched),
    role: first?.role ?? null,
    place: placeOf(whole),
  };
  const address = fullAddress(site, urls.citation(citation.id));
  return {
    ...(document ?? (await citedDocument(site, held))),
    words,
    address,
    card: fullAddress(site, urls.card(citation.id)),
  };
}

function placeOf({ citation: { start, end }, held, touched }: HeldCitation): CitedPlace {
  const pages = (JSON.parse(held.version.pages) as Page[]).filter(
    (page) => page.start < end && page.end > start,
  );
  const [first] = pages;
  const last = pages.at(-1);
  const [passage] = touched;
  const items = factsOf(held).motion?.items ?? [];
  return {
    pages: first && last ? { first: pageLabel(first), last: pageLabel(last) } : null,
    question: passage?.question ?? null,
    column: passage?.printed_column ?? null,
    clause: passage?.clause ?? null,
    item: items.findLast((item) => item.start <= start && item.end >= end)?.number?.value ?? null,
    time: passage?.time ?? null,
  };
}

/** Facts of older parsers may not fit: then nothing is known from them. */
function factsOf({ version }: HeldVersion): Facts {
  const parsed = factsSchema.safeParse(JSON.parse(version.facts));
  return parsed.success ? parsed.data : {};
}

/** What a document of a council is, by its own title. */
function sortOf({ kind, title }: DocumentRow, { motion }: Facts): string | null {
  if (kind !== "motion") return null;
  if (/\bminutes\b/i.test(title)) return motion?.provisional ? "Draft minutes" : "Minutes";
  if (/\bagenda\b/i.test(title)) return "Agenda";
  return /\bmotion\b/i.test(title) ? "Motion" : null;
}

/** Evidence is what is said to a committee, in a paper with a number or under that name. */
function isEvidence({ kind, source, title }: DocumentRow, official: OfficialNumbers, head: string): boolean {
  if (kind !== "transcript" || official.debates !== null) return false;
  if (!/\bcommittee\b/i.test(`${source ?? ""} ${title}`)) return false;
  return (
    official.papers.length > 0 ||
    /\b(?:oral evidence|minutes of evidence|evidence session)\b/i.test(`${title}\n${head}`)
  );
}
