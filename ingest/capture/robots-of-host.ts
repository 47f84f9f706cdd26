/** What a site asks of programs, looked up once an hour. */
import { CaptureFailure } from "./capture-failure.js";
import { type CaptureLimits, type Exchange, exchange } from "./exchange.js";
import { crawlDelay, mayFetch } from "./robots.js";

/** RFC 9309 wants a copy to be used no longer than a day. */
const keptMs = 3_600_000;
/** Of a robots.txt, in bytes, as the RFC asks to be read at least. */
const robotsBytes = 500 * 1024;
const longestDelayMs = 60_000;
const mostHosts = 1_000;

interface Kept {
  until: number;
  /** Null when the site cannot say: nothing may be fetched then. */
  words: string | null;
}

const kept = new Map<string, Kept>();

/** The milliseconds that the site asks to be waited between two questions. @throws CaptureFailure where it forbids this one */
export async function mustBeAllowed(url: URL, limits: CaptureLimits, now: () => number): Promise<number> {
  let known = kept.get(url.origin);
  if (!known || known.until <= now()) {
    known = { until: now() + keptMs, words: await askRobots(url, limits, now) };
    if (kept.size >= mostHosts) kept.clear();
    // A site that cannot say may be able to in a moment.
    if (known.words !== null) kept.set(url.origin, known);
  }
  if (known.words === null)
    throw new CaptureFailure("robots", `${url.host} cannot tell what programs may fetch (robots.txt).`);
  if (!mayFetch(known.words, url.pathname + url.search))
    throw new CaptureFailure("robots", `${url.host} asks programs not to fetch this address (robots.txt).`);
  return Math.min(longestDelayMs, (crawlDelay(known.words) ?? 0) * 1_000);
}

async function askRobots(url: URL, limits: CaptureLimits, now: () => number): Promise<string | null> {
  let next = new URL("/robots.txt", url);
  for (let hop = 0; hop <= 5; hop++) {
    const answer: Exchange = await exchange(
      next,
      { ...limits, bytes: robotsBytes },
      { signal: AbortSignal.timeout(limits.timeMs), at: new Date(now()).toISOString() },
    );
    const { status, body, headers } = answer;
    const location = headers.location;
    if (status >= 300 && status < 400 && location && URL.canParse(location, next.href)) {
      next = new URL(location, next);
      continue;
    }
    if (status >= 500) return null;
    return status === 200 ? body.toString("utf8") : "";
  }
  return "";
}
