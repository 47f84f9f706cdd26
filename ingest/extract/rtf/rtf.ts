/** Rich Text Format (Word 2007 RTF Specification 1.9.1): paragraphs, lists as printed, tables, notes. */
import { outsideText } from "../../../storage/model/finding.js";
import { makeExtraction } from "../assemble.js";
import { type Extraction, ExtractionFailed } from "../extraction.js";
import type { FileInput } from "../extractors.js";
import { madeBy } from "../made-by.js";
import { foundPeople } from "../office/package-hidden.js";
import { RtfReader, type UnseenRun } from "./reader.js";
import { rtfTokens } from "./tokens.js";

/**
 * The text of an RTF file.
 * @throws ExtractionFailed `corrupt` when it is not RTF
 */
export async function extractRtf(input: FileInput): Promise<Extraction> {
  const { bytes, name } = input;
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  if (!/^\s*\{\\rtf/.test(source))
    throw new ExtractionFailed("corrupt", `${name} is damaged: it does not begin as an RTF file does.`);
  const { drafts, info, unseen } = readRtf(source);
  const has = (how: UnseenRun["how"]) => unseen.some((run) => run.how === how);
  const value = (key: string) => info.get(key)?.trim() || null;
  return makeExtraction({
    ...madeBy("rtf"),
    drafts,
    metadata: { title: value("title"), byline: value("author") },
    warnings: [
      has("hidden") ? "Some words are hidden in the file; they are read." : "",
      has("deleted") ? "The file records words that were deleted; they are not part of the text." : "",
    ].filter((warning) => warning !== ""),
    findings: [
      ...unseen.map(({ how, words }, index) =>
        how === "hidden"
          ? outsideText("hidden text", `hidden passage ${index + 1}`, words.join(""))
          : outsideText("tracked change", `deleted, passage ${index + 1}`, words.join("")),
      ),
      ...foundPeople([info.get("author") ?? "", info.get("operator") ?? ""]),
    ],
  });
}

/** What is in RTF whose bytes are the characters of `source`. */
export function readRtf(source: string): ReturnType<RtfReader["end"]> {
  const reader = new RtfReader();
  for (const token of rtfTokens(source)) reader.take(token);
  return reader.end();
}
