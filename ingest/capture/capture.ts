/** Fetching one document from its address, with everything that shows how: redirects, headers, time and machine. */
import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate } from "node:zlib";
import type { CaptureFacts } from "../../storage/model/capture.js";
import { captureName, reasonToStay } from "../extract/packed/warc-choice.js";
import { CaptureFailure } from "./capture-failure.js";
import { type CaptureLimits, type Exchange, exchange } from "./exchange.js";
import { inTurn } from "./politeness.js";
import { mustBeAllowed } from "./robots-of-host.js";
import { warcOf } from "./write-warc.js";

export interface CaptureSettings extends CaptureLimits {
  /** Between two questions to one host, in milliseconds; a site that asks for more is given it. */
  delayMs: number;
}

export interface CapturedPage {
  /** A file name for it. */
  name: string;
  /** Unpacked, where it was sent packed. */
  body: Buffer;
  facts: Omit<CaptureFacts, "warc">;
  warc: Buffer;
}

const redirections = new Set([301, 302, 303, 307, 308]);
const longestAddress = 2_000;

/** Fetches what is at `address`. @throws CaptureFailure */
export async function capture(
  address: string,
  settings: CaptureSettings,
  { now, software }: { now(): number; software: string },
): Promise<CapturedPage> {
  const { exchanges, last, body } = await fetchWhole(address, settings, now);
  const captured = {
    address: last.url,
    mediaType: (last.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "",
    alone: true,
    proposed: proposedName(last.headers["content-disposition"] ?? ""),
  };
  if (reasonToStay(captured) !== null)
    throw new CaptureFailure(
      "wrong-type",
      `${last.url} is of the type ${captured.mediaType || "that it does not say"}; expected a page or a paper.`,
    );
  return {
    name: captureName(captured),
    body,
    facts: {
      requested: address,
      url: last.url,
      at: last.at,
      status: last.status,
      ip: last.ip,
      redirects: exchanges.slice(0, -1).map(({ url, status }) => ({ url, status })),
    },
    warc: warcOf(exchanges, { at: last.at, software }),
  };
}

/** What stands at `address` at the end of all redirects, whatever it is. @throws CaptureFailure */
export async function fetchWhole(
  address: string,
  settings: CaptureSettings,
  now: () => number,
): Promise<{ exchanges: Exchange[]; last: Exchange; body: Buffer }> {
  const exchanges = await followed(captureAddress(address), settings, now);
  const last = exchanges.at(-1) as Exchange;
  mustBeWhole(last);
  const body = await unpacked(last, settings.bytes);
  if (body.length === 0) throw new CaptureFailure("empty", `${last.url} answered with nothing in it.`);
  return { exchanges, last, body };
}

/** An address that may be captured, without its fragment. @throws CaptureFailure */
export function captureAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.href.length > longestAddress)
    throw new CaptureFailure(
      "wrong-address",
      `Expected an address that begins with http:// or https://, got “${address.slice(0, 200)}”.`,
    );
  if (url.username !== "" || url.password !== "")
    throw new CaptureFailure("wrong-address", "An address with a name or password in it is not asked.");
  url.hash = "";
  return url;
}

async function followed(first: URL, settings: CaptureSettings, now: () => number): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  const seen = new Set<string>();
  for (let url = first; ; ) {
    if (seen.has(url.href) || exchanges.length > settings.redirects)
      throw new CaptureFailure(
        "too-many-redirects",
        `${first.href} leads on ${exchanges.length} times without an end.`,
      );
    seen.add(url.href);
    const delay = await mustBeAllowed(url, settings, now);
    const answer = await inTurn(url.host, Math.max(settings.delayMs, delay), () =>
      exchange(url, settings, {
        signal: AbortSignal.timeout(settings.timeMs),
        at: new Date(now()).toISOString(),
      }),
    );
    exchanges.push(answer);
    const { location } = answer.headers;
    if (!redirections.has(answer.status) || location === undefined) return exchanges;
    if (!URL.canParse(location, url.href))
      throw new CaptureFailure("wrong-address", `${url.href} leads on to “${location.slice(0, 200)}”.`);
    url = captureAddress(new URL(location, url.href).href);
  }
}

function mustBeWhole({ status, url, headers }: Exchange): void {
  if (status === 200) return;
  const words: Record<number, string> = {
    401: "it wants a name and password",
    403: "it does not let us in",
    404: "there is nothing at this address",
    410: "what was there is gone",
    429: "we asked too often",
    503: "it cannot answer just now",
  };
  const after = Number(headers["retry-after"]);
  throw new CaptureFailure(
    "status",
    `${url} answered ${status}${words[status] ? `: ${words[status]}` : ""}.`,
    Number.isFinite(after) && after > 0 ? after : null,
  );
}

/** The body as it was before it was packed; servers pack what was not asked for so. */
async function unpacked({ body, headers, url }: Exchange, most: number): Promise<Buffer> {
  const unpack = { gzip: gunzip, "x-gzip": gunzip, deflate: inflate, br: brotliDecompress }[
    (headers["content-encoding"] ?? "").trim().toLowerCase()
  ];
  if (!unpack) return body;
  try {
    return await promisify<Buffer, { maxOutputLength: number }, Buffer>(unpack)(body, {
      maxOutputLength: most,
    });
  } catch {
    throw new CaptureFailure(
      "too-large",
      `${url} was sent packed, and is damaged or larger than ${most} bytes.`,
    );
  }
}

/** The file name of `Content-Disposition` (RFC 6266), without the folders it may name. */
function proposedName(disposition: string): string | null {
  const [, encoded] = /filename\*\s*=\s*utf-8''([^;]+)/i.exec(disposition) ?? [];
  const [, quoted, plain] = /filename\s*=\s*(?:"([^"]*)"|([^;\s]+))/i.exec(disposition) ?? [];
  let name = quoted ?? plain ?? null;
  try {
    if (encoded !== undefined) name = decodeURIComponent(encoded);
  } catch {
    // As it stands, then.
  }
  return name === null ? null : (name.split(/[/\\]/).at(-1) ?? null);
}
