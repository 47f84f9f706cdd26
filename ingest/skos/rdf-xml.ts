/** RDF/XML, read; https://www.w3.org/TR/rdf-syntax-grammar/. */
import { setImmediate as breathe } from "node:timers/promises";
import { RdfXmlParser } from "rdfxml-streaming-parser";
import { mostTriples, type Triple, UnreadableGraph } from "./triple.js";
import { tripleOf } from "./turtle.js";

const chunkLength = 64 * 1024;
/** What entities that a file declares itself may become, in characters; namespaces are abbreviated so, and short. */
const mostExpanded = 100_000_000;

/** Reads an RDF/XML file, a piece at a time so that others get their turn. Throws UnreadableGraph. */
export async function readRdfXml(text: string, base: string): Promise<Triple[]> {
  refuseExpansion(text);
  refuseCutOff(text);
  const parser = new RdfXmlParser({ baseIRI: base });
  const triples: Triple[] = [];
  let failed: Error | undefined;
  parser.on("data", (quad) => triples.push(tripleOf(quad)));
  parser.on("error", (error: Error) => {
    failed ??= error;
  });
  for (let at = 0; at < text.length && !failed; at += chunkLength) {
    parser.write(text.slice(at, at + chunkLength));
    await breathe();
    if (triples.length > mostTriples)
      throw new UnreadableGraph(
        `The file makes more than ${mostTriples.toLocaleString("en-GB")} statements.`,
      );
  }
  if (!failed)
    await new Promise<void>((resolve) => {
      parser.once("end", resolve);
      parser.once("error", () => resolve());
      parser.end();
    });
  if (failed) throw new UnreadableGraph(`This is not RDF/XML as it should be: ${failed.message}`);
  return triples;
}

/** Long entities used often make gigabytes of a small file. */
function refuseExpansion(text: string): void {
  let longest = 0;
  for (const [, double = "", single = ""] of text.matchAll(/<!ENTITY\s+\S+\s+(?:"([^"]*)"|'([^']*)')/g))
    longest = Math.max(longest, double.length, single.length);
  if (longest === 0) return;
  let uses = 0;
  for (let at = text.indexOf("&"); at !== -1; at = text.indexOf("&", at + 1)) uses += 1;
  if (longest * uses > mostExpanded)
    throw new UnreadableGraph(
      `The file declares an entity of ${longest.toLocaleString("en-GB")} characters and uses entities ${uses.toLocaleString("en-GB")} times: more than can be taken in.`,
    );
}

/** The parser does not mind a file that ends before its first element does. */
function refuseCutOff(text: string): void {
  const [, root] =
    /^(?:\s|\uFEFF|<\?[^>]*\?>|<!--(?:[^-]|-(?!->))*-->|<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>)*<([^\s/>!?]+)/.exec(
      text,
    ) ?? [];
  const end = `</${root}`;
  const last = text.lastIndexOf(end);
  const isWhole = last !== -1 && /^\s*>(?:\s|<!--(?:[^-]|-(?!->))*-->)*$/.test(text.slice(last + end.length));
  if (!isWhole)
    throw new UnreadableGraph(
      `This is not RDF/XML as it should be: it ends before its first element, ${root ?? "which it has not"}, does.`,
    );
}
