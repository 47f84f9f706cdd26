/**
 * Whether the chains of a compound file end (MS-CFB 2.3 to 2.6). Readers follow them as they are: in a file whose
 * sectors or entries lead in circles they would never come to an end.
 */

const endOfChain = 0xfffffffe;
const largestSector = 0xfffffffa;
const noEntry = 0xffffffff;
const entryLength = 128;
const miniCutoff = 4096;

/** True when every chain of sectors and every entry is met once at most, and no stream is larger than the file. */
export function chainsEnd(bytes: Buffer): boolean {
  const shift = bytes.length < 512 ? 0 : bytes.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) return false;
  const size = 2 ** shift;
  const tables = tableSectors(bytes, size);
  if (tables === null) return false;
  const following = nextIn(bytes, size, tables);
  const met = new Set<number>();
  const directory = chain(bytes.readUInt32LE(48), following, met);
  const miniTables = chain(bytes.readUInt32LE(60), following, met);
  if (directory === null || miniTables === null) return false;
  const metMini = new Set<number>();
  const followingMini = nextIn(bytes, size, miniTables);
  const entries = directory.flatMap((sector) => entriesAt(bytes, (sector + 1) * size, size / entryLength));
  for (const [index, { kind, start, length }] of entries.entries()) {
    if ((kind !== 2 && kind !== 5) || length === 0) continue;
    if (length > bytes.length) return false;
    const isMini = kind === 2 && length < miniCutoff;
    const own = isMini ? chain(start, followingMini, metMini) : chain(start, following, met);
    if (own === null || (index > 0 && kind === 5)) return false;
  }
  return treeEnds(entries);
}

type Following = (sector: number) => number;

function nextIn(bytes: Buffer, size: number, tables: number[]): Following {
  const perTable = size / 4;
  return (sector) => {
    const table = tables[Math.floor(sector / perTable)];
    const place = table === undefined ? bytes.length : (table + 1) * size + (sector % perTable) * 4;
    return place + 4 <= bytes.length ? bytes.readUInt32LE(place) : endOfChain;
  };
}

/** The sectors of a chain; null when one of them has been met before. */
function chain(start: number, following: Following, met: Set<number>): number[] | null {
  const sectors: number[] = [];
  for (let sector = start; sector <= largestSector; sector = following(sector)) {
    if (met.has(sector)) return null;
    met.add(sector);
    sectors.push(sector);
  }
  return sectors;
}

/** The sectors that hold the table of what follows what: 109 in the header, the others in a chain of their own. */
function tableSectors(bytes: Buffer, size: number): number[] | null {
  const tables: number[] = [];
  const take = (at: number, count: number) => {
    for (let index = 0; index < count && at + 4 * index + 4 <= bytes.length; index++) {
      const sector = bytes.readUInt32LE(at + 4 * index);
      if (sector <= largestSector) tables.push(sector);
    }
  };
  take(76, 109);
  const met = new Set<number>();
  for (let sector = bytes.readUInt32LE(68); sector <= largestSector; ) {
    const at = (sector + 1) * size;
    if (met.has(sector)) return null;
    if (at + size > bytes.length) break;
    met.add(sector);
    take(at, size / 4 - 1);
    sector = bytes.readUInt32LE(at + size - 4);
  }
  return tables;
}

interface Entry {
  /** 1 a storage, 2 a stream, 5 the root. */
  kind: number;
  start: number;
  length: number;
  /** Left, right and child. */
  links: number[];
}

function entriesAt(bytes: Buffer, place: number, count: number): Entry[] {
  const entries: Entry[] = [];
  for (let at = place; entries.length < count && at + entryLength <= bytes.length; at += entryLength)
    entries.push({
      kind: bytes[at + 66] ?? 0,
      links: [68, 72, 76].map((offset) => bytes.readUInt32LE(at + offset)),
      start: bytes.readUInt32LE(at + 116),
      length: bytes.readUInt32LE(at + 120),
    });
  return entries;
}

function treeEnds(entries: Entry[]): boolean {
  const met = new Set<number>();
  const waiting = [0];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const entry = entries[index];
    if (!entry || met.has(index)) return false;
    met.add(index);
    for (const one of entry.links.filter((link) => link !== noEntry)) waiting.push(one);
  }
  return true;
}
