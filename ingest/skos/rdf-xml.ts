/** RDF/XML, read; https://www.w3.org/TR/rdf-syntax-grammar/. */
import { RdfXmlParser } from "rdfxml-streaming-parser";
import { statementsIn } from "./statements-in.js";
import { type Triple, UnreadableGraph } from "./triple.js";
import { tripleOf } from "./turtle.js";

/** What entities that a file declares itself may become, in characters; namespaces are abbreviated so, and short. */
const mostExpanded = 100_000_000;

/** Reads an RDF/XML file, a piece at a time so that others get their turn. Throws UnreadableGraph. */
export async function readRdfXml(text: string, base: string): Promise<Triple[]> {
  refuseExpansion(text);
  refuseCutOff(text);
  return statementsIn(new RdfXmlParser({ baseIRI: base }), text, tripleOf, "RDF/XML");
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
