/** How the tags of a document change: by hand, by rules, and when a bare word turns out to be a known concept. */
import type { Declined } from "./authority.js";
import type { DocumentRecord, Tag } from "./record.js";
import { type Act, added } from "./record-change.js";

/** A tag that a document is to have; without a concept, a bare word. */
export interface WantedTag {
  label: string;
  concept?: string | undefined;
}

/** The concept that an id stands for today, where it was merged into another. */
export type Standing = (concept: string) => string;

/** What tags of a rule say they were put there by. */
export const byRule = "rule";

const itself: Standing = (concept) => concept;

/**
 * The tags a document is to have, by somebody's hand; those it has already keep who put them there. One that is taken
 * off is remembered as declined, so that nothing puts it back by itself; one that is put back is declined no more.
 */
export function withTags(
  record: DocumentRecord,
  wanted: readonly WantedTag[],
  act: Act,
  standing: Standing = itself,
): DocumentRecord {
  const nameOf = naming(standing);
  const wantedNames = new Set(wanted.map(nameOf));
  const names = new Set(record.tags.map(nameOf));
  const kept = record.tags.filter((tag) => wantedNames.has(nameOf(tag)));
  const gone = record.tags.filter((tag) => !wantedNames.has(nameOf(tag)));
  const put = tagsByHand(
    wanted.filter((tag) => !names.has(nameOf(tag))),
    act,
    standing,
  );
  if (gone.length === 0 && put.length === 0) return record;
  const declined = [
    ...record.declined.filter((no) => no.what !== "tag" || !wantedNames.has(nameOf(tagOf(no)))),
    ...gone.map(({ label, concept }): Declined => {
      return { what: "tag", label, authority: concept ?? null, by: act.by, at: act.at };
    }),
  ];
  return withTagList({ ...record, declined }, [...kept, ...put], act, "tags");
}

/** Tags put on by somebody's hand, one a concept, in order. */
export function tagsByHand(
  wanted: readonly WantedTag[],
  { by, at }: Pick<Act, "by" | "at">,
  standing: Standing = itself,
): Tag[] {
  const nameOf = naming(standing);
  const each = new Map(wanted.map((tag) => [nameOf(tag), tag]));
  return told(
    [...each.values()].map(({ label, concept }) => ({
      label,
      by,
      at,
      why: null,
      ...(concept !== undefined && { concept }),
    })),
  );
}

/**
 * The tag of a rule as one that somebody vouches for: it stays when the rule goes. The same record when no rule put the
 * concept there.
 */
export function withConfirmedTag(
  record: DocumentRecord,
  concept: string,
  act: Act,
  standing: Standing = itself,
): DocumentRecord {
  const isMeant = (tag: Tag) =>
    tag.rule !== undefined && tag.concept !== undefined && standing(tag.concept) === standing(concept);
  const meant = record.tags.find(isMeant);
  if (!meant) return record;
  const { rule: _, ...tag } = meant;
  const confirmed: Tag = { ...tag, by: act.by, at: act.at, proposed: "rule" };
  const tags = record.tags.map((each) => (each === meant ? confirmed : each));
  const events = added(record, act, "tag confirmed", { detail: { label: tag.label } });
  return { ...record, tags, events };
}

/** A suggested tag that somebody said yes to: with what suggested it, and the words it was suggested for. */
export function withAcceptedTag(
  record: DocumentRecord,
  { label, concept, why, place }: { label: string; concept: string; why: string; place: Tag["place"] },
  act: Act,
  standing: Standing = itself,
): DocumentRecord {
  const isSame = (tag: Tag) => tag.concept !== undefined && standing(tag.concept) === standing(concept);
  if (record.tags.some((tag) => isSame(tag) && tag.rule === undefined)) return record;
  const tag: Tag = { label, by: act.by, at: act.at, why, concept, proposed: "suggestion" };
  const others = record.tags.filter((each) => !isSame(each));
  const no = record.declined.filter(
    ({ what, authority }) =>
      what !== "tag" || authority === null || standing(authority) !== standing(concept),
  );
  return withTagList(
    { ...record, declined: no },
    [...others, { ...tag, ...(place && { place }) }],
    act,
    "tags",
  );
}

