/** The bytes of a file that is sent in pieces: each piece goes on where the last one ended, whoever sends it. */
import { constants } from "node:fs";
import { open, stat } from "node:fs/promises";
import type { Readable } from "node:stream";

/** How long a sender may be silent before another may take its place, in milliseconds. */
const patienceMs = 5_000;

/** A piece does not begin where the last one ended; `arrived` bytes are there. */
export class Misplaced extends Error {
  override name = "Misplaced";
  constructor(readonly arrived: number) {
    super(`Expected the bytes from ${arrived} on`);
  }
}

/** More bytes came than the file was announced with; none of the piece was kept. */
export class TooLong extends Error {
  override name = "TooLong";
}

/** Somebody else is just sending this very file. */
export class BeingSent extends Error {
  override name = "BeingSent";
}

interface Sender {
  heardAt: number;
  source: Readable;
  over: Promise<unknown>;
}

/** Who is sending to which file; one server has the folder, so that its memory is enough. */
const senders = new Map<string, Sender>();

/** How many bytes of a file have arrived. */
export async function arrivedOf(path: string): Promise<number> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    return null;
  });
  return found?.size ?? 0;
}

/**
 * Does `work` as the only one who sends to `path`. A sender that was silent for a while is ended first.
 * @throws BeingSent while another one is at it
 */
export async function asOnlySender<T>(
  path: string,
  source: Readable,
  work: (hear: () => void) => Promise<T>,
): Promise<T> {
  const other = senders.get(path);
  if (other) {
    if (performance.now() - other.heardAt < patienceMs) throw new BeingSent(`${path} is being sent`);
    other.source.destroy();
    await other.over.catch(() => {});
    if (senders.has(path)) throw new BeingSent(`${path} is being sent`);
  }
  const sender: Sender = { heardAt: performance.now(), source, over: Promise.resolve() };
  senders.set(path, sender);
  const working = work(() => {
    sender.heardAt = performance.now();
  }).finally(() => senders.delete(path));
  sender.over = working;
  return working;
}

/**
 * Appends what `source` gives to the file at `path`, of `bytes` bytes in all, and flushes it. A source that breaks off
 * is no failure: what came of it is kept. Returns how many bytes there are now.
 */
export async function appendBytes(
  path: string,
  { from, bytes, hear }: { from: number; bytes: number; hear(): void },
  source: Readable,
): Promise<number> {
  const file = await open(path, constants.O_WRONLY | constants.O_CREAT, 0o600);
  try {
    const { size } = await file.stat();
    if (size !== from) throw new Misplaced(size);
    let at = from;
    for await (const chunk of unbroken(source)) {
      hear();
      if (at + chunk.length > bytes) {
        await file.truncate(from);
        throw new TooLong(`More than the ${bytes} bytes that were announced`);
      }
      await writeWhole(file, chunk, at);
      at += chunk.length;
    }
    await file.sync();
    return at;
  } finally {
    await file.close();
  }
}

async function writeWhole(file: Awaited<ReturnType<typeof open>>, chunk: Buffer, at: number) {
  for (let done = 0; done < chunk.length; ) {
    const { bytesWritten } = await file.write(chunk, done, chunk.length - done, at + done);
    done += bytesWritten;
  }
}

/** What a source gives until it ends or breaks off. */
async function* unbroken(source: Readable): AsyncGenerator<Buffer> {
  const chunks = source[Symbol.asyncIterator]();
  for (;;) {
    const next = await chunks.next().catch(() => null);
    if (!next || next.done) return;
    yield next.value as Buffer;
  }
}
