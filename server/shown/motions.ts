/** A document's motions as its page shows them: a panel for each, and an outline of the business above the text. */
import type { Clause, Motion, MotionFacts } from "../../storage/model/facts/motion-facts.js";
import { clauseGroups } from "../../storage/model/facts/motion-facts.js";
import { datePhrase } from "../../storage/model/partial-date.js";
import type {
  AmendmentShown,
  ClauseNames,
  MotionLine,
  MotionOutline,
  MotionPanel,
  OtherRecord,
  ReadFact,
} from "../../views/contexts.js";
import { urls } from "../urls.js";
import { decisionShown, factOf, linkTo, outcomeWords } from "./decision.js";
import { passageAt, type ReadFrom, readValues, readWords } from "./read-words.js";
import { counted, listed } from "./words.js";

/** Panels by where the passage begins that each stands above. */
export type MotionPanels = ReadonlyMap<number, readonly MotionPanel[]>;

/** Most amendments, clauses and names are few; a page that claims more is shown these. */
const most = 400;

/** What other documents say of a motion, by its index. */
export interface Elsewhere {
  others: ReadonlyMap<number, OtherRecord[]>;
  reports: ReadonlyMap<number, MotionPanel["reports"]>;
}

/** `elsewhere`: where else each is recorded, and where it may be reported. */
export function motionPanels(
  from: ReadFrom,
  facts: MotionFacts | undefined,
  { others, reports }: Elsewhere,
): MotionPanels {
  const panels = new Map<number, MotionPanel[]>();
  const motions = facts?.motions ?? [];
  for (const [index, motion] of motions.entries()) {
    const start = passageAt(from.rows, motion.start)?.start ?? from.rows[0]?.start ?? 0;
    const panel: MotionPanel = {
      id: panelId(index),
      ordinal: motions.length === 1 ? "The motion" : `Motion ${index + 1} of ${motions.length}`,
      title: motion.title?.value ?? null,
      provisional: facts?.provisional ?? false,
      ...decisionShown(from, motion, movedBy(from, motion)),
      clauses: clausesShown(from, motion.clauses.slice(0, most)),
      amendments: motion.amendments.slice(0, most).map((one, at) => amendmentShown(from, one, at)),
      others: others.get(index) ?? [],
      reports: reports.get(index) ?? [],
    };
    panels.set(start, [...(panels.get(start) ?? []), panel]);
  }
  return panels;
}

function panelId(index: number): string {
  return `motion-${index + 1}`;
}

function movedBy(
  from: ReadFrom,
  {
    mover,
    seconder,
    ...more
  }: Pick<Motion, "mover" | "seconder"> & Partial<Pick<Motion, "reference" | "supporters">>,
): ReadFact[] {
  return [
    ...factOf("Reference", readValues(from, [more.reference])),
    ...factOf("Moved by", readValues(from, [mover])),
    ...factOf("Seconded by", readValues(from, [seconder])),
    ...factOf("Supported by", readValues(from, (more.supporters ?? []).slice(0, most))),
  ];
}

function amendmentShown(from: ReadFrom, one: Motion["amendments"][number], at: number): AmendmentShown {
  const accepted = factOf(
    "Accepted",
    readValues(from, [one.accepted], () => "Without a vote"),
  );
  return {
    title: one.title?.value ?? `Amendment ${at + 1}`,
    ...decisionShown(from, one, [...movedBy(from, one), ...accepted]),
    text: one.text && readWords(from, one.text),
  };
}

const groupNames = { notes: "Notes", believes: "Believes", resolves: "Resolves", text: "Other words" };

function clausesShown(from: ReadFrom, clauses: readonly Clause[]): ClauseNames[] {
  return clauseGroups.flatMap((group) => {
    const own = clauses.filter((clause) => clause.group === group);
    if (own.length === 0) return [];
    const label = (clause: Clause, at: number) =>
      clause.number ?? (own.length === 1 ? "as moved" : `clause ${at + 1}`);
    return [
      {
        label: groupNames[group],
        clauses: own.map((clause, at) => ({ label: label(clause, at), href: linkTo(from, clause) })),
      },
    ];
  });
}

