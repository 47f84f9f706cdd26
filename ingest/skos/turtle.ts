/** Turtle, read and written; https://www.w3.org/TR/turtle/. */
import { DataFactory, type Quad, StreamParser, type Term, Writer } from "n3";
import { statementsIn } from "./statements-in.js";
import { prefixes } from "./terms.js";
import type { Triple, TripleObject } from "./triple.js";

/** Literals without a language or a type of their own have this one. */
const plainText = `${prefixes.xsd}string`;
const taggedText = `${prefixes.rdf}langString`;

/** Reads a Turtle file, a piece at a time so that others get their turn. Throws UnreadableGraph. */
export function readTurtle(text: string, base: string): Promise<Triple[]> {
  return statementsIn(new StreamParser({ format: "text/turtle", baseIRI: base }), text, tripleOf, "Turtle");
}

/** Writes a graph as Turtle. */
export function writeTurtle(triples: readonly Triple[]): Promise<string> {
  const writer = new Writer({ prefixes: { ...prefixes } });
  for (const { subject, predicate, object } of triples)
    writer.addQuad(
      DataFactory.namedNode(subject),
      DataFactory.namedNode(predicate),
      object.is === "node"
        ? DataFactory.namedNode(object.value)
        : DataFactory.literal(
            object.value,
            object.language || (object.datatype ? DataFactory.namedNode(object.datatype) : undefined),
          ),
    );
  return new Promise((resolve, reject) => {
    writer.end((error: Error | null, text: string) => (error ? reject(error) : resolve(text)));
  });
}

/** A statement as the RDF/JS libraries give it. */
export function tripleOf({
  subject,
  predicate,
  object,
}: Pick<Quad, "subject" | "predicate" | "object">): Triple {
  return { subject: nodeName(subject), predicate: predicate.value, object: objectOf(object) };
}

function objectOf(object: Term): TripleObject {
  if (object.termType !== "Literal") return { is: "node", value: nodeName(object) };
  const { value, language } = object;
  const datatype = [plainText, taggedText].includes(object.datatype.value) ? "" : object.datatype.value;
  return { is: "text", value, language: language.toLowerCase(), datatype };
}

function nodeName({ termType, value }: Pick<Term, "termType" | "value">): string {
  return termType === "BlankNode" ? `_:${value}` : value;
}
