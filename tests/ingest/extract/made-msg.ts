/** Outlook items made by tests: a compound file with a stream for each property (MS-OXMSG 2). */
import CFB from "cfb";

export interface MadeItem {
  /** By property tag in hexadecimal: text for `…001F`, text in a code page for `…001E`, bytes for `…0102`. */
  properties: Record<string, string | Buffer>;
  recipients?: Record<string, string | Buffer>[];
  attachments?: { properties: Record<string, string | Buffer>; item?: MadeItem }[];
  /** Numbers and times, by property tag: eight bytes each. */
  fixed?: Record<string, Buffer>;
}

/** The bytes of a `.msg` file. */
export function makeMsg(item: MadeItem): Buffer {
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_del(file, "/\u0001Sh33tJ5");
  addItem(file, "/", item, 32);
  return Buffer.from(CFB.write(file, { type: "buffer" }) as Buffer);
}

function addItem(file: CFB.CFB$Container, at: string, item: MadeItem, headerLength: number): void {
  addProperties(file, at, item.properties, headerLength, item.fixed);
  for (const [index, recipient] of (item.recipients ?? []).entries())
    addProperties(file, `${at}__recip_version1.0_#${numbered(index)}/`, recipient, 8);
  for (const [index, attachment] of (item.attachments ?? []).entries()) {
    const inside = `${at}__attach_version1.0_#${numbered(index)}/`;
    addProperties(file, inside, attachment.properties, 8);
    if (attachment.item) addItem(file, `${inside}__substg1.0_3701000D/`, attachment.item, 24);
  }
}

function addProperties(
  file: CFB.CFB$Container,
  at: string,
  properties: Record<string, string | Buffer>,
  headerLength: number,
  fixed: Record<string, Buffer> = {},
): void {
  const entries: Buffer[] = [Buffer.alloc(headerLength)];
  for (const [tag, value] of Object.entries(properties)) {
    const bytes =
      typeof value !== "string" ? value : Buffer.from(value, tag.endsWith("1E") ? "latin1" : "utf16le");
    CFB.utils.cfb_add(file, `${at}__substg1.0_${tag}`, bytes);
    entries.push(entry(tag, Buffer.from([bytes.length & 0xff, bytes.length >> 8, 0, 0, 0, 0, 0, 0])));
  }
  for (const [tag, value] of Object.entries(fixed)) entries.push(entry(tag, value));
  CFB.utils.cfb_add(file, `${at}__properties_version1.0`, Buffer.concat(entries));
}

function entry(tag: string, value: Buffer): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32LE(Number.parseInt(tag, 16), 0);
  bytes.writeUInt32LE(6, 4);
  value.copy(bytes, 8);
  return bytes;
}

function numbered(index: number): string {
  return index.toString(16).padStart(8, "0").toUpperCase();
}

/** A time as the format has it: tenths of microseconds since 1601. */
export function fileTime(iso: string): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE((BigInt(Date.parse(iso)) + 11_644_473_600_000n) * 10_000n);
  return bytes;
}
