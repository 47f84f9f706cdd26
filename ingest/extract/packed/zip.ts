/**
 * ZIP files (APPNOTE 6.3.10): an inventory of the files inside, and the files. Read from disk a piece at a time,
 * with ZIP64, data descriptors and both kinds of encryption (ZipCrypto and AES).
 */
import {
  configure,
  ERR_INVALID_PASSWORD,
  ERR_INVALID_UNCOMPRESSED_SIZE,
  ERR_OVERLAPPING_ENTRY,
  ERR_UNSUPPORTED_COMPRESSION,
  ERR_UNSUPPORTED_ENCRYPTION,
  type FileEntry,
  Reader,
  ZipReader,
} from "@zip.js/zip.js";
import { type ByteSource, withSource } from "../byte-source.js";
import { type Extraction, ExtractionFailed } from "../extraction.js";
import type { FileOnDisk } from "../extractors.js";
import { locked, needsPassword, wrongPassword } from "../locked.js";
import { madeBy } from "../made-by.js";
import { rowDraft } from "../table-rows.js";
import { decodeText } from "../text/decode.js";
import { inventoryOf } from "./inventory.js";
import {
  LeftInside,
  leadsOutside,
  type MemberFiles,
  type MemberLimits,
  memberAt,
  memberFiles,
  memberLimits,
  outsideReason,
  systemReason,
  type Write,
} from "./member-files.js";

/** A list of entries longer than this many bytes is not read. */
const largestRead = 64 * 1024 * 1024;
/** Unpacked to packed bytes of one file inside; only large ones are held to it. */
const steepestRatio = 300;
const ratioMatters = 8 * 1024 * 1024;

// The process that reads a file works for that file alone already.
configure({ useWebWorkers: false });

/**
 * The files inside as rows of text, and as members.
 * @throws ExtractionFailed `corrupt` when it has no list of entries; `encrypted` when every file inside needs a
 * password, or another one
 */
export async function extractZip(file: FileOnDisk, limits: MemberLimits = memberLimits): Promise<Extraction> {
  return withSource(file.path, async (source) => {
    const files = memberFiles(file.scratch, source.size, limits);
    const { entries, comment, warnings } = await listed(source, file, limits.mostMembers);
    for (const entry of entries) await unpack(entry, file, files);
    for (const one of lockedWarning(file, entries, files)) warnings.push(one);
    return inventoryOf({
      ...madeBy("zip"),
      drafts: [
        rowDraft([comment], ["Comment"]),
        ...entries.map((entry, index) => inventoryRow(files.members[index]?.place ?? "", entry)),
      ],
      members: files.members,
      warnings: entries.length === 0 ? ["It holds no files."] : warnings,
    });
  });
}

/** The files of the list of entries; what could be read of it when it breaks off. */
async function listed(source: ByteSource, file: FileOnDisk, most: number) {
  const zip = new ZipReader(new SourceReader(source, file.name), {
    strictness: "tolerant",
    checkOverlappingEntry: true,
    checkSignature: true,
    ...(file.password !== undefined && { password: file.password }),
  });
  const entries: FileEntry[] = [];
  const warnings: string[] = [];
  let more = 0;
  try {
    for await (const entry of zip.getEntriesGenerator()) {
      if (entry.directory) continue;
      if (entries.length < most) entries.push(entry);
      else more += 1;
    }
  } catch (error) {
    if (error instanceof ExtractionFailed) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    if (entries.length === 0)
      throw new ExtractionFailed(
        "corrupt",
        `${file.name} is damaged: the list of the files in it cannot be read (${detail}).`,
        { cause: error },
      );
    warnings.push(`The list of the files inside is damaged behind the first ${entries.length} (${detail}).`);
  }
  if (more > 0) warnings.push(`${more} more files inside are not listed: at most ${most} are.`);
  return { entries, comment: decodeText(zip.comment ?? new Uint8Array()).text, warnings };
}

async function unpack(entry: FileEntry, file: FileOnDisk, files: MemberFiles): Promise<void> {
  const member = memberAt(entry.filename);
  const reason = reasonToLeave(entry, file);
  if (reason !== null) files.leave(member, reason);
  else await files.take(member, (write) => inflate(entry, write));
}

