/** The records of which a slide show before 2007 is made (MS-PPT 2.3.1): a header of eight bytes, then the content. */

export interface PptRecord {
  type: number;
  instance: number;
  /** True when its content is records. */
  container: boolean;
  /** Half-open range of the content in the stream, in bytes. */
  start: number;
  length: number;
}

const headerLength = 8;
const containerVersion = 0xf;
/** Data of newer programs: records too, though its header does not say so (MS-PPT 2.11.21). */
const binaryTagData = 0x138b;
/** More records than any show has. */
const mostRecords = 1_000_000;

/** The record whose header stands at `at`; an empty one where the stream ends before. */
export function recordAt(stream: Buffer, at: number): PptRecord {
  if (at < 0 || at + headerLength > stream.length)
    return { type: 0, instance: 0, container: false, start: stream.length, length: 0 };
  const head = stream.readUInt16LE(at);
  const type = stream.readUInt16LE(at + 2);
  const start = at + headerLength;
  return {
    type,
    instance: head >> 4,
    container: (head & 0xf) === containerVersion || type === binaryTagData,
    start,
    length: Math.min(stream.readUInt32LE(at + 4), stream.length - start),
  };
}

/** The records directly inside one. */
export function childrenOf(stream: Buffer, { start, length }: PptRecord): PptRecord[] {
  const children: PptRecord[] = [];
  for (let at = start; at + headerLength <= start + length && children.length < mostRecords; ) {
    const child = recordAt(stream, at);
    children.push({ ...child, length: Math.min(child.length, start + length - child.start) });
    at = child.start + child.length;
  }
  return children;
}

/** All records inside one, at any depth, in the order of the stream. */
export function recordsWithin(stream: Buffer, record: PptRecord): PptRecord[] {
  const found: PptRecord[] = [];
  const waiting = childrenOf(stream, record).reverse();
  for (let next = waiting.pop(); next && found.length < mostRecords; next = waiting.pop()) {
    found.push(next);
    if (next.container) for (const one of childrenOf(stream, next).reverse()) waiting.push(one);
  }
  return found;
}
