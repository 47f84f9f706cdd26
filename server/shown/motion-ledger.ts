/** Rows of the ledger of motions: for the page, for programs and for tables. */
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import { documentsWithKin, motionKin } from "../../storage/catalogue/motion-kin.js";
import { type ListedMotion, listMotions, type MotionFilter } from "../../storage/catalogue/motions.js";
import type { DocumentState } from "../../storage/model/kind.js";
import type { LedgerRow } from "../../views/contexts.js";
import { urls } from "../urls.js";
import { outcomeWords, tallyWords } from "./decision.js";
import { differencesOf, disagree } from "./other-records.js";
import { dayOf } from "./words.js";

/** A motion of the ledger with its records in other documents. */
export interface LedgerEntry {
  motion: ListedMotion;
  kin: ListedMotion[];
}

/** Looks for the other records of each, a document at a time. */
export async function ledgerEntries(
  catalogue: Catalogue,
  motions: readonly ListedMotion[],
  states: readonly DocumentState[],
): Promise<LedgerEntry[]> {
  const known = new Map<string, Awaited<ReturnType<typeof motionKin>>>();
  const entries: LedgerEntry[] = [];
  for (const motion of motions) {
    const key = `${motion.document} ${motion.version}`;
    const kin = known.get(key) ?? (await motionKin(catalogue, motion, states));
    known.set(key, kin);
    entries.push({ motion, kin: kin.get(motion.position)?.kin ?? [] });
  }
  return entries;
}

/** Most motions among which records that disagree are looked for. */
const mostCompared = 5_000;

/** Of the motions asked for, in their order, those whose records in other documents say something else. */
export async function disagreeingEntries(
  catalogue: Catalogue,
  filter: MotionFilter,
  oldest: boolean,
): Promise<LedgerEntry[]> {
  const documents = await documentsWithKin(catalogue, filter.states);
  const motions = await listMotions(
    catalogue,
    { ...filter, documents },
    { oldest, limit: mostCompared, offset: 0 },
  );
  const entries = await ledgerEntries(catalogue, motions, filter.states);
  return entries.filter(({ motion, kin }) => kin.some((other) => disagree(motion, other)));
}

/** As the page shows it. */
export function ledgerRow({ motion, kin }: LedgerEntry): LedgerRow {
  const { document, version, outcome } = motion;
  return {
    title: motion.title ?? "A motion without a title",
    href: urls.motion(document, version, motion),
    reference: motion.reference,
    date: dayOf(motion.day),
    body: motion.body,
    mover: motion.mover,
    seconder: motion.seconder,
    outcome: outcome && { value: outcome, words: outcomeWords(outcome, motion.unanimous === 1) },
    votes: votesOf(motion),
    marks: marksOf(motion),
    others: kin.map((other) => ({
      label: other.document_title,
      href: urls.motion(other.document, other.version, other),
      says: disagree(motion, other) ? saidBy(motion, other) : null,
    })),
    document: { label: motion.document_title, href: urls.version(document, version) },
  };
}

function votesOf({ votes_for, votes_against, votes_abstained }: ListedMotion): string | null {
  return tallyWords({ for: votes_for, against: votes_against, abstained: votes_abstained });
}

function marksOf({ provisional, flags, state }: ListedMotion): string[] {
  return [
    ...(provisional === 1 ? ["provisional"] : []),
    ...(flags > 0 ? ["does not add up"] : []),
    ...(state === "published" ? [] : [`${state} document`]),
  ];
}

/** `outcome lost; votes counted 20 for, 25 against`. */
function saidBy(motion: ListedMotion, other: ListedMotion): string {
  return differencesOf(motion, other)
    .flatMap(({ what, here, there }) =>
      here === null || there === null ? [] : [`${what.toLowerCase()} ${there}`],
    )
    .join("; ");
}

/** As programs get it; `address` is the archive's own. */
export function ledgerJson({ motion, kin }: LedgerEntry, address: string) {
  const { document, version, position, start, end } = motion;
  return {
    document,
    version,
    motion: position + 1,
    start,
    end,
    url: address + urls.motion(document, version, motion),
    documentTitle: motion.document_title,
    title: motion.title,
    reference: motion.reference,
    body: motion.body,
    date: motion.day,
    mover: motion.mover,
    seconder: motion.seconder,
    outcome: motion.outcome,
    unanimous: motion.unanimous === 1,
    votes: { for: motion.votes_for, against: motion.votes_against, abstained: motion.votes_abstained },
    amendments: motion.amendments,
    provisional: motion.provisional === 1,
    flags: motion.flags,
    alsoRecordedIn: kin.map((other) => ({
      document: other.document,
      url: address + urls.motion(other.document, other.version, other),
      disagrees: disagree(motion, other),
      differences: differencesOf(motion, other),
    })),
  };
}

/** The heads of the table's columns. */
export const ledgerColumns = [
  ...["date", "body", "title", "reference", "mover", "seconder", "outcome", "unanimous"],
  ...["votes for", "votes against", "votes abstained", "amendments", "provisional", "flags"],
  ...["also recorded in", "records that disagree", "document", "url"],
];

/** The same, a cell a column. */
export function ledgerCells(entry: LedgerEntry, address: string): (string | number | null)[] {
  const json = ledgerJson(entry, address);
  const yes = (truth: boolean) => (truth ? "yes" : "no");
  const others = (all: typeof json.alsoRecordedIn) => all.map(({ url }) => url).join(" ");
  return [
    ...[json.date, json.body, json.title, json.reference, json.mover, json.seconder, json.outcome],
    ...[json.outcome === null ? null : yes(json.unanimous), json.votes.for, json.votes.against],
    ...[json.votes.abstained, json.amendments, yes(json.provisional), json.flags],
    others(json.alsoRecordedIn),
    others(json.alsoRecordedIn.filter(({ disagrees }) => disagrees)),
    ...[json.documentTitle, json.url],
  ];
}
