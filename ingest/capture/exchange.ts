/** One question and one answer over HTTP, on an address that was looked up and judged before, and on no other. */
import { lookup } from "node:dns/promises";
import { request as askHttp, type IncomingMessage } from "node:http";
import { request as askHttps } from "node:https";
import { isIP } from "node:net";
import { CaptureFailure } from "./capture-failure.js";
import { refusedAddress } from "./refused-address.js";

export interface CaptureLimits {
  /** Of a body, in bytes as sent. */
  bytes: number;
  /** For the whole capture, in milliseconds. */
  timeMs: number;
  redirects: number;
  /** `host:port` that may be asked though its address is not public. */
  allowed: readonly string[];
  userAgent: string;
}

export interface Exchange {
  url: string;
  /** The machine that answered. */
  ip: string;
  at: string;
  /** As sent, with the first line, up to and with the blank line. */
  requestHead: string;
  /** As received, but with `Transfer-Encoding` under another name where the body was taken out of its chunks. */
  responseHead: string;
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** @throws CaptureFailure */
export async function exchange(
  url: URL,
  limits: CaptureLimits,
  { signal, at }: { signal: AbortSignal; at: string },
): Promise<Exchange> {
  const ip = await judgedAddress(url, limits.allowed);
  const headers = {
    Host: url.host,
    "User-Agent": limits.userAgent,
    Accept: "text/html,application/xhtml+xml,application/pdf,*/*;q=0.8",
    "Accept-Encoding": "identity",
    Connection: "close",
  };
  const response = await answerOf(url, ip, headers, signal);
  const body = await bodyOf(response, limits, signal);
  const path = url.pathname + url.search;
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return {
    url: url.href,
    ip,
    at,
    requestHead: `GET ${path} HTTP/1.1\r\n${lines.join("")}\r\n`,
    responseHead: headOf(response),
    status: response.statusCode ?? 0,
    headers: Object.fromEntries(
      Object.entries(response.headers).map(([name, value]) => [name, String(value ?? "")]),
    ),
    body,
  };
}

/** Every address that the name has must be public: whoever names a private one beside is not asked at all. */
async function judgedAddress(url: URL, allowed: readonly string[]): Promise<string> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  const found = isIP(host)
    ? [{ address: host }]
    : await lookup(host, { all: true }).catch(() => {
        throw new CaptureFailure("no-host", `There is no machine called ${host}.`);
      });
  const [first] = found;
  if (!first) throw new CaptureFailure("no-host", `There is no machine called ${host}.`);
  if (allowed.includes(`${host}:${port}`)) return first.address;
  for (const { address } of found) {
    const why = refusedAddress(address);
    if (why !== null)
      throw new CaptureFailure("refused-address", `${host} leads to ${address}: ${why}. It is not asked.`);
  }
  return first.address;
}

function answerOf(
  url: URL,
  ip: string,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const ask = url.protocol === "https:" ? askHttps : askHttp;
  return new Promise((resolve, reject) => {
    const asking = ask(url, {
      headers,
      signal,
      agent: false,
      // Whatever the name says now: the address that was judged is the one that is asked.
      lookup: (_host, options, callback) => {
        const family = isIP(ip);
        if (options.all) callback(null, [{ address: ip, family }]);
        else callback(null, ip, family);
      },
    });
    asking.on("response", resolve);
    asking.on("error", (error: NodeJS.ErrnoException) => reject(failureOf(error, url, signal)));
    asking.end();
  });
}

async function bodyOf(
  response: IncomingMessage,
  { bytes }: CaptureLimits,
  signal: AbortSignal,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of response) {
      length += chunk.length;
      if (length > bytes)
        throw new CaptureFailure("too-large", `It is larger than ${bytes} bytes; the rest was not fetched.`);
      chunks.push(chunk);
    }
  } catch (error) {
    response.destroy();
    if (error instanceof CaptureFailure) throw error;
    throw signal.aborted
      ? tooSlow()
      : new CaptureFailure("broken-off", "The answer broke off before its end.");
  }
  return Buffer.concat(chunks);
}

function headOf({ httpVersion, statusCode, statusMessage, rawHeaders }: IncomingMessage): string {
  let head = `HTTP/${httpVersion} ${statusCode} ${statusMessage}\r\n`;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = "", value = ""] = rawHeaders.slice(at, at + 2);
    const kept = /^transfer-encoding$/i.test(name) ? `X-Archive-Orig-${name}` : name;
    head += `${kept}: ${value}\r\n`;
  }
  return `${head}\r\n`;
}

function failureOf({ code, message }: NodeJS.ErrnoException, url: URL, signal: AbortSignal): CaptureFailure {
  if (signal.aborted) return tooSlow();
  const known: Record<string, string> = {
    ECONNREFUSED: "nothing answers there",
    ECONNRESET: "the connection was broken off",
    EHOSTUNREACH: "the machine cannot be reached",
    ENETUNREACH: "the network cannot be reached",
    ETIMEDOUT: "nothing answered in time",
  };
  return new CaptureFailure("unreachable", `${url.host}: ${known[code ?? ""] ?? message}.`);
}

function tooSlow(): CaptureFailure {
  return new CaptureFailure("too-slow", "It took longer than a capture may take.");
}
