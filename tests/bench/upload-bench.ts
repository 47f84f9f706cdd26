/**
 * Files sent in pieces over HTTP: many small ones by eight connections, until they are searchable and described anew
 * all at once, and a large one that is cut off five times.
 */
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { addAccount } from "../add-account.js";
import { archiveFolder, serveArchive } from "../served-archive.js";
import { announce, arrivedOf, digestOf, postJson, sendPiece } from "../server/sent-in-pieces.js";
import { type Client, signIn } from "../signed-in-client.js";

export interface UploadFigures {
  files: number;
  /** Whole and acknowledged in a second. */
  filesPerSecond: number;
  /** In the register, each once and with its digest. */
  kept: number;
  /** From the first byte until search finds every one. */
  searchableSeconds: number;
  /** From the order to describe all of them anew until it is answered, and until search finds every one so described. */
  describedSeconds: number;
  shownSeconds: number;
  /** Of the server, in MB, at its most. */
  peakMegabytes: number;
  largeMegabytes: number;
  /** Sent in a second while it arrived, the cuts and the check of its digest included. */
  largeMegabytesPerSecond: number;
  largeIsWhole: boolean;
}

const connections = 8;
const password = "correct horse battery";

interface Register {
  items: { id: string; digest: string | null; state: string }[];
}

/** Sends `count` small files and one of `largeBytes`. */
export async function measureUploads(count: number, largeBytes: number): Promise<UploadFigures> {
  const place = await archiveFolder("bench");
  try {
    await addAccount(place.folder, "ida", password);
    const served = await serveArchive(place.folder, { IBID_UPLOAD_MB: "2048" });
    const client = await signIn(served.address, "ida", password);
    const small = await sendSmall(client, count);
    const large = await sendLarge(client, largeBytes);
    const peakMegabytes = await peakOf(served.pid);
    await served.stop();
    return { files: count, ...small, peakMegabytes, ...large };
  } finally {
    await place.remove();
  }
}

async function sendSmall(client: Client, count: number) {
  const contents = Array.from({ length: count }, (_, at) => Buffer.from(`Letter ${at} about the lamps.\n`));
  const files = contents.map((content, at) => ({ name: `${at}.txt`, bytes: content.length }));
  const started = performance.now();
  const { accession, items } = await announce(client, files, { publish: "1" });
  let next = 0;
  const connection = async () => {
    for (let at = next++; at < count; at = next++) {
      const where = { accession, item: items[at] ?? "" };
      const answer = await sendPiece(client, where, contents[at] ?? Buffer.alloc(0), 0);
      if (answer?.body.whole !== true) throw new Error(`${at}: ${JSON.stringify(answer)}`);
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  const seconds = (performance.now() - started) / 1000;
  const kept = await keptOf(client, accession, new Set(contents.map(digestOf)));
  await until(async () => (await found(client, "lamps")) === count);
  const searchableSeconds = (performance.now() - started) / 1000;
  return { filesPerSecond: count / seconds, kept, searchableSeconds, ...(await describeAll(client, count)) };
}

/** The source of every document found is changed in one act. */
async function describeAll(client: Client, count: number) {
  const started = performance.now();
  const secondsSince = () => (performance.now() - started) / 1000;
  const answer = await postJson(client, "/describe/many", {
    ...{ of: "search", query: "q=lamps", field: "source", value: "Lamp Office" },
  });
  const { url } = JSON.parse(answer.text) as { url?: string };
  if (url === undefined) throw new Error(`${answer.status}: ${answer.text}`);
  const changed = async () =>
    (await client.json<{ counts: { changed: number } }>(new URL(url).pathname)).counts.changed;
  await until(async () => (await changed()) === count);
  const describedSeconds = secondsSince();
  await until(async () => (await found(client, 'lamps source:"Lamp Office"')) === count);
  return { describedSeconds, shownSeconds: secondsSince() };
}

/** Documents that a search finds. */
async function found(client: Client, query: string): Promise<number> {
  const { documents } = await client.json<{ documents: number }>(`/search?q=${encodeURIComponent(query)}`);
  return documents;
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 500));
}

/** How many digests of `sent` the accession has, once none of its files waits to be taken in. */
async function keptOf(client: Client, accession: string, sent: ReadonlySet<string>): Promise<number> {
  for (;;) {
    const { items } = await client.json<Register>(`/accessions/${accession}`);
    const digests = items.filter(({ state }) => state !== "received").flatMap(({ digest }) => digest ?? []);
    if (digests.length === items.length) return new Set(digests.filter((digest) => sent.has(digest))).size;
    await new Promise((resolve) => setTimeout(resolve, 2_000));
  }
}

async function sendLarge(client: Client, bytes: number) {
  const content = randomBytes(bytes);
  const digest = digestOf(content);
  const { accession, items } = await announce(client, [{ name: "large.bin", bytes }]);
  const where = { accession, item: items[0] ?? "" };
  await postJson(client, `/accessions/${accession}/coming`, { digests: [{ item: where.item, digest }] });
  const started = performance.now();
  let arrived = 0;
  for (let cut = 1; cut <= 5; cut++) {
    await sendPiece(client, where, content, arrived, Math.floor(bytes / 6));
    arrived = await arrivedOf(client, where);
  }
  const last = await sendPiece(client, where, content, arrived);
  const seconds = (performance.now() - started) / 1000;
  return {
    largeMegabytes: bytes / 1_000_000,
    largeMegabytesPerSecond: bytes / 1_000_000 / seconds,
    // The server compares the digest of what arrived with the one it was told.
    largeIsWhole: last?.body.whole === true,
  };
}

/** The most memory that a process has had, in MB (`VmHWM`). */
async function peakOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return (Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024) / 1_000_000;
}
