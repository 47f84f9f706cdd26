/** Names in lists of those present and of witnesses, each with its office and body as printed. */

import type { Read } from "../../storage/model/facts/read.js";
import type { Participant } from "../../storage/model/facts/transcript-facts.js";
import { looksLikeName } from "./names.js";
import { plainlySpeaker } from "./offices.js";
import { oneLine } from "./passages.js";

/** One name of a list. */
export interface Entry extends Pick<Participant, "name" | "post" | "body"> {
  /** What stands after the name in brackets: `Chair`. */
  bracket: string | null;
}

/** A segment of a list between commas, semicolons and `and`; offsets in the list's text. */
interface Segment {
  start: number;
  words: string;
  /** What stood before it: `;`, `,`, `and`, or nothing at the beginning. */
  after: string;
}

/** Words of an office; a segment that has none and names no person is a body. */
const officeWord =
  /\b(?:director|head|chief|chair(?:man|woman|person)?|minister|secretary|professor|lecturer|fellow|president|manager|officer|advis[eo]r|editor|reporter|correspondent|journalist|partner|commissioner|lead|leader|member|mayor|governor|inspector|superintendent|constable|general|engineer|scientist|researcher|analyst|author|barrister|solicitor|counsel|consultant|economist|founder|trustee|ombudsman|registrar|principal|dean|bishop|ambassador|controller|treasurer|coordinator|co-ordinator|convener|convenor|spokes(?:man|woman|person)|councillor|executive|emeritus|reader|specialist|expert|resident|owner|co-founder|deputy|vice|assistant|former|permanent|senior)\b/i;
/** Letters after a name: `MP`, `QPM`, `KCB`. */
const letters = /^(?:[A-Z][A-Za-z]{0,2}){1,4}(?:\s+[A-Z]{2,4})*$/;
const chairWords = /^in\s+the\s+chair$/i;

/** Reads the names of `list`, which begins at `at` in the text. Without offices, every comma divides two names. */
export function entriesOf(list: string, at: number, listed: "names" | "offices"): Entry[] {
  const entries: Entry[] = [];
  const segments = segmentsOf(list);
  const divided = segments.some(({ after }) => after === ";");
  const titled = segments.some(({ words }) => plainlySpeaker(words) && !officeWord.test(words));
  let open: { entry: Entry; rest: Segment[] } | null = null;
  const close = (): void => {
    if (open !== null) entries.push(withOffice(open.entry, open.rest, list, at));
    open = null;
  };
  for (const [index, segment] of segments.entries()) {
    const before: Segment | undefined = (open as { rest: Segment[] } | null)?.rest.at(-1);
    const ofPost = isOfPost(segment, before, segments[index + 1]);
    const begins = beginsEntry(segment, { listed, divided, titled, ofPost, first: open === null });
    const entry: Entry | null = begins ? entryOf(segment, at) : null;
    if (entry !== null) {
      close();
      open = { entry, rest: [] };
    } else if (begins && (divided || segment.after === "")) close();
    else (open as { rest: Segment[] } | null)?.rest.push(segment);
  }
  close();
  return entries;
}

function segmentsOf(list: string): Segment[] {
  const segments: Segment[] = [];
  let start = 0;
  let after = "";
  // Commas and `and` inside brackets divide nothing.
  for (const match of list.matchAll(/\([^()]{0,200}\)|;(?:\s+and\b)?|,(?:\s+and\b)?|\band\b|$/g)) {
    if (match[0].startsWith("(")) continue;
    const words = list.slice(start, match.index);
    if (words.trim() !== "") {
      const lead = words.length - words.trimStart().length;
      segments.push({ start: start + lead, words: words.trim().replace(/\.$/, ""), after });
      after = "";
    }
    const divider = match[0].startsWith(";") ? ";" : match[0].endsWith("and") ? "and" : match[0];
    // `; and` and `, and` are one divider, the stronger.
    after = after === ";" ? ";" : divider;
    start = match.index + match[0].length;
  }
  return segments;
}

interface Manner {
  listed: "names" | "offices";
  divided: boolean;
  titled: boolean;
  /** It stands where the body does that somebody has a post in. */
  ofPost: boolean;
  /** No name is open yet. */
  first: boolean;
}

function beginsEntry({ words, after }: Segment, { listed, divided, titled, ofPost, first }: Manner): boolean {
  if (first || after === "" || after === ";") return true;
  if (chairWords.test(words) || letters.test(words)) return false;
  if (divided) return false;
  if (listed === "names") return true;
  const bare = words.replace(/\([^()]*\)/g, "").trim();
  if (plainlySpeaker(bare) && !/^(?:deputy|chair)/i.test(bare)) return true;
  return (after === "and" || (!titled && !ofPost)) && bare.split(/\s+/).length <= 4 && isPerson(bare);
}

/** `Open Roads` in `Morag Fell, Chief Executive, Open Roads`: right behind a post, and with no post of its own. */
function isOfPost({ after }: Segment, before: Segment | undefined, next: Segment | undefined): boolean {
  const hasPost = next?.after === "," && officeWord.test(next.words);
  return after === "," && before !== undefined && officeWord.test(before.words) && !hasPost;
}

function isPerson(bare: string): boolean {
  return bare.includes(" ") && looksLikeName(bare) && !officeWord.test(bare) && !bodyWord.test(bare);
}

const bodyWord =
  /\b(?:university|college|school|council|committee|association|department|ministry|trust|police|group|institute|office|service|foundation|society|union|federation|agency|authority|commission|centre|center|company|limited|ltd|plc|llp|inc|boats|works|bank|church|court|hospital|nhs|news|house|for|of|the)\b/i;

function entryOf({ start, words }: Segment, at: number): Entry | null {
  const bracket = /\(([^()]*)\)/.exec(words)?.[1] ?? null;
  const name = words.replace(/\s*[([].*$/s, "").replace(/^\*\s*/, "");
  if (name === "" || !looksLikeName(name)) return null;
  const from = at + start + words.indexOf(name);
  return { name: read(name, from), post: null, body: null, bracket };
}

/** Office and body: what comes before the last dividing comma is the office, unless it has no word of one. */
function withOffice(entry: Entry, rest: readonly Segment[], list: string, at: number): Entry {
  const said = rest.filter(({ words }) => !letters.test(words));
  const chair = said.find(({ words }) => chairWords.test(words));
  if (chair) return { ...entry, bracket: chair.words };
  const [first] = said;
  const last = said.at(-1);
  if (first === undefined || last === undefined) return entry;
  const whole = (from: Segment, to: Segment): Segment => ({
    ...from,
    words: list.slice(from.start, to.start + to.words.length),
  });
  if (!officeWord.test(first.words)) return { ...entry, body: readSegment(whole(first, last), at) };
  // `Head of Policy and Research, Hush`: the office goes on over `and` and over further words of office.
  let end = 0;
  while (
    end + 1 < said.length &&
    (said[end + 1]?.after === "and" || officeWord.test(said[end + 1]?.words ?? ""))
  )
    end += 1;
  const post = whole(first, said[end] ?? first);
  const next = said[end + 1];
  return {
    ...entry,
    post: readSegment(post, at),
    body: next === undefined ? null : readSegment(whole(next, last), at),
  };
}

function readSegment({ start, words }: Segment, at: number): Read<string> {
  return read(words, at + start);
}

function read(words: string, start: number): Read<string> {
  return { value: oneLine(words), start, end: start + words.length };
}
