/**
 * Documents in whose newest text nobody has looked yet whose names are printed. A document notes who has looked
 * (`peopled_as`) and forgets it with a new text, source or date, or when the list has come to know a name it prints:
 * all are the same case. One document at a time: each may put people into the list that the next one finds there.
 */
import { setImmediate } from "node:timers/promises";
import type { CatalogueScope } from "../../storage/catalogue/catalogue.js";
import { standingConcepts } from "../../storage/catalogue/concepts.js";
import { hasText } from "../../storage/catalogue/has-text.js";
import { isNotNotedAs } from "../../storage/catalogue/noted-as.js";
import { personsInPosts, personsOfKeys, personsOfLastNames } from "../../storage/catalogue/people.js";
import { titleKey } from "../../storage/catalogue/person-rows.js";
import { changeRecord } from "../../storage/catalogue/records.js";
import { type Facts, factsSchema } from "../../storage/model/facts/facts.js";
import { withProgramLinks } from "../../storage/model/people/people-change.js";
import { lastNameOf, nameKey, readPersonName } from "../../storage/model/people/person-name.js";
import { type Archive, newAct } from "../archive.js";
import { ensureBody, sameBodies } from "./bodies.js";
import { declarationsIn } from "./declarations.js";
import { enterPeople } from "./enter-people.js";
import { printedNames } from "./printed-names.js";
import { projectPeople } from "./project-people.js";
import { type Declared, type Known, type Resolved, resolve } from "./resolve.js";

type Desk = Pick<Archive, "catalogue" | "now">;

/** Rises when names are resolved by other rules, so that all documents are looked at again. */
const resolver = "1";

/** Documents looked at under one lease. */
const documentsAtOnce = 20;

/** Documents that are to be looked at, oldest first. */
export async function unpeopled({ catalogue }: Pick<Desk, "catalogue">): Promise<string[]> {
  const rows = await catalogue
    .selectFrom("document")
    .select("id")
    .where((where) => isNotNotedAs(where, "peopled_as", resolver))
    .where(hasText)
    .orderBy("created_at")
    .orderBy("id")
    .limit(documentsAtOnce)
    .execute();
  return rows.map(({ id }) => id);
}

/** Says who stands behind the names of documents, each in a change of its own. */
export async function resolvePeople(desk: Desk, documents: readonly string[]): Promise<void> {
  for (const id of documents) {
    await resolveIn(desk, id);
    await setImmediate();
  }
}

async function resolveIn({ catalogue, now }: Desk, id: string): Promise<void> {
  const read = await readNames(catalogue, id);
  if (!read) return;
  await setImmediate();
  await catalogue.transaction().execute(async (transaction) => {
    // A newer text, another structure or date came while this one was looked at: it is its turn next.
    if (JSON.stringify(await stateOf(transaction, id)) !== JSON.stringify(read.state)) return;
    const act = newAct({ now }, "ibid");
    const known = await whatIsKnown(transaction, id, read);
    const names = resolve(known);
    const { document } = read.state;
    const at = { document: id, version: read.state.version.number, date: document.date };
    for (const body of read.bodies) await ensureBody(transaction, body.name, act);
    const entered = await enterPeople(transaction, at, meantBy(names), act);
    const links = names.flatMap(({ label, how, why, declared: meant, person }) => {
      const linked = person?.id ?? (meant && entered.get(meant.key));
      return how && linked ? [{ label, how, why, person: linked }] : [];
    });
    const standing = await standingConcepts(transaction, [...known.before.values()]);
    await changeRecord(transaction, id, (record) =>
      withProgramLinks(record, links, act, (person) => standing.get(person)?.id ?? person),
    );
    await projectPeople(transaction, { ...at, bodies: read.bodies }, read.printed, names);
    await transaction.updateTable("document").set({ peopled_as: resolver }).where("id", "=", id).execute();
  });
}