function reasonToLeave(entry: FileEntry, file: FileOnDisk): string | null {
  if (leadsOutside(entry.filename)) return outsideReason;
  if (isFurniture(entry.filename)) return systemReason;
  if (entry.symlink) return "it is a link to another file";
  if (entry.encrypted && file.password === undefined) return needsPassword;
  const { compressedSize, uncompressedSize } = entry;
  return uncompressedSize > mostFrom(compressedSize) ? tooSteep : null;
}

const tooSteep = `it would unpack to more than ${steepestRatio} times its packed size, as a bomb does`;

function mostFrom(packed: number): number {
  return Math.max(ratioMatters, packed * steepestRatio);
}

/** What macOS and Windows put beside the files of a folder. */
function isFurniture(path: string): boolean {
  return /(?:^|[\\/])(?:__MACOSX[\\/]|(?:\.DS_Store|Thumbs\.db|desktop\.ini)$)/i.test(path);
}

/** The bytes of one file; what is wrong with them is `LeftInside`. */
async function inflate(entry: FileEntry, write: Write): Promise<void> {
  let failed: unknown = null;
  let room = entry.uncompressedSize;
  const sink = new WritableStream<Uint8Array>({
    async write(chunk) {
      try {
        room -= chunk.length;
        if (room < 0) throw new LeftInside(sizeLied);
        await write(chunk);
      } catch (error) {
        failed = error;
        throw error;
      }
    },
  });
  try {
    await entry.getData(sink);
  } catch (error) {
    throw failed ?? new LeftInside(reasonFor(error, entry));
  }
}

const sizeLied = "its size is not the one that the list of entries gives";

function reasonFor(error: unknown, entry: FileEntry): string {
  const message = error instanceof Error ? error.message : String(error);
  if (message === ERR_INVALID_PASSWORD) return wrongPassword;
  if (message === ERR_OVERLAPPING_ENTRY) return "it shares its bytes with another file inside, as in a bomb";
  if (message === ERR_INVALID_UNCOMPRESSED_SIZE && !entry.zipCrypto) return sizeLied;
  if (message === ERR_UNSUPPORTED_COMPRESSION || message === ERR_UNSUPPORTED_ENCRYPTION)
    return `it is packed in a way that is not read (method ${entry.compressionMethod}); unpack it and upload it by itself`;
  // One wrong password in 256 passes the only check that ZipCrypto has; the bytes then make no sense.
  return entry.zipCrypto ? wrongPassword : `it is damaged (${message})`;
}

/** Tells of files that need a password, or another; throws when there are no others. */
function lockedWarning(file: FileOnDisk, entries: FileEntry[], { members }: MemberFiles): string[] {
  const shut = members.filter(({ reason }) => reason === needsPassword || reason === wrongPassword);
  if (shut.length === 0) return [];
  const others = members.some(({ path }) => path !== null) || entries.some(isOpen);
  if (!others) throw locked(file);
  return shut[0]?.reason === needsPassword
    ? [`${shut.length} of the ${members.length} files inside need a password; an archivist can give it.`]
    : [`The password given does not open ${shut.length} of the ${members.length} files inside.`];
}

function isOpen(entry: FileEntry): boolean {
  return !entry.encrypted && !isFurniture(entry.filename);
}

/** Place, size and date as the list of entries has them. */
function inventoryRow(place: string, entry: FileEntry) {
  const values = [place, `${entry.uncompressedSize} bytes`, writtenDate(entry.rawLastModDate)];
  return rowDraft(values, ["File", "Size", "Date"]);
}

/** Date and time as on the clock of whoever packed it (APPNOTE 4.4.6): seconds halved in 5 bits, minutes in 6 … */
function writtenDate(dos: number | bigint): string {
  const bits = Number(dos);
  const two = (value: number) => String(value).padStart(2, "0");
  const [month, day] = [(bits >>> 21) & 15, (bits >>> 16) & 31];
  if (month < 1 || month > 12 || day < 1) return "";
  return `${1980 + (bits >>> 25)}-${two(month)}-${two(day)} ${two((bits >>> 11) & 31)}:${two((bits >>> 5) & 63)}`;
}

/** A file on disk as the reader of ZIP files wants it. */
class SourceReader extends Reader<ByteSource> {
  override size: number;
  constructor(
    readonly source: ByteSource,
    readonly file: string,
  ) {
    super(source);
    this.size = source.size;
  }
  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    if (length > largestRead)
      throw new ExtractionFailed(
        "too-large",
        `${this.file} names too many files: its list of entries has ${length} bytes; at most ${largestRead} are read.`,
      );
    return this.source.read(index, length);
  }
}
