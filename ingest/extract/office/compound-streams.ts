/** The content of the streams of a compound file (MS-CFB), by name; capitals and small letters are the same. */
import CFB from "cfb";
import { ExtractionFailed } from "../extraction.js";

export interface CompoundStreams {
  /** The bytes of the stream at the top of the file, or null when there is none of that name. */
  read(name: string): Buffer | null;
}

/** @throws ExtractionFailed `corrupt` */
export function compoundStreams(bytes: Uint8Array, name: string): CompoundStreams {
  const container = opened(bytes, name);
  const top = container.FullPaths[0] ?? "";
  return {
    read(stream) {
      const wanted = `${top}${stream}`.toLowerCase();
      const place = container.FullPaths.findIndex((path) => path.toLowerCase() === wanted);
      const content = container.FileIndex[place]?.content;
      return content ? Buffer.from(content as Uint8Array) : null;
    },
  };
}

function opened(bytes: Uint8Array, name: string): CFB.CFB$Container {
  try {
    return CFB.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { type: "buffer" });
  } catch (error) {
    throw new ExtractionFailed("corrupt", `${name} is damaged and cannot be opened (${String(error)}).`, {
      cause: error,
    });
  }
}
