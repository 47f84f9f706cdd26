/**
 * A PDF may be changed by adding to its end (ISO 32000-1, 7.5.6): what stood there before is still in the file, and
 * whoever cuts the addition off sees it again.
 */
import { type Finding, outsideText } from "../../../storage/model/finding.js";

const endMark = "%%EOF";
/** Enough of the bytes before the end mark for `startxref` and its number. */
const beforeMark = 64;
/** More states than people make; what is before them is not looked at. */
const mostStates = 1_000;

/** One finding when earlier states of the file can be restored; what was added for a signature alone is none. */
export function earlierStates(bytes: Uint8Array): Finding[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const ends = endsOf(file);
  const count = ends.filter((end, index) => isReplaced(file, end, ends[index + 1]?.at ?? file.length)).length;
  if (count === 0) return [];
  const words = count === 1 ? "1 earlier state" : `${count} earlier states`;
  return [outsideText("tracked change", "the whole file", `${words} of this file can be restored from it`)];
}

interface End {
  /** Of the mark, in bytes. */
  at: number;
  /** Where its table of objects stands, as `startxref` says. */
  table: number;
}

/** The ends of whole files; of a linearized file (annex F) the first end leads to no table before it. */
function endsOf(file: Buffer): End[] {
  const ends: End[] = [];
  for (
    let at = file.indexOf(endMark);
    at >= 0 && ends.length < mostStates;
    at = file.indexOf(endMark, at + 1)
  ) {
    const before = file.subarray(Math.max(0, at - beforeMark), at).toString("latin1");
    const table = Number(/startxref\s+(\d{1,12})\s*$/.exec(before)?.[1] ?? 0);
    if (
      table > 0 &&
      table < at &&
      /^\s*(?:xref\b|\d+ \d+ obj\b)/.test(file.toString("latin1", table, table + 24))
    )
      ends.push({ at, table });
  }
  return ends;
}

/**
 * True when what follows builds on the table of this end, changes an object, and is more than a signature. Word ends
 * every file twice, with nothing between.
 */
function isReplaced(file: Buffer, { at, table }: End, next: number): boolean {
  const added = file.subarray(at, next);
  const builds = ["/Prev ", "/Prev\n"].some((key) => added.includes(`${key}${table}`));
  return builds && added.includes(" obj") && !added.includes("/ByteRange");
}
