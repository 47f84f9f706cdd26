/** Captions: WebVTT and SubRip, one block a cue, with its time and speaker. */
import * as mediaCaptions from "media-captions";
import { type Draft, makeExtraction } from "../assemble.js";
import { type Extraction, ExtractionFailed } from "../extraction.js";
import type { FileInput } from "../extractors.js";
import { madeBy } from "../made-by.js";
import { decodeText } from "./decode.js";

/** The package's own types cannot be resolved by an ES module, so what is used of it is said here. */
interface Cue {
  startTime: number;
  text: string;
}
type ParseTextStream = (
  lines: ReadableStream<string>,
  options: { type: "vtt" | "srt" },
) => Promise<{ cues: Cue[]; errors: { line: number; message: string }[] }>;
const { parseTextStream } = mediaCaptions as unknown as { parseTextStream: ParseTextStream };

const voice = /<v(?:\.[^\s>]*)?\s+([^>]+)>/;
const entities: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  nbsp: " ",
  lrm: "",
  rlm: "",
};

/** Cues in the order of the file; several speakers in one cue are several blocks. */
export async function extractCaptions(input: FileInput): Promise<Extraction> {
  const decoded = decodeText(input.bytes);
  const type = input.mediaType === "text/vtt" ? "vtt" : "srt";
  const source = decoded.text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const { cues, errors } = await parseTextStream(linesOf(source), { type });
  if (cues.length === 0)
    throw new ExtractionFailed("corrupt", `${input.name} has no captions that can be read.`);
  const warnings = errors.map((error) => `Line ${error.line}: ${error.message}`);
  if (decoded.warning) warnings.push(decoded.warning);
  return makeExtraction({
    ...madeBy("captions"),
    drafts: cues.flatMap(cueDrafts),
    warnings,
  });
}

/** The lines one by one as they are asked for: a stream that holds them all takes the square of their number. */
function linesOf(source: string): ReadableStream<string> {
  const lines = source.split("\n").values();
  return new ReadableStream({
    pull(controller) {
      const { done, value } = lines.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
}

function cueDrafts(cue: Cue): Draft[] {
  const time = clock(cue.startTime);
  const parts = cue.text.split(/(?=<v(?:\.[^\s>]*)?\s)/);
  return parts.map((part) => ({
    kind: "caption",
    time,
    speaker: plain(voice.exec(part)?.[1] ?? "").trim() || null,
    pieces: [{ text: plain(part) }],
  }));
}

function plain(part: string): string {
  return part
    .replace(/<\/?[^<>]*>|\{\\[^{}]*\}/g, "")
    .replace(/&(amp|lt|gt|quot|nbsp|lrm|rlm);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\n/g, " ");
}

/** Seconds as `HH:MM:SS.mmm`. */
function clock(seconds: number): string {
  const thousandths = Math.round(seconds * 1000);
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  const rest = String(thousandths % 1000).padStart(3, "0");
  return `${two(thousandths / 3_600_000)}:${two((thousandths / 60_000) % 60)}:${two((thousandths / 1000) % 60)}.${rest}`;
}