/** A suggested tag that somebody said no to. The same record when that is known. */
export function withDeclinedTag(
  record: DocumentRecord,
  { label, concept }: WantedTag,
  act: Act,
  standing: Standing = itself,
): DocumentRecord {
  const nameOf = naming(standing);
  const name = nameOf({ label, concept });
  if (record.declined.some((no) => no.what === "tag" && nameOf(tagOf(no)) === name)) return record;
  const no: Declined = { what: "tag", label, authority: concept ?? null, by: act.by, at: act.at };
  const events = added(record, act, "suggestion declined", { detail: { label } });
  return { ...record, declined: [...record.declined, no], events };
}

/** A rule with the words of a document that answer it. */
export interface RuleMatch {
  concept: string;
  /** What the concept is called now. */
  label: string;
  rule: string;
  query: string;
  place: NonNullable<Tag["place"]>;
}

/**
 * The tags that rules put on a document, which are those of `matches` and no others: one a concept, none that stands
 * there by somebody's hand, none that somebody declined. The same record when nothing changes.
 */
export function withRuleTags(
  record: DocumentRecord,
  matches: readonly RuleMatch[],
  act: Act,
  standing: Standing = itself,
): DocumentRecord {
  const nameOf = naming(standing);
  const byHand = record.tags.filter((tag) => tag.rule === undefined);
  const taken = new Set([
    ...byHand.map(nameOf),
    ...record.declined.filter(({ what }) => what === "tag").map((no) => nameOf(tagOf(no))),
  ]);
  const held = record.tags.filter((tag) => tag.rule !== undefined);
  const isHeld = ({ rule }: RuleMatch) => held.some((tag) => tag.rule === rule);
  const tags: Tag[] = [];
  // Where several rules put the same tag, the one that did so before goes on doing it.
  for (const match of [...matches.filter(isHeld), ...matches.filter((match) => !isHeld(match))]) {
    const { concept, label, rule, query, place } = match;
    if (taken.has(nameOf(match))) continue;
    taken.add(nameOf(match));
    const before = held.find(
      (tag) => tag.rule === rule && tag.why === query && isSamePlace(tag.place, place),
    );
    tags.push(before ?? { label, by: byRule, at: act.at, why: query, concept, rule, place });
  }
  if (tags.length === held.length && tags.every((tag) => held.includes(tag))) return record;
  return withTagList(record, [...byHand, ...tags], act, "tags by rule");
}

/** The bare words among the tags with the concepts they stand for, by label. The same record when there are none. */
export function withConcepts(record: DocumentRecord, concepts: ReadonlyMap<string, string>): DocumentRecord {
  const isBare = ({ label, concept }: Tag) => concept === undefined && concepts.has(label);
  if (!record.tags.some(isBare)) return record;
  const linked = (tag: Tag): Tag => {
    const concept = concepts.get(tag.label);
    return isBare(tag) && concept !== undefined ? { ...tag, concept } : tag;
  };
  return { ...record, tags: record.tags.map(linked) };
}

function naming(standing: Standing) {
  return ({ label, concept }: WantedTag) =>
    concept === undefined ? `word ${label}` : `concept ${standing(concept)}`;
}

function tagOf({ label, authority }: Declined): WantedTag {
  return { label, concept: authority ?? undefined };
}

function isSamePlace(one: Tag["place"], other: NonNullable<Tag["place"]>): boolean {
  return one?.version === other.version && one.start === other.start && one.end === other.end;
}

function withTagList(record: DocumentRecord, list: readonly Tag[], act: Act, action: string): DocumentRecord {
  const tags = told(list);
  const detail = { before: labels(record.tags), after: labels(tags) };
  return { ...record, tags, events: added(record, act, action, { detail }) };
}

/** In the one order that no database decides, each under a label of its own: two concepts may have had one name. */
function told(tags: readonly Tag[]): Tag[] {
  const used = new Set<string>();
  return tags
    .map((tag) => {
      let label = tag.label;
      for (let number = 2; used.has(label); number += 1) label = `${tag.label.slice(0, 90)} (${number})`;
      used.add(label);
      return label === tag.label ? tag : { ...tag, label };
    })
    .sort((one, other) => (one.label < other.label ? -1 : 1));
}

function labels(tags: readonly Tag[]): string[] {
  return tags.map((tag) => tag.label).sort();
}
