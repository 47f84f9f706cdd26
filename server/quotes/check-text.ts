/** A text and its quotations checked: for the page, for programs, and for the command line alike. */

import type { Archive } from "../../ingest/archive.js";
import type { Answer } from "../../ingest/quotes/answer.js";
import { checkQuotations } from "../../ingest/quotes/check-quotations.js";
import { type Edited, unedited } from "../../ingest/quotes/edited-text.js";
import type { QuotationIn } from "../../ingest/quotes/quotations-in.js";
import { longestCitation } from "../../storage/model/citation.js";
import type { Facts } from "../../storage/model/facts/facts.js";
import type { DocumentState } from "../../storage/model/kind.js";
import { HttpError } from "../errors.js";
import { type Coverage, coverageOf } from "../search/coverage.js";

/** `every`: each quotation in the text; `whole`: the text is one quotation. */
export const manners = ["every", "whole"] as const;
export type Manner = (typeof manners)[number];

export interface TextToCheck {
  text: string;
  manner: Manner;
  /** Who is said to have said it; null leaves that to the text. */
  speaker: string | null;
  /** What was read of a file or a document; without it, the text is what somebody pasted. */
  facts?: Facts;
}

export interface Checked {
  /** As it was looked through: of pasted text, without markup and the signs of quoted lines. */
  text: string;
  /** Where an offset of `text` stood in what was given. */
  asGiven: Edited["before"];
  quotations: QuotationIn[];
  answers: Answer[];
  /** Found in the text and left out, because there were too many. */
  leftOut: number;
  /** Documents of the archive that are this very text or a copy of it: no witnesses for it. */
  copies: { document: string; title: string }[];
  coverage: Coverage;
}

/** Most quotations checked of one text. */
const mostQuotations = 500;

type Desk = Pick<Archive, "catalogue" | "vault" | "index">;

/** Throws IndexUnavailable, and HttpError when there is nothing to check or a single quotation is too long. */
export async function checkText(
  desk: Desk,
  { text: given, manner, speaker, facts }: TextToCheck,
  states: readonly DocumentState[],
): Promise<Checked> {
  const { pastedText, quotationsIn } = await readersOfPastedText();
  const { text, before: asGiven } = facts === undefined ? pastedText(given) : unedited(given);
  if (!/[\p{L}\p{N}]/u.test(text))
    throw new HttpError(400, "There are no words to check: paste a text, or choose its file.");
  const all = manner === "whole" ? [wholeOf(text)] : quotationsIn(text, facts);
  const quotations = all
    .slice(0, mostQuotations)
    .map((each) => ({ ...each, speaker: speaker ?? each.speaker }));
  const asked = quotations.map(({ start, end, ...each }) => ({
    quote: text.slice(start, end),
    speaker: each.speaker,
  }));
  const within = manner === "whole" ? {} : { within: { text, spans: quotations } };
  const [{ answers, copies }, coverage] = await Promise.all([
    checkQuotations(desk, asked, { states, ...within }),
    coverageOf(desk.catalogue, states),
  ]);
  const leftOut = all.length - quotations.length;
  return { text, asGiven, quotations, answers, leftOut, coverage, copies: await titled(desk, copies) };
}

/** Loaded with the first text: the tables of languages and the parser of markup cost every start 0.6 s and 40 MB. */
export async function readersOfPastedText() {
  const [{ pastedText }, { quotationsIn }] = await Promise.all([
    import("../../ingest/quotes/pasted-text.js"),
    import("../../ingest/quotes/quotations-in.js"),
  ]);
  return { pastedText, quotationsIn };
}

async function titled({ catalogue }: Desk, ids: readonly string[]): Promise<Checked["copies"]> {
  if (ids.length === 0) return [];
  return catalogue
    .selectFrom("document")
    .select(["id as document", "title"])
    .where("id", "in", ids)
    .execute();
}

/** The text as one quotation: less the quotation marks and the white space around it. */
function wholeOf(text: string): QuotationIn {
  const [lead = ""] = /^\s*[“"„«‘']?\s*/.exec(text) ?? [];
  const inner = text.slice(lead.length).trimEnd();
  const isMarked = /[“"„«‘']/.test(lead);
  const end = lead.length + (isMarked ? inner.replace(/[”"“»’']$/, "").trimEnd() : inner).length;
  if (end - lead.length > longestCitation)
    throw new HttpError(
      413,
      `A single quotation holds at most ${longestCitation} characters; this text has ${end - lead.length}. Have every quotation in it checked instead.`,
    );
  return { start: lead.length, end, speaker: null };
}
