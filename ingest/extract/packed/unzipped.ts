/** Streams that were packed with zlib's formats, unpacked piece by piece: what comes before damage is given. */
import { constants, createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from "node:zlib";

export type Packing = "gzip" | "deflate" | "deflate-raw" | "br";

/**
 * What is fed at once: the bytes of one feeding that lie in front of damage are lost with it, so it is little, and very
 * little at the beginning, where it may be most of the stream.
 */
const fed = 16 * 1024;
const fedFirst = 64;
const firstBytes = 64 * 1024;

/** A stream could not be unpacked to its end. */
export class Damaged extends Error {
  override name = "Damaged";
}

/**
 * The unpacked bytes; of gzip all members one after the other.
 * @throws Damaged behind the bytes that could be unpacked
 */
export async function* unzipped(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  packing: Packing,
): AsyncGenerator<Uint8Array> {
  const stream = decoderFor(packing);
  let ready: Uint8Array[] = [];
  let failure: Error | null = null;
  const ended = new Promise<void>((resolve) => {
    stream.once("end", resolve);
    stream.on("error", (error) => {
      failure ??= error;
      resolve();
    });
  });
  stream.on("data", (bytes: Uint8Array) => ready.push(bytes));
  const given = () => {
    const bytes = ready;
    ready = [];
    return bytes;
  };
  try {
    let total = 0;
    for await (const piece of pieces)
      for (let at = 0; at < piece.length; ) {
        const next = at + (total < firstBytes ? fedFirst : fed);
        // A write that fails is never answered.
        await Promise.race([
          new Promise<void>((resolve) => stream.write(piece.subarray(at, next), () => resolve())),
          ended,
        ]);
        yield* given();
        if (failure !== null) throw new Damaged((failure as Error).message, { cause: failure });
        total += next - at;
        at = next;
      }
    stream.end();
    await ended;
    yield* given();
    if (failure !== null) throw new Damaged((failure as Error).message, { cause: failure });
  } finally {
    stream.destroy();
  }
}

function decoderFor(packing: Packing) {
  // What is cut off gives what there is of it.
  const options = { flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH };
  if (packing === "gzip") return createGunzip(options);
  if (packing === "deflate") return createInflate(options);
  if (packing === "deflate-raw") return createInflateRaw(options);
  return createBrotliDecompress({
    flush: constants.BROTLI_OPERATION_FLUSH,
    finishFlush: constants.BROTLI_OPERATION_FLUSH,
  });
}
