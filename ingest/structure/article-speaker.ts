/** Who is named beside a word of speech: `Dana Holt, the council’s leader,` or `a spokesperson for the force`. */
import { atEnd, leadIn, speakers } from "./article-description.js";
import { bare, isPersonal, type Named, pronoun, token, withOffice } from "./article-named.js";

/** In UTF-16 code units: what is looked at on either side of a verb. */
export const reach = 240;

const runAtStart = new RegExp(
  `^(?:${token}\\s+(?:(?:de|da|di|du|del|la|le|van|von|der|den|bin|al|&)\\s+)*){0,6}${token}`,
  "u",
);
/** What a person may be said to be, behind their name. */
const describing =
  /^(?:(?:a|an|the|his|her|its|their|our|chief|head|leader|director|chair\p{L}*|president|professor|secretary|minister|founder|manager|owner|author|editor|mayor|of|from|who)\s|[DR]-|(?:Labour|Conservative|Green|Lib)(?!\p{L})|\p{Ll}[^,]{1,60}\s(?:of|at|for|from|on|in)\s|\p{L}[^,]{0,40}[’']s?\s|(?:\p{Ll}+\s)?(?:leader|director|chairman|spokes\p{L}+|secretary|editor|defending|prosecuting)$)/u;
const outOfPlay =
  /^(?:who|which|whose|whom|where|when|that|of|from|for|in|at|on|by|with|a|an|the(?!\s+(?:Very|Right|Rt|Rev|Hon|Most|Revd))|and|aged|who’s|formerly|then|now|both|including|speaking|asked|Labour|Conservatives?|Lib Dems?|Liberal Democrats?|Greens?|Reform|Independent|[DRI]-\p{Lu}\p{L}*\.?|\d+)(?![\p{L}])/iu;
/** The one of whom `told[…, end)` says what the verb behind it tells; null when nobody is named. */
export function namedBefore(told: string, from: number, end: number, offset: number): Named | null {
  const start = Math.max(from, end - reach);
  const clause = masked(told.slice(start, end)).replace(/[\s–—-]+$/u, "");
  const base = offset + start;
  const parts = partsOf(clause);
  const ends = clause.endsWith(",") || clause.endsWith(")");
  if (!ends) {
    const last = parts.at(-1);
    if (last === undefined) return null;
    const named = atEnd(last.words, base + last.at);
    // "the forum’s chief executive, Dominic Bray wrote" lacks its second comma.
    return named && named.post === null && isPersonal(named.speaker.value)
      ? withPostBefore(named, parts.slice(0, -1), base)
      : named;
  }
  return amongParts(parts, base);
}

/** A name set off by commas from what is said of it: `Dana Holt, 45, a farmer,`. */
function amongParts(parts: readonly Part[], base: number): Named | null {
  for (let index = parts.length - 1; index >= 0; index -= 1) {
    const part = parts[index];
    if (!part || outOfPlay.test(part.words)) continue;
    const named = atEnd(part.words, base + part.at);
    if (
      !named ||
      !/^(?:the\s+)?\p{Lu}/u.test(named.speaker.value) ||
      /^(?:The|A|An|a|an|One|one)\s/.test(named.speaker.value)
    )
      continue;
    return named.post === null
      ? withPostBefore(withPostAfter(named, parts.slice(index + 1), base), parts.slice(0, index), base)
      : named;
  }
  for (const [index, part] of parts.entries()) {
    if (/^(?:who|which|whose|of|from|for|in|at|on|by|with|speaking|asked)\s/i.test(part.words)) continue;
    const named = atEnd(part.words, base + part.at);
    if (named) return withPostAfter(named, parts.slice(index + 1), base);
  }
  return null;
}

/** `the forum’s chief executive, Dominic Bray`: what stands before a name is a post when it is no name itself. */
function withPostBefore(named: Named, before: readonly Part[], base: number): Named {
  const part = before.at(-1);
  if (named.post !== null || !part) return named;
  if (!/^(?:the|a|an|his|her|its|their|our)\s|[’']s?\s/iu.test(part.words.replace(leadIn, ""))) return named;
  const post = atEnd(part.words, base + part.at)?.speaker;
  if (!post) return named;
  const isName = /^\p{Lu}/u.test(post.value.replace(/^(?:The|A|An|His|Her|Its|Their|Our)\s/, ""));
  return isName && !/[’']s?\s|\s(?:for|of)\s/u.test(post.value) ? named : { ...named, post };
}

function withPostAfter(named: Named, after: readonly Part[], base: number): Named {
  if (named.post !== null) return named;
  const part = after.find(
    ({ words }) => !/^\d+$|^(?:who|which|whose|speaking|and)\s/i.test(words) && describing.test(words),
  );
  if (!part) return named;
  const value = part.words.replace(/\s+(?:who|which|whose)\s.*$/su, "");
  return { ...named, post: { value, start: base + part.at, end: base + part.at + value.length } };
}

/** The one named first in `told` from `from` on, as behind a verb: `said Dana Holt, a farmer.` */
export function namedAfter(told: string, from: number, offset: number): Named | null {
  const whole = masked(told.slice(from, from + reach));
  const lead = /^\s*/.exec(whole)?.[0].length ?? 0;
  const words = whole.slice(lead);
  const base = offset + from + lead;
  const stop =
    /[,;:()–—|\uFFFC]|[.!?…](?=\s|$)(?<!\b(?:Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Cllr|Rev|Det|Insp|Supt|Sgt|\p{Lu})\.)|\s(?:who|which|whose|when|while|before|after|as|during|adding|because|if|in\s+(?:a|an|his|her|its|their|the)\s|on\s+(?:\p{Lu}|the|a)|to\s|about\s|last\s|yesterday|today)/u.exec(
      words,
    );
  const head = words.slice(0, stop?.index ?? words.length).trimEnd();
  if (head === "") return null;
  const first = /^\S+/.exec(head)?.[0] ?? "";
  if (pronoun.test(first) && (head === first || !/^(?:one|another|others|both|many|some)$/i.test(first)))
    return bare(first, base);
  const named = inHead(head, base);
  if (!named) return null;
  if (words.charAt(head.length) !== ",") return named;
  const parts = partsOf(words.slice(head.length + 1).replace(/[.;:–—\uFFFC][\s\S]*$/u, "")).map((part) => ({
    ...part,
    at: part.at + head.length + 1,
  }));
  const [next] = parts;
  if (next && !isPersonal(named.speaker.value) && isPersonal(next.words) && words.charAt(next.at - 2) === ",")
    return {
      speaker: { value: next.words, start: base + next.at, end: base + next.at + next.words.length },
      post: named.speaker,
    };
  return withPostAfter(named, parts.slice(0, 2), base);
}

function inHead(head: string, base: number): Named | null {
  const run = runAtStart.exec(head)?.[0];
  if (run !== undefined && !/^(?:The|A|An|One|Another|His|Her|Its|Their)$/.test(run.split(" ")[0] ?? "")) {
    const rest = head.slice(run.length);
    const further = /^(?:[’']s?)?\s+\p{Ll}[^\d]*?(?=\p{Lu})/u.exec(rest);
    const onward =
      further && !/\s(?:of|for|from|at|in|to|with|by|and)\s/.test(`${further[0]} `)
        ? runAtStart.exec(rest.slice(further[0].length))
        : null;
    if (!onward) return withOffice(run, base, null);
    const at = run.length + (further?.[0].length ?? 0);
    return withOffice(onward[0], base + at, {
      value: head.slice(0, at).trimEnd(),
      start: base,
      end: base + head.slice(0, at).trimEnd().length,
    });
  }
  const lower = /^(?:[\p{Ll}’'-]+\s+|(?:The|A|An|One)\s+)+/u.exec(head)?.[0] ?? "";
  const inner = runAtStart.exec(head.slice(lower.length))?.[0];
  if (
    inner &&
    lower !== "" &&
    !/(?:^|\s)(?:of|for|from|at|in|to|with|by|the|a|an|and)\s$/i.test(lower) &&
    lower.trim() !== "the"
  )
    return withOffice(inner, base + lower.length, {
      value: lower.trimEnd(),
      start: base,
      end: base + lower.trimEnd().length,
    });
  if (
    /^(?:a|an|the|one|another|his|her|its|their|our|my|some|several|many|two|three)\s/i.test(head) ||
    speakers.test(head) ||
    speakers.test(head.split(/\s(?:of|for|from|at|in)\s/)[0] ?? "")
  ) {
    const trimmed = head.replace(/\s+(?:and|in|on|at|with|by|of|for)$/i, "");
    return trimmed.split(/\s+/).length <= 14 ? bare(trimmed, base) : null;
  }
  return null;
}

interface Part {
  words: string;
  at: number;
}

function partsOf(clause: string): Part[] {
  return [...clause.matchAll(/[^,]+/g)].flatMap((match) => {
    const lead = /^\s*/.exec(match[0])?.[0].length ?? 0;
    const words = match[0].trim();
    return words === "" ? [] : [{ words, at: match.index + lead }];
  });
}

/** Brackets and what is in them as blanks. */
function masked(words: string): string {
  return words.replace(/\([^()]{0,100}\)/g, (whole) => " ".repeat(whole.length));
}
