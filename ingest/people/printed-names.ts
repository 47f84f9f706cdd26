/** The names printed in a document of those who do something in it, and the passages in which they do. */
import type { AppearancePart } from "../../storage/catalogue/people-tables.js";
import { exchangesOf, type Spoken } from "../../storage/model/exchange.js";
import type { Facts } from "../../storage/model/facts/facts.js";
import type { Amendment, Motion } from "../../storage/model/facts/motion-facts.js";
import type { Read } from "../../storage/model/facts/read.js";
import { impersonal, withoutBrackets } from "../structure/names.js";

export interface PrintedName {
  label: string;
  /** In text order, each passage once a part. */
  uses: { part: AppearancePart; start: number }[];
  /** What an article says that they are; null elsewhere. */
  post: string | null;
}

/** Longest name that a record links, in UTF-16 code units. */
const longestLabel = 300;

/** All printed names of a document by label. `passages` are those of one text, in its order. */
export function printedNames(passages: readonly Spoken[], facts: Facts): Map<string, PrintedName> {
  const found = new Map<string, PrintedName & { seen: Set<string> }>();
  const note = (label: string | null, part: AppearancePart, start: number, post: string | null = null) => {
    const name = label?.trim() ?? "";
    if (name === "" || name.length > longestLabel || impersonal(withoutBrackets(name))) return;
    const known = found.get(name) ?? { label: name, uses: [], post, seen: new Set<string>() };
    found.set(name, known);
    known.post ??= post;
    if (known.seen.has(`${part} ${start}`)) return;
    known.seen.add(`${part} ${start}`);
    known.uses.push({ part, start });
  };
  const exchanges = exchangesOf(passages);
  passages.forEach((passage, index) => {
    note(passage.attribution, "said", passage.start);
    for (const name of exchanges[index]?.answeredBy ?? []) note(name, "asked", passage.start);
  });
  const passageAt = finder(passages.map(({ start }) => start));
  const read = (name: Read<string> | null | undefined, part: AppearancePart) => {
    if (name) note(name.value, part, passageAt(name.start));
  };
  for (const { person, post, start } of facts.article?.quotations ?? [])
    if (person) note(person.value, "quoted", passageAt(start), post?.value ?? null);
  const moved = ({ mover, seconder, votes }: Motion | Amendment) => {
    read(mover, "moved");
    read(seconder, "seconded");
    for (const { name } of votes) read(name, "voted");
  };
  for (const motion of facts.motion?.motions ?? []) {
    moved(motion);
    motion.amendments.forEach(moved);
    for (const name of motion.supporters) read(name, "supported");
  }
  // Facts of older parsers know of one motion only.
  if ((facts.motion?.motions ?? []).length === 0) {
    read(facts.motion?.mover, "moved");
    read(facts.motion?.seconder, "seconded");
  }
  for (const name of facts.motion?.meeting?.present ?? []) read(name, "present");
  for (const { votes } of facts.transcript?.divisions ?? [])
    for (const { name } of votes) read(name, "voted");
  return new Map([...found].map(([label, { seen: _, ...name }]) => [label, name]));
}

/** Where the passage begins that holds an offset; 0 where there is none. `starts` are in order. */
function finder(starts: readonly number[]): (offset: number) => number {
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return starts[low - 1] ?? 0;
  };
}
