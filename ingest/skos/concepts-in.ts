/** The concepts of a graph, checked: each has one preferred label a language, and none stands under itself. */
import { type AuthorityKind, authorityKinds } from "../../storage/model/authority.js";
import { authorityIdSchema } from "../../storage/model/identity.js";
import { keptText } from "../../storage/model/kept-text.js";
import { circlesIn } from "./circles.js";
import { mainLabel, type SkosConcept, type SkosFile, type SkosLabel } from "./skos-concept.js";
import { terms } from "./terms.js";
import type { Triple } from "./triple.js";

const longestName = 200;
const longestNote = 5_000;
const longestAddress = 2_000;
/** Faults told of one file; a thousand more of the same would not be read. */
const mostTold = 100;

type Statements = Map<string, Triple["object"][]>;

/** Reads concepts of a graph; `kind` is the vocabulary of those that do not say to which of the archive's they belong. */
export function conceptsIn(triples: readonly Triple[], kind: AuthorityKind): SkosFile {
  const bySubject = new Map<string, Statements>();
  for (const { subject, predicate, object } of triples) {
    const statements: Statements = bySubject.get(subject) ?? new Map();
    bySubject.set(subject, statements);
    const objects = statements.get(predicate);
    if (objects) objects.push(object);
    else statements.set(predicate, [object]);
  }
  const file: SkosFile = { concepts: [], faults: [], leftOut: [] };
  for (const [uri, statements] of bySubject)
    if (isConcept(statements)) file.concepts.push(conceptOf(uri, statements, kind, file));
  addInverses(file.concepts, bySubject);
  if (file.concepts.length === 0) file.faults.push("There is no skos:Concept in the file.");
  const labels = new Map(file.concepts.map((concept) => [concept.uri, labelOf(concept)]));
  for (const circle of circlesIn(new Map(file.concepts.map(({ uri, broader }) => [uri, broader]))))
    file.faults.push(
      `${circleWords(circle.map((uri) => `“${labels.get(uri)}”`))}: a circle, so that each would stand under itself.`,
    );
  return { ...file, faults: told(file.faults), leftOut: told(file.leftOut) };
}

/** `“a” stands under “b” stands under “a”`; of a long circle, both ends. */
function circleWords(names: readonly string[]): string {
  const shown = names.length <= 10 ? names : [...names.slice(0, 6), "…", ...names.slice(-3)];
  return shown.join(" stands under ");
}

/** The name of a concept in messages. */
export function labelOf({ preferred, uri }: SkosConcept): string {
  return mainLabel(preferred)?.value ?? uri;
}

function isConcept(statements: Statements): boolean {
  const types = nodes(statements, terms.type);
  if (types.includes(terms.concept)) return true;
  return types.length === 0 && statements.has(terms.prefLabel);
}

function conceptOf(uri: string, statements: Statements, kind: AuthorityKind, file: SkosFile): SkosConcept {
  const preferred = labels(statements, terms.prefLabel);
  const seen = new Map<string, string>();
  for (const { value, language } of preferred) {
    const of = language === null ? "without a language" : `in “${language}”`;
    const other = seen.get(of);
    if (other !== undefined)
      file.faults.push(
        `<${uri}> has two preferred labels ${of}: “${other}” and “${value}”; there can be one.`,
      );
    seen.set(of, value);
  }
  if (preferred.length === 0)
    file.faults.push(`<${uri}> has no preferred label (skos:prefLabel; labels of SKOS-XL are not read).`);
  const others = [...labels(statements, terms.altLabel), ...labels(statements, terms.hiddenLabel)];
  for (const { value } of [...preferred, ...others])
    if (value.length > longestName)
      file.faults.push(
        `<${uri}> has a label of ${value.length} characters; at most ${longestName} are kept: “${value.slice(0, 60)}…”.`,
      );
  const matches = nodes(statements, terms.exactMatch);
  for (const address of [uri, ...matches])
    if (address.length > longestAddress)
      file.faults.push(`An address of ${address.length} characters is too long.`);
  const [identifier] = texts(statements, terms.identifier);
  const id = authorityIdSchema.safeParse(identifier?.value).data;
  return {
    uri,
    id: id !== undefined && uri.endsWith(`/${id}`) ? id : null,
    kind: kindIn(statements) ?? kind,
    preferred,
    others,
    broader: [...nodes(statements, terms.broader), ...nodes(statements, terms.broaderTransitive)],
    related: nodes(statements, terms.related),
    note: noteOf(uri, statements, file),
    matches,
    notations: [
      ...new Set(texts(statements, terms.notation).map(({ value }) => keptText(value).slice(0, 200))),
    ],
    disused: texts(statements, terms.deprecated).some(({ value }) => value === "true" || value === "1"),
  };
}

/** `…/tags#place`: the vocabulary of an archive like this one. */
function kindIn(statements: Statements): AuthorityKind | undefined {
  const schemes = nodes(statements, terms.inScheme);
  return authorityKinds.find((kind) => schemes.some((scheme) => scheme.endsWith(`/tags#${kind}`)));
}

function noteOf(uri: string, statements: Statements, file: SkosFile): SkosLabel | null {
  const notes = labels(statements, terms.scopeNote);
  const all = notes.length > 0 ? notes : labels(statements, terms.definition);
  const note = mainLabel(all) ?? null;
  for (const other of all)
    if (other !== note)
      file.leftOut.push(
        `<${uri}>: its note ${other.language === null ? "" : `in “${other.language}” `}“${other.value.slice(0, 60)}”; one is kept.`,
      );
  if (note && note.value.length > longestNote)
    file.faults.push(
      `<${uri}> has a note of ${note.value.length} characters; at most ${longestNote} are kept.`,
    );
  return note;
}

/** What a broader concept says of a narrower one is said of the narrower. */
function addInverses(concepts: readonly SkosConcept[], bySubject: ReadonlyMap<string, Statements>): void {
  const known = new Map(concepts.map((concept) => [concept.uri, concept]));
  for (const { uri } of concepts)
    for (const narrower of nodes(bySubject.get(uri) ?? new Map(), terms.narrower)) {
      const concept = known.get(narrower);
      if (concept && !concept.broader.includes(uri)) concept.broader.push(uri);
    }
}

function nodes(statements: Statements, predicate: string): string[] {
  const found = (statements.get(predicate) ?? []).flatMap((object) =>
    object.is === "node" ? [object.value] : [],
  );
  return [...new Set(found)];
}

function texts(statements: Statements, predicate: string) {
  return (statements.get(predicate) ?? []).flatMap((object) => (object.is === "text" ? [object] : []));
}

/** Labels as they can be kept, without doubles; empty ones are none. */
function labels(statements: Statements, predicate: string): SkosLabel[] {
  const each = new Map<string, SkosLabel>();
  for (const { value, language } of texts(statements, predicate)) {
    const kept = keptText(value).trim();
    if (kept !== "")
      each.set(`${language} ${kept}`, { value: kept, language: language.slice(0, 35) || null });
  }
  return [...each.values()];
}

function told(messages: readonly string[]): string[] {
  if (messages.length <= mostTold) return [...messages];
  return [...messages.slice(0, mostTold), `And ${messages.length - mostTold} more of the kind.`];
}