/** Where the item of business of that number begins; null when there is none. */
export function itemStart(facts: MotionFacts | undefined, number: string): number | null {
  const wanted = number
    .replace(/^\s*(?:item|minute)\s*/i, "")
    .replace(/[.)\s]+$/, "")
    .trim();
  if (wanted === "") return null;
  const same = (one: string) => one.toLowerCase() === wanted.toLowerCase();
  return (facts?.items ?? []).find((item) => item.number && same(item.number.value))?.start ?? null;
}

/** What stands above the text; null for a document that records no motion and has no items. */
export function motionOutline(
  from: ReadFrom,
  facts: MotionFacts | undefined,
  asked: string,
): MotionOutline | null {
  if (!facts || (facts.motions.length === 0 && facts.items.length === 0)) return null;
  const hrefOf = from.hrefOf ?? ((_start, id) => `#${id}`);
  const line = (motion: Motion): MotionLine => {
    const index = facts.motions.indexOf(motion);
    const title = motion.title?.value;
    // The title is often its item's own, which stands just above.
    const isSaid = title !== undefined && facts.items[motion.item ?? -1]?.title.value.endsWith(title);
    return {
      label: title === undefined || isSaid ? `Motion ${index + 1}` : title,
      href: hrefOf(motion.start, panelId(index)),
      outcome: motion.outcome && {
        value: motion.outcome.value,
        words: outcomeWords(motion.outcome.value, motion.unanimous !== null),
      },
    };
  };
  const numbers = facts.items.flatMap((item) => item.number?.value ?? []);
  const range = `${numbers[0]} to ${numbers.at(-1)}`;
  return {
    sentence: outlineSentence(facts),
    provisional: facts.provisional
      ? {
          sentence:
            "These are draft minutes: what they say was decided is provisional until they are adopted.",
          from: facts.draft && readWords(from, facts.draft),
        }
      : null,
    meeting: meetingShown(from, facts),
    items: facts.items.map((item, index) => {
      const start = passageAt(from.rows, item.start)?.start ?? item.start;
      return {
        number: item.number?.value ?? null,
        title: item.title.value,
        href: hrefOf(start, `p${start}`),
        motions: facts.motions.filter((motion) => motion.item === index).map(line),
      };
    }),
    motions: facts.motions.filter((motion) => motion.item === null || !facts.items[motion.item]).map(line),
    jump:
      numbers.length < 2
        ? null
        : {
            action: urls.version(from.document, from.version),
            item: asked,
            items: range,
            noItem:
              asked !== "" && itemStart(facts, asked) === null
                ? `There is no item “${asked}” here. Its items are ${range}.`
                : null,
          },
  };
}

function outlineSentence({ motions }: MotionFacts): string {
  const [first] = motions;
  if (!first) return "No motion is recorded.";
  if (motions.length === 1) return `One motion is recorded, ${first.outcome?.value ?? "without an outcome"}.`;
  const sums = new Map<string, number>();
  for (const { outcome } of motions) {
    const words = outcome?.value ?? "without an outcome";
    sums.set(words, (sums.get(words) ?? 0) + 1);
  }
  return `${counted(motions.length, "motion")} are recorded: ${listed([...sums].map(([words, sum]) => `${sum} ${words}`))}.`;
}

function meetingShown(from: ReadFrom, { meeting }: MotionFacts): ReadFact[] {
  if (!meeting) return [];
  return [
    ...factOf("Body", readValues(from, [meeting.body])),
    ...factOf("Date", readValues(from, [meeting.date], datePhrase)),
    ...factOf("Time", readValues(from, [meeting.time])),
    ...factOf("Place", readValues(from, [meeting.place])),
    ...factOf("Chair", readValues(from, [meeting.chair])),
    ...factOf("Present", readValues(from, meeting.present)),
    ...factOf("Apologies", readValues(from, meeting.apologies)),
  ];
}
