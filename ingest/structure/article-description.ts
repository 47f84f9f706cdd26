/** The name or description with which words end: `but the council’s leader Dana Holt`. */
import { bare, type Named, pronoun, token, withOffice } from "./article-named.js";

const runAtEnd = new RegExp(
  `(?:${token}\\s+(?:(?:de|da|di|du|del|la|le|van|von|der|den|bin|al|of(?=\\s+\\p{Lu}[\\p{L}]+\\s+Council)|&|and(?=\\s+\\p{Lu}\\p{L}+\\s+(?:Council|Trust|Association)))\\s+)*){0,6}${token}$`,
  "u",
);
const determiner =
  "a|an|the|one|another|his|her|its|their|our|my|your|this|that|some|several|many|most|other|both|two|three|four|five|dozens of|hundreds of";
const determinerForm = new RegExp(`(?<=^|[\\s,])(?:${determiner})(?=\\s)`, "giu");
const joinsOn =
  /(?:^|\s)(?:for|of|at|from|in|with|to|on|by|behind|against|representing|running|leading)\s*$/i;
/** Nouns that stand for those who speak without an article before them. */
export const speakers =
  /(?:^|\s)(?:police|officials|officers|ministers|councillors|campaigners|residents|neighbours|neighbors|locals|critics|experts|scientists|researchers|doctors|teachers|parents|farmers|traders|bosses|chiefs|leaders|lawyers|prosecutors|detectives|investigators|witnesses|sources|spokes(?:man|woman|person|people)|members|parties|groups|unions|charities|firms|companies|conservationists|environmentalists|activists|supporters|opponents|organisers|organizers|landlords|tenants|analysts|auditors|inspectors|MPs|peers|judges|magistrates|historians|economists|economist|engineers|developers|businesses|authorities|watchdog|report|study|bosses|families|friends|fans|users|customers|passengers|drivers|staff|workers|nurses|women|men|people|students|pupils|diplomats|regulators|inquest|court|jury|inquiry|review|council|force|survey|poll|committee|charity|union|leader|chief|minister|secretary|mayor|expert|source|resident|campaigner)$/i;
const day =
  "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|\\d{4}|Christmas|Easter";
export const leadIn = new RegExp(
  `^(?:(?:and|but|so|yet|then|meanwhile|however|yesterday|today|instead|still|now|later|earlier|afterwards|as|when|if|because|although|though|while|where|after|before|since|until|whether|that|what|how|why)[\\s,]+|(?:on|in|at|by|since|last|this|late|early|earlier|every|next)\\s+(?:(?:\\d{1,2}|last|late|early|this|the|a|an|few|her|his|its|their|response|recent|joint|written|separate)\\s+){0,3}(?:${day}|week|month|year|night|morning|afternoon|evening|weekend|spring|summer|autumn|winter|months|years|weeks|days|statement|interview|letter|email|e-mail|report|speech|reply|response|evidence|court|tweet|post|message|note|blog|fact|turn|private|total)(?:\\s+(?:${day}|morning|afternoon|evening|night))?[\\s,]+)+`,
  "iu",
);

/** The name or description that ends `words`. */
export function atEnd(given: string, base: number): Named | null {
  let words = given.replace(/\s+$/, "");
  let at = 0;
  const drop = (lead: RegExp): void => {
    const length = lead.exec(words)?.[0].length ?? 0;
    words = words.slice(length);
    at += length;
  };
  const relative = /\s(?:who|which|whose)\s/.exec(words);
  if (relative) words = words.slice(0, relative.index);
  drop(/^.*\s(?:but|while|although|because|whereas|when|that|after|until|if|whom)\s+(?=\S)/su);
  drop(leadIn);
  const both = new RegExp(`^(?:${token}\\s+){0,2}${token}\\s+and\\s+(?:${token}\\s+){0,2}${token}$`, "u");
  if (!both.test(words))
    drop(/^.*[^\s,]\s+and\s+(?=(?:\p{Lu}|he\b|she\b|they\b|the\b|a\b|an\b|his\b|her\b).)/su);
  words = words.trimEnd();
  if (words === "") return null;
  const last = /\S+$/u.exec(words)?.[0] ?? "";
  if (pronoun.test(last)) return bare(last, base + at + words.length - last.length);
  const noun = nounStart(words);
  const run = runAtEnd.exec(words);
  if (run && both.test(words)) return bare(words, base + at);
  if (run) {
    const before = words.slice(0, run.index);
    if (before.trim() === "") return withOffice(run[0], base + at, null);
    if (/(?:^|\s)(?:for|of|at|from|in|with|by|to|on)(?:\s+the|\s+an?)?\s+$/i.test(before)) {
      const begin = noun ?? (speakers.test(words.split(/\s(?:for|of|at|from|in)\s/)[0] ?? "") ? 0 : null);
      return begin === null
        ? /(?:on|in|at|by|to|with)\s+$/i.test(before)
          ? null
          : null
        : bare(words.slice(begin), base + at + begin);
    }
    if (/(?:^|\s)the\s+$/i.test(before))
      return bare(words.slice(before.search(/the\s+$/i)), base + at + before.search(/the\s+$/i));
    if (/(?:^|\s)(?:a|an)\s+$/i.test(before)) return null;
    const begin = noun !== null && noun < run.index ? noun : postStart(before);
    const post = before.slice(begin).trimEnd();
    return withOffice(
      run[0],
      base + at + run.index,
      post === "" ? null : { value: post, start: base + at + begin, end: base + at + begin + post.length },
    );
  }
  if (noun !== null && words.slice(noun).split(/\s+/).length <= 16)
    return bare(words.slice(noun), base + at + noun);
  if (speakers.test(words.split(/\s(?:for|of|at|from|in|on)\s/)[0] ?? "") || speakers.test(words)) {
    const begin = speakers.test(words) ? postStart(words) : 0;
    return bare(words.slice(begin), base + at + begin);
  }
  // An organisation of one capital and lower words: `Orrin council`.
  const lowly =
    /(?:\p{Lu}[\p{L}’'-]*\s+){1,4}(?:council|police|borough|county|city|university|hospital|ministry|department|school|college|group|fire service|ambulance service|court|cabinet|government)$/u.exec(
      words,
    );
  return lowly ? bare(lowly[0], base + at + lowly.index) : null;
}

/** Where the last few words begin that can be one description: not behind a preposition or another clause. */
function postStart(before: string): number {
  const cut = [
    ...before.matchAll(
      /(?:^|\s)(?:on|in|at|to|with|from|by|of|for|as|and|yet|so|than|is|was|were|are|be|for)\s+/giu,
    ),
  ].at(-1);
  const start = cut ? cut.index + cut[0].length : 0;
  const words = before.slice(start).trim().split(/\s+/);
  return words.length > 7 ? before.length : start;
}

/** Where a description with an article begins: the last article that no preposition joins to words before it. */
function nounStart(words: string): number | null {
  for (const match of [...words.matchAll(determinerForm)].reverse())
    if (!joinsOn.test(words.slice(0, match.index))) return match.index;
  return null;
}
