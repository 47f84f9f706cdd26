/** Bytes that are read where they are needed: a file on disk or a buffer, so that a large upload costs nothing. */
import { open } from "node:fs/promises";

export interface ByteSource {
  /** Bytes in all. */
  size: number;
  /** The bytes of `[start, start + length)`; fewer where the source ends. */
  read(start: number, length: number): Promise<Buffer>;
}

/** Calls `use` with a file, or with bytes that are in memory already, and closes the file after it. */
export async function withSource<T>(
  source: string | Uint8Array,
  use: (bytes: ByteSource) => Promise<T>,
): Promise<T> {
  if (typeof source !== "string") return use(memorySource(source));
  const file = await open(source);
  try {
    const { size } = await file.stat();
    return await use({
      size,
      async read(start, length) {
        const wanted = Math.max(0, Math.min(length, size - start));
        const { buffer, bytesRead } = await file.read(Buffer.alloc(wanted), 0, wanted, start);
        return buffer.subarray(0, bytesRead);
      },
    });
  } finally {
    await file.close();
  }
}

/** Bytes in memory as a source. */
export function memorySource(bytes: Uint8Array): ByteSource {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    size: bytes.length,
    read: async (start, length) => buffer.subarray(start, start + length),
  };
}
