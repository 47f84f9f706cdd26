/** Sending one file in pieces, from where the server says it stopped, again and again until it is whole. */

/** Bytes in one request: small enough for every proxy, large enough that the pauses between do not count. */
const pieceBytes = 8 * 1024 * 1024;
const longestPauseMs = 30_000;

export interface Sending {
  address: string;
  csrf: string;
  file: File;
  /** Bytes that the server has already. */
  arrived: number;
  onProgress(sent: number): void;
  /** The connection broke; it is tried again in so many seconds. */
  onPause(seconds: number): void;
}

/** The server will not take the file; the message says why. */
export class NotTaken extends Error {
  override name = "NotTaken";
}

/** @throws NotTaken when trying again would not help */
export async function sendWhole(sending: Sending): Promise<void> {
  let { arrived } = sending;
  let failures = 0;
  let anew = 0;
  for (;;) {
    const answer = await sendPiece(sending, arrived);
    const { status, body } = answer;
    if (status === 200) {
      failures = 0;
      arrived = body.arrived ?? arrived;
      if (body.whole) return;
      continue;
    }
    if (status === 409) {
      if (body.error?.whole) return;
      if (body.error?.arrived === undefined) throw new NotTaken(messageOf(answer));
      arrived = body.error.arrived;
    } else if (status === 422 && anew++ === 0) arrived = 0;
    else if (status === 0 || status === 423 || status === 429 || status >= 500) {
      await mustBeReadable(sending.file, arrived);
      const seconds = Math.min(longestPauseMs, 500 * 2 ** Math.min(failures++, 10)) / 1000;
      if (status !== 423) sending.onPause(seconds);
      await pause(seconds * 1000);
    } else throw new NotTaken(messageOf(answer));
  }
}

interface Answer {
  /** 0 when none came. */
  status: number;
  body: {
    arrived?: number;
    whole?: boolean;
    error?: { message?: string; arrived?: number; whole?: boolean };
  };
}

/** By XMLHttpRequest, for `fetch` does not tell how far it has come. */
function sendPiece({ address, csrf, file, onProgress }: Sending, from: number): Promise<Answer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", `${address}?from=${from}`);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("X-CSRF-Token", csrf);
    request.upload.addEventListener("progress", ({ loaded }) => onProgress(from + loaded));
    request.addEventListener("loadend", () =>
      resolve({ status: request.status, body: parsed(request.responseText) }),
    );
    request.send(file.slice(from, from + pieceBytes));
  });
}

function parsed(text: string): Answer["body"] {
  try {
    return JSON.parse(text) as Answer["body"];
  } catch {
    return {};
  }
}

function messageOf({ status, body }: Answer): string {
  return body.error?.message ?? `The server did not take it (status ${status}).`;
}

/** A file that was moved or changed since it was picked fails like a broken connection, and for ever. */
async function mustBeReadable(file: File, from: number): Promise<void> {
  try {
    await file.slice(from, from + 1).arrayBuffer();
  } catch {
    throw new NotTaken("It cannot be read any more; pick it again.");
  }
}

/** Ends early when the browser says that it is on line again. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener("online", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    addEventListener("online", done);
  });
}
