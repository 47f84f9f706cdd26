/**
 * The way of many files to the archive: announced together, digested one after another, told, and sent if the archive
 * does not hold them. Each step runs while the others do.
 */
import type { Digested, ToDigest } from "./digest-worker.js";
import type { Picked } from "./picked-files.js";
import { NotTaken, sendWhole } from "./send-pieces.js";
import { ownScript } from "./trusted.js";

/** Files sent at the same time; browsers open six connections to a host. */
const sentAtOnce = 4;
/** Digests told at once. */
const toldAtOnce = 200;

export interface Upload {
  picked: Picked;
  /** Of the accession; null when this file is not one that is waited for. */
  item: string | null;
}

export interface Watcher {
  checked(at: number): void;
  progress(at: number, sent: number): void;
  paused(at: number, seconds: number): void;
  done(at: number, held: { title: string; url: string } | null): void;
  failed(at: number, why: string): void;
}

interface Told {
  item: string;
  coming: boolean;
  arrived: number | null;
  held: { title: string; url: string } | null;
}

/** Posts JSON and gives the JSON that comes back. Throws NotTaken with the server's words. */
export async function postJson<T>(address: string, csrf: string, body: unknown): Promise<T> {
  const response = await fetch(address, {
    method: "POST",
    headers: { Accept: "application/json", "Content-Type": "application/json", "X-CSRF-Token": csrf },
    body: JSON.stringify(body),
  });
  const answer = (await response.json().catch(() => ({}))) as T & { error?: { message?: string } };
  if (!response.ok)
    throw new NotTaken(answer.error?.message ?? `The server did not take it (status ${response.status}).`);
  return answer;
}

/** Brings all of `uploads` to the archive; `coming` is the address of the accession's files still to come. */
export async function uploadAll(
  uploads: readonly Upload[],
  { coming, csrf }: { coming: string; csrf: string },
  watcher: Watcher,
): Promise<void> {
  const toSend: { at: number; arrived: number }[] = [];
  const bells: (() => void)[] = [];
  let allTold = false;
  const ring = () => {
    for (const bell of bells.splice(0)) bell();
  };
  const send = async () => {
    for (;;) {
      const next = toSend.shift();
      if (next) await sendOne(next.at, next.arrived);
      else if (allTold) return;
      else await new Promise<void>((resolve) => bells.push(resolve));
    }
  };
  const sendOne = async (at: number, arrived: number) => {
    const { picked, item } = uploads[at] as Upload;
    try {
      await sendWhole({
        address: `${coming}/${item}`,
        csrf,
        file: picked.file,
        arrived,
        onProgress: (sent) => watcher.progress(at, sent),
        onPause: (seconds) => watcher.paused(at, seconds),
      });
      watcher.done(at, null);
    } catch (error) {
      watcher.failed(at, error instanceof Error ? error.message : String(error));
    }
  };
  const tellAll = async () => {
    for await (const batch of digests(uploads, watcher)) {
      const files = await tellPatiently(coming, csrf, batch, uploads, watcher);
      for (const [index, { held, coming: isComing, arrived }] of files.entries()) {
        const at = batch[index]?.at ?? 0;
        if (held || !isComing) watcher.done(at, held);
        else toSend.push({ at, arrived: arrived ?? 0 });
      }
      ring();
    }
    allTold = true;
    ring();
  };
  await Promise.all([tellAll(), ...Array.from({ length: sentAtOnce }, send)]);
}

async function tellPatiently(
  coming: string,
  csrf: string,
  batch: readonly { at: number; digest: string }[],
  uploads: readonly Upload[],
  watcher: Watcher,
): Promise<Told[]> {
  const told = batch.map(({ at, digest }) => ({ item: uploads[at]?.item, digest }));
  for (let failures = 0; ; failures++) {
    try {
      return (await postJson<{ files: Told[] }>(coming, csrf, { digests: told })).files;
    } catch (error) {
      if (error instanceof NotTaken) {
        for (const { at } of batch) watcher.failed(at, error.message);
        return [];
      }
      await new Promise((resolve) =>
        setTimeout(resolve, Math.min(30_000, 500 * 2 ** Math.min(failures, 10))),
      );
    }
  }
}

/** The digests of the files, as many at a time as are known by then. */
async function* digests(uploads: readonly Upload[], watcher: Watcher) {
  const worker = new Worker(ownScript(new URL("./digest-worker.js", import.meta.url)), { type: "module" });
  const known: { at: number; digest: string }[] = [];
  let left = 0;
  let bell = () => {};
  worker.addEventListener("message", ({ data }: MessageEvent<Digested>) => {
    left -= 1;
    if (data.digest === null) watcher.failed(data.id, "It cannot be read; pick it again.");
    else {
      known.push({ at: data.id, digest: data.digest });
      watcher.checked(data.id);
    }
    bell();
  });
  for (const [id, { picked, item }] of uploads.entries()) {
    if (item === null) continue;
    worker.postMessage({ id, file: picked.file } satisfies ToDigest);
    left += 1;
  }
  while (left > 0 || known.length > 0) {
    if (known.length > 0) yield known.splice(0, toldAtOnce);
    else
      await new Promise<void>((resolve) => {
        bell = resolve;
      });
  }
  worker.terminate();
}
