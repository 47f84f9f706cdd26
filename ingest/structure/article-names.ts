/** Runs of capitals in an article that can be the names of persons. */

/** A run of capitals; without a possessive. */
export interface Run {
  value: string;
  start: number;
  /** What stands around it says that it is a person: an age, a description, a calling before it. */
  introduced: boolean;
  /** What stands around it can be said of a person only: an age, `who`, a person’s calling before it. */
  personal: boolean;
  /** What stands before it says that it is none: `the water company, Severn Hills`. */
  thing: boolean;
}

const runForm =
  /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}’'.-]*(?:[^\S\n](?:(?:de|da|di|du|van|von|der|la|le|al|bin)[^\S\n]){0,2}\p{Lu}[\p{L}\p{M}’'-]*){0,6}/gu;
const titles =
  /^(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Baroness|Baron|Cllr|Councillor|Rev|Revd|Reverend|Very|Right|Rt|Hon|Det|Detective|Insp|Inspector|Supt|Ch|Chief|Superintendent|Sgt|Sergeant|PC|Judge|Justice|Sen|Senator|Gov|Col|Gen|Captain|Capt|Major|District|Father|Canon|Bishop|Archbishop)\.?\s+)+/u;
const male = /^(?:Mr|Sir|Lord|Father)\b/;
const female = /^(?:Mrs|Ms|Miss|Dame|Lady|Baroness)\b/;
const described =
  /^,\s+(?:\d{1,3}\b|(?:who|whose|a|an|the|of|from|chair|head|director|leader|then|now|aged|[DR]-\p{Lu}|\p{Ll}+\s+(?:of|at|for))\b|[^,.]{2,40}[’']s\s)/u;
const calling =
  /(?:^|[^\S\n])(?!(?:in|at|of|on|to|from|for|with|by|the|and|near|a|an|via|or|as|that|than|through|outside|into|between|across|over|against|including|about|between|called|named|under|around)\s)\p{Ll}[\p{L}’'-]{2,},?\s$/u;
const callings =
  "man|woman|boy|girl|mother|father|mum|dad|son|daughter|brother|sister|husband|wife|widow|farmer|teacher|doctor|nurse|officer|official|detective|constable|sergeant|inspector|superintendent|commissioner|commander|soldier|councillor|councilman|councilwoman|mayor|minister|senator|spokes(?:man|woman|person)|chair(?:man|woman|person)?|director|manager|secretary|president|treasurer|leader|editor|reporter|journalist|author|writer|artist|actor|singer|founder|owner|shopkeeper|trader|builder|driver|worker|engineer|scientist|professor|lecturer|researcher|analyst|economist|historian|lawyer|solicitor|barrister|prosecutor|judge|coroner|magistrate|witness|victim|suspect|defendant|campaigner|activist|volunteer|resident|neighbou?r|tenant|landlord|landlady|pensioner|student|pupil|headteacher|vicar|priest|bishop|imam|rabbi|clerk|colleague|friend|captain|coach|player";
const personBefore = new RegExp(`(?:^|\\s)(?:${callings})(?:\\s(?:of|for|at)\\s[^,.;:]{1,40})?,?\\s$`, "iu");
const personAfter = new RegExp(
  `^,\\s+(?:\\d{1,3}\\b|aged\\b|who\\b|(?:[\\p{L}’'-]+\\s){0,4}(?:${callings})(?![\\p{L}’'-]))`,
  "iu",
);
/** What a name behind it belongs to is no person. */
const thingBefore =
  /(?:^|\s)(?:company|firm|group|charity|council|force|union|paper|newspaper|magazine|party|club|team|band|chain|agency|school|university|college|hospital|trust|town|village|city|county|region|estate|street|river|island|supplier|retailer|developer|manufacturer|operator|network|site|website|platform|programme|series|film),?\s$/iu;
/** Somebody without a name: `an environmental health officer`. */
const unnamedForm = new RegExp(
  `(?<!\\p{L})(?:a|an|the|his|her|its|their|one|another)\\s(?:\\p{Ll}[\\p{Ll}’'-]*\\s){0,3}(?:${callings})(?![\\p{L}’'])(?!,?\\s\\p{Lu})`,
  "iu",
);
const possessor = /[’']s\s$/u;

/** Every run of capitals of the text, in order. Linear. */
export function nameRuns(text: string): Run[] {
  return [...text.matchAll(runForm)].map((match) => {
    const value = match[0].replace(/[’']s?$/u, "").replace(/\.$/, "");
    const before = text.slice(Math.max(0, match.index - 80), match.index);
    const after = text.slice(match.index + value.length, match.index + value.length + 60);
    return {
      value,
      start: match.index,
      introduced: described.test(after) || calling.test(before) || possessor.test(before),
      personal: personAfter.test(after) || personBefore.test(before),
      thing: thingBefore.test(before),
    };
  });
}

/** Where words first speak of one person without a name; past all of them when they do not. */
export function firstUnnamed(words: string): number {
  return unnamedForm.exec(words)?.index ?? Number.POSITIVE_INFINITY;
}

/** A name without its titles. */
export function bareName(name: string): string {
  return name.replace(titles, "");
}

/** What a title tells. */
export function genderOf(name: string): "he" | "she" | null {
  if (male.test(name)) return "he";
  return female.test(name) ? "she" : null;
}

/** The last word of a name, by which it is known. */
export function lastWord(name: string): string {
  return /\S+$/u.exec(name)?.[0] ?? "";
}

/** Where a name with its titles begins in a run that ends with it: an office before it is no part of it. */
export function titleStart(run: string, name: string): number {
  let at = run.length - name.length;
  for (let words = run.slice(0, at).trimEnd(); words !== ""; words = run.slice(0, at).trimEnd()) {
    const last = lastWord(words);
    if (!titles.test(`${last} `)) break;
    at = words.length - last.length;
  }
  return at;
}

/** What is left of a run without its first words, two at least. */
export function endings(name: string): string[] {
  const words = name.split(/\s+/);
  return words.slice(1, -1).map((_, index) => words.slice(index + 1).join(" "));
}
