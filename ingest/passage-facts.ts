/** Of every passage of a text, what a search can ask besides its words: who says it, who asked, what was decided. */
import type { PassageRecord } from "../storage/index/search-index.js";
import { exchangesOf, type Spoken } from "../storage/model/exchange.js";
import type { Decision } from "../storage/model/facts/decision-facts.js";
import { type Facts, factsSchema } from "../storage/model/facts/facts.js";
import { type ClauseGroup, clauseGroups } from "../storage/model/facts/motion-facts.js";
import type { Span } from "../storage/model/fold.js";
import type { Page } from "../storage/model/passage.js";

type Asked = Spoken & { end: number; page: number | null; clause: string | null; text: string };
type Found = Pick<PassageRecord, "said" | "asked" | "bodies" | "outcomes" | "clauseGroup" | "has" | "byline">;

/** What is known of the document that passages are of. */
interface Known {
  /** As stored; facts of an unknown shape count as none. */
  facts: unknown;
  pages: readonly Page[];
  /** Bodies that it is tagged with. */
  bodies: readonly string[];
  /** The name of the person that a printed name was resolved to, or the printed name. */
  nameOf: (printed: string) => string;
}

/** Gives what is known of each of `passages`, which are in text order, by its index. */
export function passageFacts<P extends Asked>(
  passages: readonly P[],
  { facts: stored, pages, bodies, nameOf }: Known,
): (passage: P, index: number) => Found {
  const parsed = factsSchema.safeParse(stored);
  const facts: Facts = parsed.success ? parsed.data : {};
  const exchanges = exchangesOf(passages);
  const machineRead = new Set(pages.filter(({ method }) => method === "ocr").map(({ number }) => number));
  const spoken = bodiesOfSpeakers(facts);
  const met = facts.motion?.meeting?.body?.value;
  const figures = facts.article?.figures;
  const votes = voteSpans(facts);
  return (passage, index) => {
    const { attribution: speaker } = passage;
    const asker = passage.kind === "question" ? speaker : (exchanges[index]?.askedBy ?? null);
    const own = speaker === null ? undefined : spoken.get(speaker);
    const holds = (spans: readonly Span[]) => spans.some((span) => overlaps(span, passage));
    const has: Found["has"] = [];
    if (figures === undefined ? looksLikeFigures(passage.text) : holds(figures)) has.push("figures");
    if (holds(votes)) has.push("votes");
    if (passage.page !== null && machineRead.has(passage.page)) has.push("ocr");
    if (holds(facts.article?.quotations ?? [])) has.push("quotations");
    return {
      said: speaker && nameOf(speaker),
      asked: asker && nameOf(asker),
      bodies: [...new Set([own, ...bodies, met].flatMap((body) => body ?? []))],
      outcomes: outcomesOf(facts, passage),
      clauseGroup: clauseGroupOf(facts, passage),
      has,
      byline: facts.article?.byline ?? null,
    };
  };
}

function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

/** For whom witnesses speak, by their names as printed. */
function bodiesOfSpeakers({ transcript }: Facts): Map<string, string> {
  return new Map(
    (transcript?.participants ?? []).flatMap(({ name, body }) =>
      body === null ? [] : [[name.value, body.value] as const],
    ),
  );
}

/** What became of the motion that the document is, else of the motions that the passage is a part of. */
function outcomesOf({ motion }: Facts, passage: Span): string[] {
  if (!motion) return [];
  const within = [...motion.motions, ...motion.motions.flatMap(({ amendments }) => amendments)].filter(
    (one) => overlaps(one, passage),
  );
  const decisions: Pick<Decision, "outcome" | "unanimous">[] = within.length > 0 ? within : [motion];
  const found = decisions.flatMap(({ outcome, unanimous }) => [
    ...(outcome === null ? [] : [outcome.value]),
    ...(unanimous === null ? [] : ["unanimous"]),
  ]);
  return [...new Set(found)].sort();
}

function clauseGroupOf({ motion }: Facts, passage: Asked): ClauseGroup | null {
  const named = clauseGroups.find((group) => passage.clause?.split(" ")[0] === group);
  if (named !== undefined) return named;
  const clauses = motion?.motions.flatMap(({ clauses }) => clauses) ?? [];
  return clauses.find((clause) => overlaps(clause, passage))?.group ?? null;
}

/** Where votes are counted or named. */
function voteSpans({ motion, transcript }: Facts): Span[] {
  const decided = (motion?.motions ?? []).flatMap((one) => [one, ...one.amendments]);
  const tallied = decided.flatMap(({ tally, votes }) => [
    ...[tally?.for, tally?.against, tally?.abstained].flatMap((read) => read ?? []),
    ...votes.map(({ name }) => name),
  ]);
  return [...(transcript?.divisions ?? []), ...tallied];
}

/** Shares, sums of money and counts of a thousand or more, but not years. */
const figure = /\d[\d.,]*\s?(?:%|per\s?cent\b)|[£$€]\s?\d|\b\d{1,3}(?:,\d{3})+\b|\b\d{5,}\b/iu;

function looksLikeFigures(text: string): boolean {
  return figure.test(text);
}
