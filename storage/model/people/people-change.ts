/** How the links of a document's printed names to persons change: by the program, and by an archivist's word. */
import type { Declined, PersonLink } from "../authority.js";
import type { DocumentRecord } from "../record.js";
import { type Act, added } from "../record-change.js";

/** What the program found out about a printed name. */
export type FoundLink = Pick<PersonLink, "label" | "person" | "how" | "why">;

/** The person that an id stands for today. */
export type StandingPerson = (person: string) => string;

/**
 * The record with what the program found and nothing else of its own: a link by an archivist stays, and what one said no
 * to is not made. A link that is found again stays as it is. The same record when nothing changes.
 */
export function withProgramLinks(
  record: DocumentRecord,
  found: readonly FoundLink[],
  act: Act,
  standing: StandingPerson = (person) => person,
): DocumentRecord {
  const byHand = record.people.filter(({ how }) => how === "archivist");
  const settled = new Set(byHand.map(({ label }) => label));
  const isDeclined = ({ label, person }: FoundLink) =>
    record.declined.some(
      (no) =>
        no.what === "person" &&
        no.label === label &&
        (no.authority === null || standing(no.authority) === standing(person)),
    );
  const held = record.people.filter(({ how }) => how !== "archivist");
  const links = found
    .filter((link) => !settled.has(link.label) && !isDeclined(link))
    .map((link): PersonLink => {
      const before = held.find(
        ({ label, person, how }) =>
          label === link.label && standing(person) === standing(link.person) && how === link.how,
      );
      return before ?? { ...link, why: link.why?.slice(0, longestWhy) ?? null, by: act.by, at: act.at };
    });
  if (links.length === held.length && links.every((link) => held.includes(link))) return record;
  return { ...record, people: inOrder([...byHand, ...links]) };
}

/** In UTF-16 code units. */
const longestWhy = 500;

/** What is kept of the names of a document before and after an archivist's act, so that it can be taken back. */
export interface NamesState {
  people: PersonLink[];
  declined: Declined[];
}

/** One archivist's act on many documents: the event in each of them names it. */
export interface PeopleAct extends Act {
  /** The same in all documents of the act. */
  group: string;
  /** For whoever reads the list of acts: `“Mr Beer” is Jason Beer`. */
  said: string;
}

/** The action of the event that such an act leaves. */
export const peopleAction = "people";

/** The record in which an archivist says that a label is this person's, in place of whatever was said of it. */
export function withPerson(
  record: DocumentRecord,
  label: string,
  person: string,
  act: PeopleAct,
  why: string | null = null,
): DocumentRecord {
  const link: PersonLink = { label, person, how: "archivist", why, by: act.by, at: act.at };
  const people = [...record.people.filter((other) => other.label !== label), link];
  const declined = record.declined.filter(
    (no) => no.what !== "person" || no.label !== label || (no.authority !== null && no.authority !== person),
  );
  return changedNames(record, label, { people, declined }, act);
}

/** The record in which an archivist says that a label is not this person's; with null, nobody's who could be known. */
export function withoutPerson(
  record: DocumentRecord,
  label: string,
  person: string | null,
  act: PeopleAct,
): DocumentRecord {
  const people = record.people.filter(
    (link) => link.label !== label || (person !== null && link.person !== person),
  );
  const isKnown = record.declined.some(
    (no) => no.what === "person" && no.label === label && no.authority === person,
  );
  if (isKnown && people.length === record.people.length) return record;
  const no: Declined = { what: "person", label, authority: person, by: act.by, at: act.at };
  const declined = isKnown ? record.declined : [...record.declined, no];
  return changedNames(record, label, { people, declined }, act);
}

/** The record with what was said of a label before an act; null when it has been changed again since. */
export function withPeopleUndone(
  record: DocumentRecord,
  event: string,
  act: PeopleAct,
): DocumentRecord | null {
  const done = record.events.find(({ id, action }) => id === event && action === peopleAction);
  if (!done) return null;
  const { label, before, after } = done.detail as { label: string; before: NamesState; after: NamesState };
  if (JSON.stringify(stateOf(record, label)) !== JSON.stringify(after)) return null;
  const people = [...record.people.filter((link) => link.label !== label), ...before.people];
  const declined = [...record.declined.filter((no) => !isAbout(no, label)), ...before.declined];
  return changedNames(record, label, { people, declined }, act);
}

function changedNames(
  record: DocumentRecord,
  label: string,
  { people, declined }: NamesState,
  act: PeopleAct,
) {
  const next = { ...record, people: inOrder(people), declined };
  const { group, said, ...event } = act;
  const detail = { label, group, said, before: stateOf(record, label), after: stateOf(next, label) };
  return { ...next, events: added(record, event, peopleAction, { detail }) };
}

function stateOf({ people, declined }: NamesState, label: string): NamesState {
  return {
    people: people.filter((link) => link.label === label),
    declined: declined.filter((no) => isAbout(no, label)),
  };
}

function isAbout({ what, label }: Declined, wanted: string): boolean {
  return what === "person" && label === wanted;
}

/** In the one order that no database decides. */
function inOrder(people: readonly PersonLink[]): PersonLink[] {
  return [...people].sort((one, other) => (one.label < other.label ? -1 : 1));
}
