/** The step that no signature covers: from the original to the text. It can be taken again, by the program at hand. */
import { identify } from "../../ingest/identify.js";
import type { ReaderSettings } from "../../ingest/open-archive.js";
import { sha256Hex } from "../../ingest/proofs/signing-key.js";
import { createReaderPool, readThrough } from "../../ingest/reading/pool.js";
import { discardScratch } from "../../ingest/reading/scratch.js";
import { proofStatementSchema } from "../../storage/model/proof.js";
import type { Finding } from "../../storage/model/proof-check.js";

/**
 * Reads the original here and compares the text with the one that was signed for. Other programs read otherwise: that
 * another text comes out leaves the question open, unless the words stand in it all the same.
 */
export async function readAgain(proof: unknown, original: string, readers: ReaderSettings): Promise<Finding> {
  const what = "From the original to the text";
  const { statement } = (proof ?? {}) as { statement?: unknown };
  const parsed = proofStatementSchema.safeParse(statement);
  if (!parsed.success) return { what, state: "open", sentence: "The proof does not say what was read." };
  const { original: told, text, quote } = parsed.data;
  const pool = createReaderPool({ ...readers, size: 1 });
  try {
    const { mediaType } = await identify(original, told.name);
    const read = await readThrough(pool, { path: original, name: told.name, mediaType });
    await discardScratch(read);
    const { extraction } = read;
    const by = `${extraction.extractor} ${extraction.extractorVersion}`;
    if (`sha256:${sha256Hex(Buffer.from(extraction.text))}` === text.digest)
      return {
        what,
        state: "holds",
        sentence: `Read again here by ${by}, the original gives the same text.`,
      };
    if (extraction.text.includes(quote.exact))
      return {
        what,
        state: "holds",
        sentence: `Read again here by ${by}, the text is not the same throughout, but the words stand in it letter for letter.`,
      };
    const signed = `${text.extractor} ${text.extractorVersion}`;
    return {
      what,
      state: "open",
      sentence: `Read again here by ${by}, and not by ${signed} as then, the original gives a text without these words. Look at the place yourself.`,
    };
  } catch (error) {
    return {
      what,
      state: "open",
      sentence: `It could not be read here: ${error instanceof Error ? error.message : String(error)}`,
    };
  } finally {
    await pool.close();
  }
}
