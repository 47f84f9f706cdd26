/** Looking into a mailbox by IMAP: every message that came since becomes a draft. The only file that speaks to imapflow. */
import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ImapFlow } from "imapflow";
import type { WatchRow } from "../../storage/catalogue/watch-tables.js";
import { noteWatched, watchedOf } from "../../storage/catalogue/watches.js";
import { type Archive, moment } from "../archive.js";
import type { StillMine } from "../lease-holder.js";
import { intakePlanSchema } from "../quarantine.js";
import { type HandedIn, receive } from "../receive.js";
import type { LookEnd } from "./look.js";

/** Messages of one accession; the others wait for the next look. */
const mostAtOnce = 200;
/** Larger messages are told and left where they are, in bytes. */
const largestMessage = 100_000_000;
const patienceMs = 30_000;

interface Found {
  uid: number;
  size: number;
}

/**
 * The mailbox is opened for reading only: no message is
 * marked, moved or deleted. Messages are told apart by the mailbox's UIDVALIDITY and their UID (RFC 9051).
 */
export async function lookIntoMailbox(
  archive: Archive,
  watch: WatchRow,
  stillMine: StillMine,
): Promise<LookEnd> {
  if (archive.mailbox === null) return { error: "The operator has named no mail server (IBID_IMAP_URL)." };
  const server = new URL(archive.mailbox);
  const client = await clientOf(server);
  // It tells of a lost connection twice: here, and by the call that was under way.
  client.on("error", () => {});
  try {
    await client.connect();
    const { uidValidity } = await client.mailboxOpen(watch.target, { readOnly: true });
    const news = await newMessages(archive, client, watch, `${uidValidity}`);
    await takeMessages(archive, client, watch, {
      news,
      validity: `${uidValidity}`,
      stillMine,
      server,
    });
    return news.length < mostAtOnce ? { error: null } : "more";
  } catch (error) {
    return { error: `${server.host}: ${reasonOf(error)}.` };
  } finally {
    client.close();
  }
}

async function clientOf({ protocol, hostname, port, username, password }: URL): Promise<ImapFlow> {
  // Loaded by who has a mailbox: the others start faster without.
  const { ImapFlow } = await import("imapflow");
  const secure = protocol === "imaps:";
  return new ImapFlow({
    host: hostname,
    port: Number(port) || (secure ? 993 : 143),
    secure,
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    logger: false,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
  });
}

async function newMessages(
  { catalogue }: Archive,
  client: ImapFlow,
  watch: WatchRow,
  validity: string,
): Promise<Found[]> {
  const all: Found[] = [];
  for await (const { uid, size = 0 } of client.fetch("1:*", { uid: true, size: true }))
    all.push({ uid, size });
  const news: Found[] = [];
  for (const message of all) {
    if (news.length >= mostAtOnce) break;
    if (!(await watchedOf(catalogue, watch.id, `${validity}/${message.uid}`))) news.push(message);
  }
  return news;
}

interface Taking {
  news: readonly Found[];
  validity: string;
  stillMine: StillMine;
  server: URL;
}

async function takeMessages(
  archive: Archive,
  client: ImapFlow,
  watch: WatchRow,
  { news, validity, stillMine, server }: Taking,
): Promise<void> {
  const files: (HandedIn & { uid: number })[] = [];
  const large: number[] = [];
  const plan = intakePlanSchema.parse(JSON.parse(watch.plan));
  for (const { uid, size } of news) {
    if (size > largestMessage) {
      large.push(uid);
      continue;
    }
    const message = await client.fetchOne(`${uid}`, { source: true }, { uid: true });
    const source = message ? message.source : undefined;
    // Deleted by somebody else meanwhile.
    if (!source) continue;
    const path = join(archive.quarantine.incoming, `message-${randomUUID()}`);
    await writeFile(path, source);
    files.push({ uid, name: `message ${uid}.eml`, path, move: true, plan });
  }
  await stillMine();
  const note = (uid: number, accession: string | null, error: string | null) =>
    noteWatched(archive.catalogue, {
      ...{ watch: watch.id, address: `${validity}/${uid}`, mark: "", accession, document: null },
      ...{ looked_at: moment(archive), changed_at: null, error },
    });
  if (files.length > 0) {
    const origin = `${server.protocol}//${server.host}/${watch.target}`;
    const accession = await receive(archive, { by: watch.by, way: "mail", origin }, files);
    for (const { uid } of files) await note(uid, accession, null);
  }
  for (const uid of large) await note(uid, null, `Message ${uid} is larger than ${largestMessage} bytes.`);
}

function reasonOf(error: unknown): string {
  const { message, code, responseText, authenticationFailed } = error as Error & {
    code?: string;
    responseText?: string;
    authenticationFailed?: boolean;
  };
  if (authenticationFailed) return "the name or the password was not accepted";
  if (code === "ECONNREFUSED") return "nothing answers there";
  return (responseText ?? message).replace(/\.$/, "");
}
