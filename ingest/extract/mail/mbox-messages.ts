/**
 * Where the messages of a mailbox lie (RFC 4155 and the variants in use): each begins behind a line
 * `From sender date`. Read piece by piece, however large the mailbox is.
 */
import type { ByteSource } from "../byte-source.js";
import type { Write } from "../packed/member-files.js";

/** A message in its mailbox, without the line that announces it. */
export interface MboxMessage {
  start: number;
  end: number;
}

const pieceLength = 1024 * 1024;
/** More than the line that announces a message, with the one behind it. */
const longestLines = 4096;
/** As C prints a time: no other line is taken for an announcement when no blank line stands before it. */
const announced = /^From .*\b[A-Z][a-z]{2} [A-Z][a-z]{2} +\d{1,2} \d\d:\d\d/;
const loose = /^From .*\d\d:\d\d/;
const header = /^>?[A-Za-z][\w-]*[ \t]*[: ]/;

/** The messages in their order. */
export async function* mboxMessages(source: ByteSource): AsyncGenerator<MboxMessage> {
  let start: number | null = null;
  for await (const { at, next } of announcements(source)) {
    if (start !== null) yield { start, end: at };
    start = next;
  }
  if (start !== null && start < source.size) yield { start, end: source.size };
}

/** Where each announcing line begins, and where the line behind it does. */
async function* announcements(source: ByteSource): AsyncGenerator<{ at: number; next: number }> {
  for (let from = 0; from < source.size; from += pieceLength) {
    // One character before the piece tells whether it begins a line.
    const before = Math.min(from, 3);
    const piece = await source.read(from - before, before + pieceLength + longestLines);
    const end = Math.min(piece.length, before + pieceLength);
    for (
      let at = piece.indexOf("From ", before);
      at !== -1 && at < end;
      at = piece.indexOf("From ", at + 1)
    ) {
      const next = behindAnnouncement(piece, at, from - before + at === 0);
      if (next !== null) yield { at: from - before + at, next: from - before + next };
    }
  }
}

/** Where the line behind an announcement begins, or null when this is none. */
function behindAnnouncement(piece: Buffer, at: number, first: boolean): number | null {
  if (!first && piece[at - 1] !== 0x0a) return null;
  const lineEnd = piece.indexOf(0x0a, at);
  if (lineEnd === -1 || lineEnd - at > longestLines / 2) return null;
  const line = piece.toString("latin1", at, lineEnd);
  const blankBefore = first || /\n\r?\n$/.test(piece.toString("latin1", Math.max(0, at - 3), at));
  if (!announced.test(line) && !(blankBefore && loose.test(line))) return null;
  return header.test(piece.toString("latin1", lineEnd + 1, lineEnd + 100)) ? lineEnd + 1 : null;
}

/**
 * Gives the bytes of a message as it was before it was put in the mailbox: lines `>From ` lose one mark, and the
 * blank line that ends it goes.
 */
export async function copyMessage(source: ByteSource, message: MboxMessage, write: Write): Promise<void> {
  let { end } = message;
  const tail = (
    await source.read(Math.max(message.start, end - 4), Math.min(4, end - message.start))
  ).toString("latin1");
  end -= /(?<=\n)\r?\n$/.exec(tail)?.[0].length ?? 0;
  let atLineStart = true;
  for (let from = message.start; from < end; ) {
    let piece = await source.read(from, Math.min(pieceLength, end - from));
    if (piece.length === 0) return;
    // A piece ends with a line, so that no mark is cut off from its word.
    const lastLine = piece.lastIndexOf(0x0a) + 1;
    if (from + piece.length < end && lastLine > 0) piece = piece.subarray(0, lastLine);
    from += piece.length;
    await write(unmarked(piece, atLineStart));
    atLineStart = piece[piece.length - 1] === 0x0a;
  }
}

function unmarked(piece: Buffer, atLineStart: boolean): Buffer {
  if (!piece.includes(">From ")) return piece;
  const text = piece.toString("latin1").replace(/\n>(>*From )/g, "\n$1");
  return Buffer.from(atLineStart ? text.replace(/^>(>*From )/, "$1") : text, "latin1");
}
