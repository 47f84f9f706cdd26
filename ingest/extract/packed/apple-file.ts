/** Files in the envelopes of old Macs (AppleSingle, RFC 1740 appendix A): the file is taken out. */
import { withSource } from "../byte-source.js";
import { type Extraction, ExtractionFailed } from "../extraction.js";
import type { FileOnDisk } from "../extractors.js";
import { madeBy } from "../made-by.js";
import { rowDraft } from "../table-rows.js";
import { inventoryOf } from "./inventory.js";
import { memberAt, memberFiles } from "./member-files.js";

const dataFork = 1;
const realName = 3;
const pieceLength = 1024 * 1024;

/**
 * The file as the one member, by the name that it had.
 * @throws ExtractionFailed `unsupported` when the envelope holds only what the system notes of a file
 */
export async function extractAppleFile(file: FileOnDisk): Promise<Extraction> {
  return withSource(file.path, async (source) => {
    const head = await source.read(0, 4096);
    const count = head.length < 26 ? 0 : Math.min(head.readUInt16BE(24), (head.length - 26) / 12);
    const parts = Array.from({ length: Math.floor(count) }, (_, index) => ({
      id: head.readUInt32BE(26 + 12 * index),
      start: head.readUInt32BE(30 + 12 * index),
      length: head.readUInt32BE(34 + 12 * index),
    }));
    const data = parts.find(({ id, length }) => id === dataFork && length > 0);
    if (!data)
      throw new ExtractionFailed(
        "unsupported",
        `${file.name} holds only what a Mac noted of another file. It is kept; upload that file.`,
      );
    const named = parts.find(({ id }) => id === realName);
    const given = named
      ? (await source.read(named.start, Math.min(named.length, 1024))).toString("utf8")
      : "";
    const name = memberAt(given).name || file.name;
    const files = memberFiles(file.scratch, source.size);
    const end = Math.min(source.size, data.start + data.length);
    await files.take({ name, place: "data fork" }, async (write) => {
      for (let at = data.start; at < end; at += pieceLength)
        await write(await source.read(at, Math.min(pieceLength, end - at)));
    });
    const cut = data.start + data.length > source.size;
    return inventoryOf({
      ...madeBy("apple-file"),
      drafts: [rowDraft([name, `${data.length} bytes`], ["File", "Size"])],
      members: files.members,
      warnings: [...(cut ? ["The file inside is cut off."] : []), ...files.warnings()],
    });
  });
}
