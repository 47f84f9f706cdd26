/**
 * Which objects of a slide show before 2007 are alive: every saving adds to the file, and the newest edit says where
 * the slides that count stand (MS-PPT 2.1.2).
 */
import { ExtractionFailed } from "../extraction.js";
import { locked } from "../locked.js";
import { recordAt } from "./ppt-records.js";

export interface LivingObjects {
  /** Where the record of the whole show stands in the stream. */
  document: number;
  /** Where the record of an object stands. */
  placeOf(object: number): number | undefined;
}

const userEditAtom = 0x0ff5;
const persistDirectoryAtom = 0x1772;
/** In the stream of the current user (MS-PPT 2.3.2). */
const encryptedToken = 0xf3d1c4df;
/** More edits than anybody saves without writing the file anew. */
const mostEdits = 10_000;

/**
 * Follows the edits from the newest to the oldest.
 * @throws ExtractionFailed `encrypted`, `corrupt`
 */
export function livingObjects(user: Buffer, stream: Buffer, name: string): LivingObjects {
  if (user.length < 20) throw damaged(name);
  if (user.readUInt32LE(12) === encryptedToken) throw locked({ name });
  const places = new Map<number, number>();
  const seen = new Set<number>();
  let document: number | null = null;
  for (let at = user.readUInt32LE(16); !seen.has(at) && seen.size < mostEdits; ) {
    seen.add(at);
    const edit = recordAt(stream, at);
    if (edit.type !== userEditAtom || edit.length < 20) break;
    document ??= stream.readUInt32LE(edit.start + 16);
    addPlaces(stream, stream.readUInt32LE(edit.start + 12), places);
    at = stream.readUInt32LE(edit.start + 8);
    if (at === 0) break;
  }
  const place = document === null ? undefined : places.get(document);
  if (place === undefined) throw damaged(name);
  return { document: place, placeOf: (object) => places.get(object) };
}

/** Runs of objects with the places of their records (MS-PPT 2.3.4); a newer edit has spoken already. */
function addPlaces(stream: Buffer, at: number, places: Map<number, number>): void {
  const directory = recordAt(stream, at);
  if (directory.type !== persistDirectoryAtom) return;
  const end = directory.start + directory.length;
  for (let entry = directory.start; entry + 4 <= end; ) {
    const run = stream.readUInt32LE(entry);
    const [first, count] = [run & 0xfffff, run >>> 20];
    entry += 4;
    for (let index = 0; index < count && entry + 4 <= end; index++, entry += 4)
      if (!places.has(first + index)) places.set(first + index, stream.readUInt32LE(entry));
  }
}

function damaged(name: string): ExtractionFailed {
  return new ExtractionFailed(
    "corrupt",
    `${name} is damaged and cannot be read as a slide show: the list of its parts is missing.`,
  );
}
