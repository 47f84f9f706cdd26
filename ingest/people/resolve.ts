/**
 * Who stands behind the names printed in one document: said only when it is unmistakable, from what the document itself
 * declares and what the list of persons knows. Whatever is in doubt stays as printed. Pure: decides, and writes nothing.
 */
import { titleKey } from "../../storage/catalogue/person-rows.js";
import type { AuthorityRecord } from "../../storage/model/authority.js";
import type { PartialDate } from "../../storage/model/partial-date.js";
import { canMean, nameKey } from "../../storage/model/people/person-name.js";
import {
  agreement,
  covers,
  includesWords,
  isCommonTitle,
  isNameOf,
  isSameName,
} from "../../storage/model/people/posts.js";
import { namesInBrackets } from "../structure/names.js";
import type { Declaration } from "./declarations.js";
import type { PrintedName } from "./printed-names.js";

/** Who presides; a mayor, a speaker or a deputy may be there without doing so. */
const chairForm =
  /^(?:the\s+|an\s+|y\s+)?(?:(?:madame?|mr\.?|mrs\.?|ms\.?)\s+)?(?:chair(?:man|woman|person)?|conven[eo]r|presiding officer|cathaoirleach|cadeirydd|chathaoirleach|gadeirydd)$/i;

export interface Known {
  date: PartialDate | null;
  /** Whose record the document is. */
  body: string | null;
  declarations: readonly Declaration[];
  printed: readonly PrintedName[];
  /** Persons of the list that have a name of any key or a post of any title in this document. */
  persons: readonly AuthorityRecord[];
  /** Persons with any of its last names. */
  namesakes: readonly AuthorityRecord[];
  /** What the program said before, by label: standing ids. */
  before: ReadonlyMap<string, string>;
  isSameBody(one: string, other: string): boolean;
}

/** Everything a document declares of one name. */
export interface Declared {
  key: string;
  declarations: readonly [Declaration, ...Declaration[]];
  /** Null when the list does not have them, or not surely. */
  person: AuthorityRecord | null;
  /** True when they are to be put into the list: nobody there can be meant. */
  isNew: boolean;
}

export interface Resolved {
  label: string;
  key: string | null;
  /** What is said of whom the label may mean, for the archivist. */
  saidToBe: string | null;
  how: "declared" | "dated-name" | null;
  why: string | null;
  declared: Declared | null;
  /** Null for one to be made, and when nobody is sure. */
  person: AuthorityRecord | null;
}

/** Decides each printed name of a document. */
export function resolve(known: Known): Resolved[] {
  const declared = declaredOnes(known);
  return known.printed.map((printed): Resolved => {
    const meant = whoIsMeant(printed.label, declared, known);
    const key = meant?.key ?? nameKey(printed.label) ?? titleKey(printed.label);
    const saidToBe = meant ? inWords(bestOf(meant)) : printed.post;
    const unknown = {
      label: printed.label,
      key,
      saidToBe,
      how: null,
      why: null,
      declared: null,
      person: null,
    };
    if (meant && (meant.person || meant.isNew)) {
      const why = `Declared here as ${inWords(bestOf(meant))}.`;
      return { ...unknown, how: "declared", why, declared: meant, person: meant.person };
    }
    const dated = meant ? null : datedPerson(printed, known);
    return dated ? { ...unknown, how: "dated-name", ...dated } : unknown;
  });
}

function declaredOnes(known: Known): Declared[] {
  const groups = new Map<string, [Declaration, ...Declaration[]]>();
  for (const declaration of known.declarations) {
    const group = groups.get(declaration.key);
    if (group) group.push(declaration);
    else groups.set(declaration.key, [declaration]);
  }
  return [...groups].map(([key, declarations]): Declared => {
    const group = { key, declarations, person: null, isNew: false };
    if (areTwo(declarations)) return group;
    const persons = known.persons.filter((person) =>
      isNameOf(person, (name) => nameKey(name) === key, known.date),
    );
    const agreeing = persons.filter((person) => goesWith(person, declarations, known));
    if (persons.length === 1) return { ...group, person: agreeing[0] ?? null };
    if (persons.length > 1) return { ...group, person: saidBefore(key, agreeing, known) };
    const mayBe = known.namesakes.some((person) => goesByLike(person, declarations[0].name));
    return { ...group, isNew: !mayBe };
  });
}

