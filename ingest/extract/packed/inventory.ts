/** The text of a container that has none of its own: what is in it, one row a file. */
import { makeExtraction, type Parts } from "../assemble.js";
import type { Extraction, Member } from "../extraction.js";

/** An extraction of rows that name files. Names are in no language. */
export function inventoryOf({ members, ...parts }: Parts & { members: Member[] }): Extraction {
  const extraction = makeExtraction(parts);
  return { ...extraction, metadata: { ...extraction.metadata, language: null }, members };
}