/** What says that a text is still the one that was looked at. */
async function stateOf(scope: CatalogueScope, id: string) {
  const document = await scope
    .selectFrom("document")
    .select(["source", "date"])
    .where("id", "=", id)
    .executeTakeFirst();
  const version = await scope
    .selectFrom("version")
    .select(["number", "text_at", "structure"])
    .where("document", "=", id)
    .where("text_state", "=", "known")
    .orderBy("number", "desc")
    .executeTakeFirst();
  return document && version ? { document, version } : null;
}

async function readNames(scope: CatalogueScope, id: string) {
  const state = await stateOf(scope, id);
  if (!state) return null;
  const at = { document: id, version: state.version.number };
  const row = await scope
    .selectFrom("version")
    .select("facts")
    .where("document", "=", at.document)
    .where("number", "=", at.version)
    .executeTakeFirst();
  const passages = await scope
    .selectFrom("passage")
    .select(["start", "kind", "attribution", "role", "question"])
    .where("document", "=", at.document)
    .where("version", "=", at.version)
    .orderBy("start")
    .execute();
  const parsed = factsSchema.safeParse(JSON.parse(row?.facts ?? "{}"));
  const facts: Facts = parsed.success ? parsed.data : {};
  const printed = [...printedNames(passages, facts).values()];
  const firstSaid = new Map<string, number>();
  for (const { label, uses } of printed) {
    const said = uses.find(({ part }) => part === "said");
    if (said) firstSaid.set(label, said.start);
  }
  const meeting = facts.motion?.meeting?.body?.value ?? null;
  const source = state.document.source ?? facts.source?.value ?? null;
  const body = source ?? meeting;
  const bodies = [
    // Whoever writes in their own name is no body.
    ...(source === null || isPerson(source) ? [] : [{ name: source, part: "source" as const }]),
    ...(meeting === null ? [] : [{ name: meeting, part: "meeting" as const }]),
  ];
  return { state, printed, declarations: declarationsIn(facts, firstSaid, body), body, bodies };
}

/** Whoever is declared and does nothing in the document is not put into the list for it. */
function meantBy(names: readonly Resolved[]): Declared[] {
  return [...new Set(names.flatMap(({ declared }) => declared ?? []))];
}

function isPerson(source: string): boolean {
  return (readPersonName(source)?.titles.length ?? 0) > 0 && nameKey(source) !== null;
}

type ReadNames = NonNullable<Awaited<ReturnType<typeof readNames>>>;

async function whatIsKnown(scope: CatalogueScope, id: string, read: ReadNames): Promise<Known> {
  const { declarations, printed, body } = read;
  const labels = printed.map(({ label }) => label);
  const keys = new Set([
    ...declarations.map(({ key }) => key),
    ...labels.flatMap((label) => nameKey(label) ?? []),
  ]);
  const titles = labels.filter((label) => nameKey(label) === null).map(titleKey);
  const lasts = new Set(declarations.flatMap(({ name }) => lastNameOf(name) ?? []));
  const persons = new Map(
    [...(await personsOfKeys(scope, [...keys])), ...(await personsInPosts(scope, titles))].map((person) => [
      person.id,
      person,
    ]),
  );
  const links = await scope
    .selectFrom("person_link")
    .select(["label", "person"])
    .where("document", "=", id)
    .where("how", "!=", "archivist")
    .execute();
  const standing = await standingConcepts(
    scope,
    links.map(({ person }) => person),
  );
  const named = [...persons.values()].flatMap(({ posts }) => posts.flatMap((post) => post.body ?? []));
  const own = declarations.flatMap(({ post }) => post.body ?? []);
  return {
    date: read.state.document.date,
    body,
    declarations,
    printed,
    persons: [...persons.values()],
    namesakes: await personsOfLastNames(scope, [...lasts]),
    before: new Map(links.map(({ label, person }) => [label, standing.get(person)?.id ?? person])),
    isSameBody: await sameBodies(scope, persons.size === 0 ? [] : [...named, ...own]),
  };
}
