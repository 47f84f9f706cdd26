/** The whole vocabulary as a graph: every concept that stands for itself. What SKOS has no word for is left out. */
import { setImmediate as breathe } from "node:timers/promises";
import type { CatalogueScope } from "../../storage/catalogue/catalogue.js";
import { standingConcepts } from "../../storage/catalogue/concepts.js";
import {
  type AuthorityKind,
  type AuthorityRecord,
  authorityKinds,
  authorityRecordSchema,
} from "../../storage/model/authority.js";
import { prefixes, terms } from "./terms.js";
import type { Triple, TripleObject } from "./triple.js";

/** Records read at once. */
const recordsAtOnce = 500;

const titles: Record<AuthorityKind, string> = {
  topic: "Topics",
  place: "Places",
  person: "Persons",
  body: "Bodies",
};

/** `address`: scheme and host of the archive, under which its concepts have their addresses. */
export async function exportGraph(scope: CatalogueScope, address: string): Promise<Triple[]> {
  const uri = (id: string) => `${address}/tags/${id}`;
  const schemeOf = (kind: AuthorityKind) => `${address}/tags#${kind}`;
  const triples: Triple[] = [];
  const kinds = new Set<AuthorityKind>();
  for (let after = ""; ; ) {
    const rows = await scope
      .selectFrom("authority")
      .select(["id", "record"])
      .where("merged_into", "is", null)
      .where("id", ">", after)
      .orderBy("id")
      .limit(recordsAtOnce)
      .execute();
    const records = rows
      .map(({ record }) => authorityRecordSchema.parse(JSON.parse(record)))
      .filter(({ retired }) => !retired);
    const linked = records.flatMap(({ broader, related }) => [...broader, ...related]);
    const standing = await standingConcepts(scope, linked);
    for (const record of records) {
      kinds.add(record.kind);
      const link = (ids: readonly string[]) =>
        [...new Set(ids.flatMap((id) => standing.get(id)?.id ?? []))]
          .filter((id) => id !== record.id)
          .map(uri);
      for (const triple of statementsOf(record, uri(record.id), schemeOf(record.kind))) triples.push(triple);
      for (const broader of link(record.broader))
        triples.push(
          node(uri(record.id), terms.broader, broader),
          node(broader, terms.narrower, uri(record.id)),
        );
      for (const related of link(record.related))
        triples.push(
          node(uri(record.id), terms.related, related),
          node(related, terms.related, uri(record.id)),
        );
    }
    const last = rows.at(-1);
    if (!last || rows.length < recordsAtOnce) break;
    after = last.id;
    await breathe();
  }
  for (const kind of authorityKinds.filter((each) => kinds.has(each)))
    triples.push(
      node(schemeOf(kind), terms.type, terms.scheme),
      text(schemeOf(kind), terms.title, titles[kind], "en"),
    );
  return distinct(triples);
}

function statementsOf(record: AuthorityRecord, uri: string, scheme: string): Triple[] {
  const { name, language, otherNames, note, noteLanguage, sameAs, notations, disused, id } = record;
  return [
    node(uri, terms.type, terms.concept),
    node(uri, terms.inScheme, scheme),
    text(uri, terms.identifier, id),
    text(uri, terms.prefLabel, name, language),
    ...otherNames.map((other) =>
      text(uri, other.preferred ? terms.prefLabel : terms.altLabel, other.name, other.language),
    ),
    ...(note === null ? [] : [text(uri, terms.scopeNote, note, noteLanguage)]),
    ...sameAs
      .filter((address) => /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(address))
      .map((address) => node(uri, terms.exactMatch, address)),
    ...notations.map((notation) => text(uri, terms.notation, notation)),
    ...(disused ? [text(uri, terms.deprecated, "true", null, terms.boolean)] : []),
  ];
}

/** The graph as JSON-LD with a context of its own, so that nothing need be fetched to read it; a node an object. */
export function jsonLd(triples: readonly Triple[]) {
  const nodes = new Map<string, Record<string, unknown>>();
  for (const { subject, predicate, object } of triples) {
    const own = nodes.get(subject) ?? { "@id": subject };
    nodes.set(subject, own);
    const key = predicate === terms.type ? "@type" : short(predicate);
    const values = (own[key] ?? []) as unknown[];
    own[key] = [...values, predicate === terms.type ? short(object.value) : jsonValue(object)];
  }
  return { "@context": prefixes, "@graph": [...nodes.values()] };
}

function jsonValue(object: TripleObject) {
  if (object.is === "node") return { "@id": object.value };
  const { value, language, datatype } = object;
  return {
    "@value": value,
    ...(language !== "" && { "@language": language }),
    ...(datatype !== "" && { "@type": short(datatype) }),
  };
}

function short(address: string): string {
  const found = Object.entries(prefixes).find(([, start]) => address.startsWith(start));
  return found ? `${found[0]}:${address.slice(found[1].length)}` : address;
}

function node(subject: string, predicate: string, value: string): Triple {
  return { subject, predicate, object: { is: "node", value } };
}

function text(
  subject: string,
  predicate: string,
  value: string,
  language: string | null | undefined = null,
  datatype = "",
): Triple {
  return {
    subject,
    predicate,
    object: { is: "text", value, language: language?.toLowerCase() ?? "", datatype },
  };
}

function distinct(triples: readonly Triple[]): Triple[] {
  return [...new Map(triples.map((triple) => [JSON.stringify(triple), triple])).values()];
}
