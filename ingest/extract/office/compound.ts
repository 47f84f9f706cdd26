/**
 * The directory of a compound file, the container of Office files before 2007 and of encrypted ones after
 * (MS-CFB). Only the sectors of the directory are read, however large the file is.
 */
import type { ByteSource } from "../byte-source.js";

export interface CompoundEntry {
  name: string;
  /** First sector of its content. */
  start: number;
  /** Bytes. */
  size: number;
  /** Where its entry stands in the file. */
  place: number;
}

interface DirectoryEntry extends CompoundEntry {
  left: number;
  right: number;
  child: number;
}

interface Layout {
  sectorSize: number;
  /** The sectors that hold the table of what follows what. */
  tables: number[];
  directory: number;
}

const noSector = 0xfffffff0;
const noEntry = 0xffffffff;
const headerTables = 109;
/** A directory longer than this is not one of a document; nor does any list have more sectors. */
const mostSectors = 4096;
const entryLength = 128;

/**
 * The streams and storages at the top of a compound file, not those of documents embedded in it; what can be read
 * of them when it is cut off.
 */
export async function compoundEntries(source: ByteSource): Promise<CompoundEntry[]> {
  const layout = await layoutOf(source);
  if (!layout) return [];
  const entries: (DirectoryEntry | null)[] = [];
  const seen = new Set<number>();
  let sector = layout.directory;
  while (sector < noSector && !seen.has(sector) && seen.size < mostSectors) {
    seen.add(sector);
    const place = (sector + 1) * layout.sectorSize;
    for (const one of entriesIn(await readSector(source, layout, sector), place)) entries.push(one);
    sector = await following(source, layout, sector);
  }
  return belowRoot(entries);
}

/** The entries of one storage are a tree that hangs on it by its child (MS-CFB 2.6.4). */
function belowRoot(entries: (DirectoryEntry | null)[]): CompoundEntry[] {
  const found: CompoundEntry[] = [];
  const waiting = [entries[0]?.child ?? noEntry];
  const seen = new Set<number>();
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const entry = entries[at];
    if (!entry || seen.has(at)) continue;
    seen.add(at);
    found.push({ name: entry.name, start: entry.start, size: entry.size, place: entry.place });
    waiting.push(entry.left, entry.right);
  }
  return found;
}

/** The first bytes of a stream of 4,096 bytes or more; shorter streams lie elsewhere and give nothing. */
export async function streamHead(source: ByteSource, entry: CompoundEntry): Promise<Buffer> {
  const layout = await layoutOf(source);
  if (!layout || entry.size < 4096) return Buffer.alloc(0);
  return readSector(source, layout, entry.start);
}

async function layoutOf(source: ByteSource): Promise<Layout | null> {
  const header = await source.read(0, 512);
  if (header.length < 512) return null;
  const shift = header.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) return null;
  const sectorSize = 2 ** shift;
  const tables = sectorNumbers(header.subarray(76, 76 + 4 * headerTables));
  // The header names the first tables; a chain of sectors names the rest, its last number the next of the chain.
  let more = header.readUInt32LE(68);
  for (let count = 0; more < noSector && count < mostSectors; count++) {
    const sector = await readSector(source, { sectorSize }, more);
    if (sector.length < sectorSize) break;
    for (const one of sectorNumbers(sector.subarray(0, -4))) tables.push(one);
    more = sector.readUInt32LE(sectorSize - 4);
  }
  return { sectorSize, tables, directory: header.readUInt32LE(48) };
}

function sectorNumbers(bytes: Buffer): number[] {
  const numbers = Array.from({ length: bytes.length >> 2 }, (_, index) => bytes.readUInt32LE(4 * index));
  return numbers.filter((sector) => sector < noSector);
}

function readSector(
  source: ByteSource,
  { sectorSize }: Pick<Layout, "sectorSize">,
  sector: number,
): Promise<Buffer> {
  return source.read((sector + 1) * sectorSize, sectorSize);
}

/** The sector after this one. */
async function following(source: ByteSource, layout: Layout, sector: number): Promise<number> {
  const perTable = layout.sectorSize / 4;
  const table = layout.tables[Math.floor(sector / perTable)];
  if (table === undefined) return noSector;
  const place = (table + 1) * layout.sectorSize + (sector % perTable) * 4;
  const bytes = await source.read(place, 4);
  return bytes.length === 4 ? bytes.readUInt32LE(0) : noSector;
}

/** Null for places that are not used: entries refer to each other by their place. */
function entriesIn(sector: Buffer, place: number): (DirectoryEntry | null)[] {
  const entries: (DirectoryEntry | null)[] = [];
  for (let at = 0; at + entryLength <= sector.length; at += entryLength) {
    const nameLength = sector.readUInt16LE(at + 64);
    const used = sector[at + 66] !== 0 && nameLength >= 2 && nameLength <= 64;
    entries.push(
      used
        ? {
            name: sector.toString("utf16le", at, at + nameLength - 2),
            left: sector.readUInt32LE(at + 68),
            right: sector.readUInt32LE(at + 72),
            child: sector.readUInt32LE(at + 76),
            start: sector.readUInt32LE(at + 116),
            size: sector.readUInt32LE(at + 120),
            place: place + at,
          }
        : null,
    );
  }
  return entries;
}
