/** A person's appearances as their page shows them: passages with their places, and the filters above. */
import type { AppearancePlace, ShownAppearance } from "../../storage/catalogue/appearances.js";
import type { AppearancePart } from "../../storage/catalogue/people-tables.js";
import type { AppearanceShown, CountedChoice } from "../../views/contexts.js";
import { urls } from "../urls.js";
import { dayOf, kindName } from "./words.js";

/** What one can choose on a person's page, and the parts that belong to it. */
export const partChoices = {
  said: ["said"],
  asked: ["asked"],
  quoted: ["quoted"],
  motions: ["moved", "seconded", "supported", "voted"],
  present: ["present"],
} as const satisfies Record<string, readonly AppearancePart[]>;
export type PartChoice = keyof typeof partChoices;

const choiceNames: Record<PartChoice, string> = {
  said: "Said",
  asked: "Was asked",
  quoted: "Was quoted as saying",
  motions: "Moved, seconded and voted",
  present: "Was present",
};

const partNames: Record<AppearancePart, string> = {
  said: "said",
  asked: "was asked",
  quoted: "was quoted as saying",
  moved: "moved",
  seconded: "seconded",
  supported: "put their name to",
  voted: "voted",
  present: "was present",
};

type Counts = readonly { part: AppearancePart; year: string; count: number }[];

/** The choices of what somebody did, and of when, each with its count; those without any are left out. */
export function appearanceFilters(
  counts: Counts,
  { did, year }: { did: PartChoice | null; year: string | null },
  address: (chosen: { did: PartChoice | null; year: string | null }) => string,
): { dids: CountedChoice[]; years: CountedChoice[] } {
  const partsOf = (choice: PartChoice | null): readonly AppearancePart[] | null =>
    choice === null ? null : partChoices[choice];
  const sum = (choice: PartChoice | null, of: string | null) =>
    counts
      .filter((row) => (of === null || row.year === of) && (partsOf(choice)?.includes(row.part) ?? true))
      .reduce((total, row) => total + row.count, 0);
  const counted = (count: number) => count.toLocaleString("en-GB");
  const dids = [null, ...(Object.keys(partChoices) as PartChoice[])]
    .map((choice) => ({ choice, count: sum(choice, year) }))
    .filter(({ choice, count }) => choice === null || count > 0 || choice === did)
    .map(({ choice, count }) => ({
      label: choice === null ? "Everything" : choiceNames[choice],
      href: address({ did: choice, year }),
      current: choice === did,
      count: counted(count),
    }));
  const known = [...new Set(counts.map((row) => row.year))]
    .filter((each) => each !== "")
    .sort()
    .reverse();
  const years = [null, ...known]
    .map((each) => ({
      label: each ?? "All years",
      href: address({ did, year: each }),
      current: each === year,
      count: counted(sum(did, each)),
    }))
    .filter(({ count, current }) => current || count !== "0");
  return { dids, years: known.length < 2 ? [] : years };
}

/** Longest excerpt of a passage, in UTF-16 code units. */
const longestExcerpt = 600;

/** One appearance; the document is named where it is another one than that of the appearance `before`. */
export function appearanceShown(
  { date, document, start, parts, version, title, kind, state, passage }: ShownAppearance,
  before: ShownAppearance | undefined,
): AppearanceShown {
  const href = urls.passage(document, version, start);
  const isCut = passage.text.length > longestExcerpt;
  return {
    document:
      before?.document === document
        ? null
        : { title, href: urls.document(document), kind: kindName(kind), date: dayOf(date || null), state },
    href,
    did: parts.map((part) => partNames[part]).join(", "),
    reference: passage.question === null ? null : `Q${passage.question}`,
    attribution: passage.attribution,
    text: isCut ? passage.text.slice(0, longestExcerpt) : passage.text,
    isCut,
  };
}

/** A place in the list as it stands in an address: `2023-12-12.4k7m2q9xwd.1204`. */
export function placeWritten({ date, document, start }: AppearancePlace): string {
  return `${date}.${document}.${start}`;
}

/** The place that an address names; null when it names none. */
export function placeRead(written: string): AppearancePlace | null {
  const [, date = "", document = "", start = ""] =
    /^([\d-]{0,10})\.([0-9a-z]{10})\.(\d{1,10})$/.exec(written) ?? [];
  return document === "" ? null : { date, document, start: Number(start) };
}
