/** Office files made by tests from the XML of their parts, and compound files from their streams. */
import { CFB } from "@e965/xlsx";
import { makeZip } from "./made-zip.js";

const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A package (ECMA-376 part 2): its main part, parts related to it by id and type, and any others. */
export function makePackage(
  main: string,
  content: string | Buffer,
  related: { id?: string; type: string; path: string; content: string }[] = [],
  others: Record<string, string | Buffer> = {},
): Buffer {
  const folder = main.slice(0, main.lastIndexOf("/"));
  return makeZip({
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": relationsPart([{ id: "r1", type: "officeDocument", target: main }]),
    [main]: content,
    [`${folder}/_rels/${main.slice(folder.length + 1)}.rels`]: relationsPart(
      related.map(({ id, type, path }, index) => ({ id: id ?? `x${index}`, type, target: `/${path}` })),
    ),
    ...Object.fromEntries(related.map(({ path, content: part }) => [path, part])),
    ...others,
  });
}

/** The part that says where another leads. */
export function relationsPart(links: { id: string; type: string; target: string }[]): string {
  const written = links.map(
    ({ id, type, target }) => `<Relationship Id="${id}" Type="${relationships}/${type}" Target="${target}"/>`,
  );
  return `<Relationships>${written.join("")}</Relationships>`;
}

interface CompoundWriter {
  utils: { cfb_new(): unknown; cfb_add(file: unknown, path: string, content: Buffer): void };
  write(file: unknown, options: { type: "buffer" }): Buffer;
}
const writer: CompoundWriter = CFB;

/** A compound file with these streams; a path with a slash lies in a storage. */
export function makeCompound(streams: Record<string, Buffer>): Buffer {
  const file = writer.utils.cfb_new();
  for (const [path, content] of Object.entries(streams)) writer.utils.cfb_add(file, path, content);
  return writer.write(file, { type: "buffer" });
}

/** A Word 97 document of one piece of text in UTF-16 (MS-DOC 2.5 and 2.8.35). */
export function makeDoc(
  text: string,
  { flags = 0, version = 0xc1, names = ["WordDocument", "1Table"] } = {},
): Buffer {
  const start = 2048;
  const main = Buffer.alloc(Math.max(8192, start + text.length * 2));
  main.writeUInt16LE(0xa5ec, 0);
  main.writeUInt16LE(version, 2);
  main.writeUInt16LE(0x0200 | flags, 10);
  main.writeUInt32LE(text.length, 0x4c);
  main.write(text, start, "utf16le");
  const table = Buffer.alloc(5000);
  table.writeUInt8(2, 0);
  table.writeUInt32LE(16, 1);
  table.writeUInt32LE(text.length, 9);
  table.writeUInt32LE(start, 15);
  main.writeUInt32LE(21, 0x1a6);
  return makeCompound({ [names[0] ?? ""]: main, [names[1] ?? ""]: table });
}
