/** Where else a motion is recorded, and what those records say otherwise. Both stand as they are. */
import { canBeSame } from "../../ingest/structure/names.js";
import type { ListedMotion } from "../../storage/catalogue/motions.js";
import type { OtherRecord } from "../../views/contexts.js";
import { urls } from "../urls.js";
import { outcomeWords, tallyWords } from "./decision.js";
import { wordDiff } from "./word-diff.js";
import { counted, dayOf } from "./words.js";

/** The records of one motion in other documents, seen from `own`. */
export function otherRecords(own: ListedMotion, kin: readonly ListedMotion[]): OtherRecord[] {
  return kin.map((other) => {
    const differences = differencesOf(own, other);
    return {
      document: {
        label: other.document_title,
        href: urls.motion(other.document, other.version, other),
      },
      relation: relationOf(own, other),
      date: dayOf(other.day),
      differences: differences.map(({ what, here, there }) => ({ what, here, there })),
      wording: wordingOf(own, other),
      disagrees: differences.some(({ here, there }) => here !== null && there !== null),
    };
  });
}

/** The words moved, told apart; null when they are the same but for white space, or one record has none of them. */
function wordingOf(own: ListedMotion, other: ListedMotion): OtherRecord["wording"] {
  const [here, there] = [own.text, other.text].map((text) => text.replace(/\s+/g, " ").trim());
  if (!here || !there || here === there) return null;
  const changes = wordDiff(there, here);
  if (changes === null)
    return {
      sentence: "The words moved differ; they are too long to be set beside one another here",
      changes: [],
    };
  const places = changes.filter(
    ({ change }, at) => change !== "same" && changes[at - 1]?.change !== "removed",
  ).length;
  return {
    sentence: `The words moved differ in ${counted(places, "place")}`,
    changes: changes.map(({ text, change }) => ({
      text,
      only: change === "same" ? null : change === "added" ? "here" : "there",
    })),
  };
}

/** True where two records of one motion both say what became of it, who moved it or how the votes fell, and differ. */
export function disagree(one: ListedMotion, other: ListedMotion): boolean {
  return differencesOf(one, other).some(({ here, there }) => here !== null && there !== null);
}

function decided({ outcome, unanimous }: ListedMotion): string | null {
  return outcome && outcomeWords(outcome, unanimous === 1);
}

function countedVotes(motion: ListedMotion): string | null {
  return tallyWords({
    for: motion.votes_for,
    against: motion.votes_against,
    abstained: motion.votes_abstained,
  });
}

/** What two records say of one thing, in words; null where one does not say. */
export interface Difference {
  what: string;
  here: string | null;
  there: string | null;
}

/** What one says and the other does not is a difference; it is told, and is no disagreement. */
export function differencesOf(own: ListedMotion, other: ListedMotion): Difference[] {
  const samePerson = (one: string, another: string) => one === another || canBeSame(one, another);
  return [
    difference("Outcome", decided(own), decided(other), () => own.outcome === other.outcome),
    difference("Votes counted", countedVotes(own), countedVotes(other), votesAgree(own, other)),
    difference("Moved by", own.mover, other.mover, samePerson),
    difference("Seconded by", own.seconder, other.seconder, samePerson),
  ].flat();
}

/** A side that one of them does not count is not counted against it. */
function votesAgree(own: ListedMotion, other: ListedMotion) {
  return () =>
    (["votes_for", "votes_against", "votes_abstained"] as const).every(
      (side) => own[side] === null || other[side] === null || own[side] === other[side],
    );
}

function difference(
  what: string,
  here: string | null,
  there: string | null,
  agree: (one: string, other: string) => boolean,
): Difference[] {
  const same = here === null || there === null ? here === there : agree(here, there);
  return same ? [] : [{ what, here, there }];
}

function relationOf(own: ListedMotion, other: ListedMotion): string {
  const sameDay = own.day !== null && own.day === other.day;
  const meeting = sameDay ? " of the same meeting" : "";
  if (other.provisional === 1)
    return own.provisional === 1
      ? `draft minutes${meeting}`
      : `the draft of these minutes${sameDay ? "" : ", of another date"}`;
  if (own.provisional === 1 && other.outcome !== null) return `minutes${meeting} no longer marked as draft`;
  if (other.outcome === null)
    return `the motion as given notice of or moved${sameDay ? ", for the same meeting" : ""}`;
  return own.outcome === null ? `the record of what became of it` : `another record${meeting}`;
}
