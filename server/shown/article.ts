/** An article as its page shows it: who is quoted, its figures, the documents it speaks of. */

import type { Response } from "express";
import { type CandidateDocument, documentsMeant } from "../../storage/catalogue/documents-meant.js";
import { motionsMeant } from "../../storage/catalogue/motion-reports.js";
import type { ListedMotion } from "../../storage/catalogue/motions.js";
import type { ArticleFacts, Figure, Quotation, Reference } from "../../storage/model/facts/article-facts.js";
import { factsSchema } from "../../storage/model/facts/facts.js";
import type { Span } from "../../storage/model/facts/read.js";
import type { ArticleOutline, QuotationBeside } from "../../views/contexts.js";
import type { HeldVersion } from "../held-version.js";
import { type Site, visibleStates } from "../site.js";
import { urls } from "../urls.js";
import { passageAt, type ReadFrom } from "./read-words.js";
import { counted, listed } from "./words.js";

/** Quotations by where the passage begins in which each does. */
export type QuotationsBeside = ReadonlyMap<number, readonly QuotationBeside[]>;

/** Most of each that a page shows; the JSON of the document has them all. */
const most = 500;
/** Of the words of a quotation, in UTF-16 code units. */
const longestWords = 70;
/** Words that fit into an address, in UTF-16 code units. */
const longestChecked = 1_500;
const nobody = "Not said by whom";

/**
 * The outline and the quotations of a version; null and none where it is no article, or nothing was read of it. `rows`:
 * all its passages, had only where there is something to show.
 */
export async function articleShown(
  site: Site,
  { document, version }: HeldVersion,
  response: Response,
  rows: () => Promise<ReadFrom["rows"]>,
): Promise<{ article: ArticleOutline | null; quotations: QuotationsBeside }> {
  const { article } = factsSchema.parse(JSON.parse(version.facts));
  if (!article || article.quotations.length + article.figures.length + article.references.length === 0)
    return { article: null, quotations: new Map() };
  const from = { document: document.id, version: version.number, rows: await rows() };
  const shown = article.quotations.slice(0, most).flatMap((one) => quotationShown(from, one));
  const beside = new Map<number, QuotationBeside[]>();
  for (const { passage, quotation } of shown)
    beside.set(passage, [...(beside.get(passage) ?? []), quotation]);
  const references = article.references.slice(0, most);
  const meant = await documentsMeant(
    site.archive.catalogue,
    document.id,
    references,
    visibleStates(response),
  );
  const motions = await Promise.all(
    references.map((reference) =>
      motionsMeant(site.archive.catalogue, from, reference, visibleStates(response)),
    ),
  );
  return {
    article: {
      sentence: sentenceOf(article),
      speakers: bySpeaker(shown.map(({ quotation }) => quotation)),
      figures: article.figures.slice(0, most).flatMap((figure) => figureShown(from, figure)),
      references: references.flatMap((reference, index) =>
        referenceShown(from, reference, meant[index] ?? [], motions[index] ?? []),
      ),
    },
    quotations: beside,
  };
}

function sentenceOf({ quotations, figures, references }: ArticleFacts): string {
  const direct = quotations.filter(({ kind }) => kind === "direct").length;
  const told = quotations.length - direct;
  const parts = [
    ...(direct > 0 ? [counted(direct, "quotation")] : []),
    ...(told > 0
      ? [counted(told, "sentence that tells what was said", "sentences that tell what was said")]
      : []),
    ...(figures.length > 0 ? [counted(figures.length, "figure")] : []),
    ...(references.length > 0
      ? [counted(references.length, "mention of another document", "mentions of other documents")]
      : []),
  ];
  return `${listed(parts)}. Read by machine: each leads to its words.`;
}

function hrefOf(
  { document, version, rows }: ReadFrom,
  span: Span,
): { href: string; passage: number; words: string } | null {
  const row = passageAt(rows, span.start);
  if (!row) return null;
  const words = row.text.slice(span.start - row.start, span.end - row.start).replace(/\s+/g, " ");
  return { href: urls.cited(document, version, row.start, span), passage: row.start, words };
}

function quotationShown(from: ReadFrom, { start, end, kind, speaker, person, post }: Quotation) {
  const place = hrefOf(from, { start, end });
  if (!place) return [];
  const { href, passage, words } = place;
  const cut =
    words.length <= longestWords
      ? words
      : `${words.slice(0, words.lastIndexOf(" ", longestWords)).slice(0, longestWords)} …`;
  const quotation: QuotationBeside = {
    href,
    words: cut,
    told: kind === "indirect",
    speaker: speaker?.value ?? null,
    person: person && person.value !== speaker?.value ? person.value : null,
    post: post?.value ?? null,
    check:
      kind === "indirect" || words.length > longestChecked
        ? null
        : urls.quotes({ quote: words, speaker: person?.value.slice(0, 200) ?? null }),
  };
  return [{ passage, quotation }];
}

function bySpeaker(quotations: readonly QuotationBeside[]): ArticleOutline["speakers"] {
  const speakers = new Map<string, QuotationBeside[]>();
  for (const quotation of quotations) {
    const name = quotation.person ?? quotation.speaker ?? nobody;
    speakers.set(name, [...(speakers.get(name) ?? []), quotation]);
  }
  return [...speakers]
    .map(([name, theirs]) => ({ name, quotations: theirs }))
    .sort((one, other) => Number(one.name === nobody) - Number(other.name === nobody));
}

function figureShown(from: ReadFrom, figure: Figure): ArticleOutline["figures"] {
  const place = hrefOf(from, figure);
  const { bound, counted: what, denominator, period } = figure;
  const detail = [denominator, period].flatMap((read) => read?.value ?? []).join(", ");
  return place
    ? [
        {
          label: [bound?.value, place.words, what?.value].filter(Boolean).join(" "),
          detail: detail === "" ? null : detail,
          href: place.href,
        },
      ]
    : [];
}

function referenceShown(
  from: ReadFrom,
  reference: Reference,
  meant: readonly CandidateDocument[],
  motions: readonly ListedMotion[],
): ArticleOutline["references"] {
  const place = hrefOf(from, reference);
  if (!place) return [];
  return [
    {
      what: reference.what,
      words: place.words,
      href: place.href,
      candidates: [
        ...motions.map(({ document, version, position, start, title, document_title }) => ({
          label: title === null ? document_title : `${title}, in ${document_title}`,
          href: urls.motion(document, version, { position, start }),
        })),
        ...meant
          .filter(({ id }) => !motions.some(({ document }) => document === id))
          .map(({ id, title }) => ({ label: title, href: urls.document(id) })),
      ],
    },
  ];
}