/** Two printed offices at two bodies under one name: one document may well speak of two people. */
function areTwo(declarations: readonly Declaration[]): boolean {
  const bodies = declarations.flatMap(({ printed, post }) => (printed ? (post.body ?? []) : []));
  return bodies.some((body) => !isSameName(body, bodies[0] ?? body));
}

function goesWith(
  person: AuthorityRecord,
  declarations: readonly Declaration[],
  { date, isSameBody }: Known,
) {
  const each = declarations.map(({ post }) => agreement(person.posts, post, date, isSameBody));
  return each.includes("agrees") || !each.includes("contradicts");
}

/** Among several of one name, the one that the program knew before there were several. */
function saidBefore(key: string, persons: readonly AuthorityRecord[], { before }: Known) {
  for (const [label, id] of before)
    if (nameKey(label) === key) return persons.find((person) => person.id === id) ?? null;
  return null;
}

function goesByLike({ name, otherNames }: AuthorityRecord, printed: string): boolean {
  return [name, ...otherNames.map((other) => other.name)].some((each) => canMean(printed, each));
}

/** The one declared name that a label can mean; null when there is none, or more than one. */
function whoIsMeant(label: string, declared: readonly Declared[], { printed }: Known): Declared | null {
  const key = nameKey(label);
  const named = key === null ? undefined : declared.find((each) => each.key === key);
  if (named) return named;
  if (key === null) {
    const inside = namesInBrackets(label).map(nameKey);
    const introduced = declared.filter((each) => inside.includes(each.key));
    if (introduced.length > 0) return introduced.length === 1 ? (introduced[0] ?? null) : null;
    if (chairForm.test(label.trim())) {
      const chairs = declared.filter(({ declarations }) => declarations.some(({ isChair }) => isChair));
      return chairs.length === 1 ? (chairs[0] ?? null) : null;
    }
  }
  const fitting = declared.filter(({ declarations }) =>
    declarations.some((declaration) => canMean(label, declaration.name)),
  );
  const rivals = printed.filter((other) => {
    const otherKey = nameKey(other.label);
    if (otherKey === null || otherKey === key || declared.some((each) => each.key === otherKey)) return false;
    return (
      canMean(label, other.label) && !fitting.some((each) => canMean(other.label, each.declarations[0].name))
    );
  });
  return fitting.length === 1 && rivals.length === 0 ? (fitting[0] ?? null) : null;
}

/** The one person of the list who had this name or office at the time of the document. */
function datedPerson({ label, post }: PrintedName, known: Known): Pick<Resolved, "person" | "why"> | null {
  const { persons, date, body } = known;
  const key = nameKey(label);
  const title = titleKey(label);
  const named = persons.filter((person) =>
    key === null
      ? person.posts.some((held) => isOffice(held, title, body) && covers(held, date))
      : isNameOf(person, (name) => nameKey(name) === key, date),
  );
  const [person, ...others] = named;
  if (!person || others.length > 0) return null;
  const held = person.posts.find(
    (each) =>
      covers(each, date) && (key !== null || isOffice(each, title, body)) && goesWithWords(each, post),
  );
  if (!held) return null;
  const words = [held.title, held.body].filter(Boolean).join(", ");
  return { person, why: `${person.name} is known as ${words}, at the time of this document.` };
}

/** True when words for an office mean this post: where many hold such an office, it is the one at the document's own body. */
function isOffice(post: AuthorityRecord["posts"][number], title: string, body: string | null): boolean {
  if (titleKey(post.title) !== title) return false;
  if (post.body === null) return !isCommonTitle(post.title);
  return body !== null && isSameName(post.body, body);
}

/** True when what an article says that somebody is goes with a post of theirs. */
function goesWithWords(post: AuthorityRecord["posts"][number], words: string | null): boolean {
  if (words === null) return true;
  return includesWords(words, post.title) || (post.body !== null && includesWords(words, post.body));
}

/** The declaration that says most: a printed office before a mere part in the meeting. */
export function bestOf({ declarations }: Declared): Declaration {
  return declarations.find(({ printed }) => printed) ?? declarations[0];
}

/** `Jason Beer KC, Counsel to the Inquiry`. */
function inWords({ name, post }: Declaration): string {
  return [name, post.title, post.body].filter(Boolean).join(", ");
}
