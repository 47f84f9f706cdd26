/** A file as a graph, in the form that its beginning says. */
import { type Triple, UnreadableGraph } from "./triple.js";

/** Largest file, in bytes. */
export const largestGraph = 50_000_000;

/** Reads Turtle or RDF/XML, in UTF-8. `base`: what relative addresses in it are meant from. Throws UnreadableGraph. */
export async function readGraph(bytes: Uint8Array, base: string): Promise<Triple[]> {
  if (bytes.length > largestGraph)
    throw new UnreadableGraph(
      `The file has ${bytes.length.toLocaleString("en-GB")} bytes; at most ${largestGraph.toLocaleString("en-GB")} are taken in.`,
    );
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableGraph("The file is not text in UTF-8.");
  }
  const begins = text.slice(0, 1_000).trimStart();
  if (begins === "") throw new UnreadableGraph("The file is empty.");
  if (begins.startsWith("{") || /^\[\s*[{\]]/.test(begins))
    throw new UnreadableGraph("This looks like JSON-LD, which is not read; save it as Turtle or RDF/XML.");
  // Loaded when a file comes, for the readers of graphs take longer to load than most commands to run.
  // In Turtle, too, a file may begin with an angle bracket: that of an address.
  if (!/^<(\?xml|!DOCTYPE|!--|[^<>]*\sxmlns)/.test(begins))
    return (await import("./turtle.js")).readTurtle(text, base);
  return (await import("./rdf-xml.js")).readRdfXml(text, base);
}
