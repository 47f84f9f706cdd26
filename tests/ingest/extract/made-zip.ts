/** ZIP files made by tests, whole or lying about what is in them. */
import { crc32, deflateRawSync } from "node:zlib";

export interface MadePart {
  name: string;
  content: string | Buffer;
  stored?: boolean;
  /** What the directory claims instead of the truth. */
  claimedSize?: number;
  encrypted?: boolean;
  /** The bytes of its name, not said to be UTF-8. */
  rawName?: Buffer;
  /** Has no bytes of its own: the directory points to those of the part of this number. */
  sameAs?: number;
}

/** Parts by name, packed in that order; `mimetype` is stored, as OpenDocument and EPUB ask. */
export function makeZip(parts: Record<string, string | Buffer> | MadePart[]): Buffer {
  const list: MadePart[] = Array.isArray(parts)
    ? parts
    : Object.entries(parts).map(([name, content]) => ({ name, content, stored: name === "mimetype" }));
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const part of list) {
    const place = part.sameAs === undefined ? offset : (offsets[part.sameAs] ?? 0);
    const { local, central } = packed(part, place);
    offsets.push(place);
    directory.push(central);
    if (part.sameAs !== undefined) continue;
    bodies.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(list.length & 0xffff, 8);
  end.writeUInt16LE(list.length & 0xffff, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, entries, end]);
}

function packed(part: MadePart, offset: number): { local: Buffer; central: Buffer } {
  const content = Buffer.from(part.content);
  const name = part.rawName ?? Buffer.from(part.name, "utf8");
  const body = part.stored ? content : deflateRawSync(content);
  // From here on the local header and the directory say the same (APPNOTE 4.3.7 and 4.3.12).
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE((part.rawName ? 0 : 0x0800) | (part.encrypted ? 1 : 0), 2);
  facts.writeUInt16LE(part.stored ? 0 : 8, 4);
  facts.writeUInt32LE(crc32(content), 10);
  facts.writeUInt32LE(body.length, 14);
  facts.writeUInt32LE(part.claimedSize ?? content.length, 18);
  facts.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([signature(0x04034b50), facts, name, body]);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  const central = Buffer.concat([signature(0x02014b50), Buffer.from([20, 0]), facts, rest, name]);
  return { local, central };
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value, 0);
  return bytes;
}
