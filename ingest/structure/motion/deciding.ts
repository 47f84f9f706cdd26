/** What is being decided, as its record is read: the outcome, the votes, and what does not add up. */
import type { Decision, NamedVote, Outcome, Tally } from "../../../storage/model/facts/decision-facts.js";
import { voteSides } from "../../../storage/model/facts/decision-facts.js";
import type { Flag, Read } from "../../../storage/model/facts/read.js";
import type { Settled } from "./outcome.js";
import type { Counted } from "./tally.js";
import type { Named } from "./votes.js";

export interface Deciding {
  outcome: Read<Outcome> | null;
  unanimous: Read<true> | null;
  tally: Tally | null;
  votes: NamedVote[];
  /** The sentence that settles it names it. */
  named: boolean;
  /** An outcome that another sentence gives, and that is not the same. */
  differs: Read<Outcome> | null;
  sidesUnsaid: boolean;
}

export type Decided = Decision;

/** Something moved of which nothing has been decided yet. */
export function newDeciding(): Deciding {
  return {
    outcome: null,
    unanimous: null,
    tally: null,
    votes: [],
    named: false,
    differs: null,
    sidesUnsaid: false,
  };
}

/** Takes down an outcome. A sentence that names what it settles goes before one that does not. */
export function decide(target: Deciding, { outcome, unanimous, subject }: Settled): void {
  const named = subject !== "none";
  if (target.outcome !== null && target.outcome.value !== outcome.value) {
    if (target.named && !named) return;
    if (target.named === named) target.differs ??= outcome;
  }
  if (target.outcome === null || (named && !target.named)) target.outcome = outcome;
  target.named ||= named;
  target.unanimous ??= unanimous;
}

/** Takes down votes; what is known already stays. */
export function vote(target: Deciding, given: Named | Counted): void {
  const { tally } = given;
  if ("votes" in given && target.votes.length === 0) target.votes = given.votes;
  if (voteSides.every((side) => tally[side] === null)) return;
  const before = target.tally;
  target.tally = {
    for: before?.for ?? tally.for,
    against: before?.against ?? tally.against,
    abstained: before?.abstained ?? tally.abstained,
  };
  if (before === null && "sidesUnsaid" in given) target.sidesUnsaid = given.sidesUnsaid;
}

/** The decision with its flags. Two outcomes that differ leave none: which is true cannot be told from the record. */
export function flagged(target: Deciding): Decided {
  const flags: Flag[] = [];
  const { differs, votes } = target;
  const tally = sidesOf(target);
  let { outcome, unanimous } = target;
  if (outcome && differs) {
    flags.push({
      start: differs.start,
      end: differs.end,
      code: "outcomes-differ",
      sentence: `The record says “${outcome.value}” and “${differs.value}”; none was taken as what was decided.`,
    });
    outcome = unanimous = null;
  }
  for (const side of voteSides) {
    const count = tally?.[side];
    const names = votes.filter((one) => one.side === side).length;
    if (!count || names === 0 || names === count.value) continue;
    flags.push({
      start: count.start,
      end: count.end,
      code: "tally-names",
      sentence: `The record counts ${count.value} ${side === "abstained" ? "abstentions" : side} and names ${names}.`,
    });
  }
  const [yes, no] = [tally?.for, tally?.against];
  if (
    outcome &&
    yes &&
    no &&
    ((outcome.value === "carried" && yes.value < no.value) ||
      (outcome.value === "lost" && yes.value > no.value))
  )
    flags.push({
      start: outcome.start,
      end: outcome.end,
      code: "tally-outcome",
      sentence: `The record says “${outcome.value}”, with ${yes.value} for and ${no.value} against.`,
    });
  if (unanimous && no && no.value > 0)
    flags.push({
      start: unanimous.start,
      end: unanimous.end,
      code: "tally-unanimous",
      sentence: `The record says that it was unanimous, and counts ${no.value} against.`,
    });
  return { outcome, unanimous, tally, votes, flags };
}

/** `Lost by 21 votes to 13`: the record does not say which number is for; the side that prevailed has the more. */
function sidesOf({ tally, sidesUnsaid, outcome }: Deciding): Tally | null {
  if (
    !tally?.for ||
    !tally.against ||
    !sidesUnsaid ||
    outcome?.value !== "lost" ||
    tally.for.value <= tally.against.value
  )
    return tally;
  return { ...tally, for: tally.against, against: tally.for };
}
