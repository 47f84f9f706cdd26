/** What was decided on a motion or an amendment, as the page puts it: outcome, count, names, what does not add up. */
import {
  type Decision,
  type Outcome,
  outcomes,
  type Tally,
  type VoteSide,
  voteSides,
} from "../../storage/model/facts/decision-facts.js";
import type { DecisionShown, ReadFact, ReadValue, VoteNames } from "../../views/contexts.js";
import { urls } from "../urls.js";
import { inOneLine, passageAt, type ReadFrom, readValues, readWords } from "./read-words.js";
import { counted } from "./words.js";

const outcomeNames: Record<Outcome, string> = {
  carried: "Carried",
  lost: "Lost",
  withdrawn: "Withdrawn",
  deferred: "Deferred",
  referred: "Referred",
  lapsed: "Lapsed",
  noted: "Noted",
};

/** The outcomes in the order in which they are offered, each as pages name it. */
export const outcomeChoices = outcomes.map((value) => ({ value, label: outcomeNames[value] }));

/** `Carried unanimously`. */
export function outcomeWords(outcome: Outcome, unanimous: boolean): string {
  return unanimous ? `${outcomeNames[outcome]} unanimously` : outcomeNames[outcome];
}

const sideNames: Record<VoteSide, string> = { for: "For", against: "Against", abstained: "Abstained" };

/** `31 for, 12 against, 3 abstained`: as counted in the record; null when it counts nothing. */
export function tallyWords(tally: Partial<Record<VoteSide, number | null>>): string | null {
  const given = voteSides.flatMap((side) => (tally[side] == null ? [] : [`${tally[side]} ${side}`]));
  return given.length === 0 ? null : given.join(", ");
}

/** A fact with at least one value. */
export function factOf(label: string, values: ReadFact["values"]): ReadFact[] {
  return values.length === 0 ? [] : [{ label, values }];
}

/** `before` are the facts that stand above the outcome: who moved it. */
export function decisionShown(
  from: ReadFrom,
  decision: Decision,
  before: readonly ReadFact[],
): DecisionShown {
  const { outcome, unanimous, tally, votes, flags } = decision;
  const values = readValues(from, [outcome], (value) => outcomeWords(value, unanimous !== null));
  const apart =
    unanimous && outcome && (unanimous.start < outcome.start - 60 || unanimous.start > outcome.end + 60);
  return {
    outcome:
      outcome === null || values.length === 0
        ? null
        : { value: outcome.value, words: outcomeWords(outcome.value, unanimous !== null) },
    facts: [
      ...before,
      ...factOf("Outcome", values),
      ...(apart || !outcome
        ? factOf(
            "Unanimous",
            readValues(from, [unanimous], () => "All in favour"),
          )
        : []),
      ...factOf("Votes counted", countsShown(from, tally)),
    ],
    votes: voteSides.flatMap((side) => namesOf(from, decision, side)),
    flags:
      votes.length + flags.length === 0
        ? []
        : flags.map((flag) => ({
            label: flag.sentence,
            href: linkTo(from, flag),
          })),
  };
}

/** `For 31, against 12`, with one line for those that stand in one. */
function countsShown(from: ReadFrom, tally: Tally | null): ReadValue[] {
  const given = voteSides.flatMap((side) => {
    const read = tally?.[side];
    return read ? [{ read, words: `${sideNames[side]} ${read.value}` }] : [];
  });
  const [first, ...rest] = given;
  if (first && rest.every(({ read }) => inOneLine(from, first.read, read))) {
    const line = readWords(
      from,
      first.read,
      rest.map(({ read }) => read),
    );
    return line ? [{ value: given.map(({ words }) => words).join(", "), person: null, from: line }] : [];
  }
  return given.flatMap(({ read, words }) => readValues(from, [read], () => words));
}

function namesOf(from: ReadFrom, { votes }: Decision, side: VoteSide): VoteNames[] {
  const names = votes.filter((vote) => vote.side === side).map(({ name }) => name);
  if (names.length === 0) return [];
  return [
    {
      label: `${sideNames[side]}: ${counted(names.length, "name")}`,
      names: names.map((name) => ({ label: name.value, href: linkTo(from, name) })),
    },
  ];
}

/** The version with the span's words marked, at the passage that holds them. */
export function linkTo({ document, version, rows }: ReadFrom, span: { start: number; end: number }): string {
  return urls.cited(document, version, passageAt(rows, span.start)?.start ?? 0, span);
}
