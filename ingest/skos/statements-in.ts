/** Reading a graph with a streaming parser, whatever its language; the text is handed over in pieces. */
import type { Writable } from "node:stream";
import { setImmediate as breathe } from "node:timers/promises";
import { mostTriples, type Triple, UnreadableGraph } from "./triple.js";

const chunkLength = 64 * 1024;

/**
 * The statements that `parser` finds in `text`, a piece at a time so that others get their turn. Throws UnreadableGraph,
 * which names the `language`.
 */
export async function statementsIn<Statement>(
  parser: Writable,
  text: string,
  tripleOf: (statement: Statement) => Triple,
  language: string,
): Promise<Triple[]> {
  const triples: Triple[] = [];
  let failed: Error | undefined;
  parser.on("data", (statement: Statement) => triples.push(tripleOf(statement)));
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
  if (failed) throw new UnreadableGraph(`This is not ${language} as it should be: ${failed.message}`);
  return triples;
}
