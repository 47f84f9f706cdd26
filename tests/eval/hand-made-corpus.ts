/**
 * Quotations made by hand of one hearing of the shared sets, and the verdicts that a fair judge may give. What is altered is
 * nobody's words: it is here to be called so.
 */
import type { Verdict } from "../../storage/model/quote/verdict.js";
import type { MadeQuotation } from "./made-quotations.js";

const witness = "Anthony Oppenheim";
const counsel = "Mr Beer";

export type Case = [made: string, verdicts: [Verdict, ...Verdict[]], quote: string, speaker?: string];
const cases: readonly Case[] = [
  [
    "as it stands",
    ["verbatim"],
    "It was a sort of monthly review of high level reports and that was it",
    witness,
  ],
  ["curly mark", ["typography"], "I didn’t have day-to-day responsibility", witness],
  ["line broken", ["typography"], "It was a sort of monthly review\nof high level reports and that was it"],
  ["letter in brackets", ["elided"], "[t]his would have been the operating team, as opposed to the board"],
  ["ellipsis", ["elided"], "they were executives of ICL … board members of ICL Pathway"],
  ["negation dropped", ["altered"], "I did have day-to-day responsibility"],
  [
    "negation dropped from executives",
    ["altered"],
    "Because they were executives of ICL Pathway, they were executives of ICL",
  ],
  [
    "negation put in",
    ["altered"],
    "It was not a sort of monthly review of high level reports and that was it",
  ],
  [
    "doubt taken away",
    ["altered"],
    "I can be sure but I think this is probably meant to be the Pathway management team",
  ],
  ["weekly for monthly", ["altered"], "It was a sort of weekly review of high level reports and that was it"],
  ["a year changed", ["altered"], "You left ICL Pathway in February 2002, going back to ICL itself"],
  ["a name swapped", ["altered"], "I was replaced in my previous role by a guy called Colin Barton-Smith"],
  ["Cyrillic o", ["altered"], "It was a sоrt of monthly review of high level reports and that was it"],
  [
    "given to counsel",
    ["misattributed"],
    "It was a sort of monthly review of high level reports and that was it",
    counsel,
  ],
  [
    "reworded",
    ["not held", "altered"],
    "Once a month I glanced at some summaries written for senior people, nothing more",
  ],
  [
    "made up",
    ["not held"],
    "I told the board three times and three times the board thanked me for my frankness",
  ],
];

export function madeByHand(given: readonly Case[]): MadeQuotation[] {
  return given.map(([made, [verdict, ...also], quote, speaker = null]) => ({
    ...{ quote, speaker, verdict, also, place: null },
    made: `by hand: ${made}`,
  }));
}

export const corpusByHand = madeByHand(cases);
