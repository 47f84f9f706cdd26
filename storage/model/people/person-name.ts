/**
 * A person's name as it is printed, taken apart: titles before it, given names, last name, the place of a title, and
 * what follows. Two names are told to be one person's only by their parts, never by looking alike.
 */
import { fold } from "../fold.js";

export interface PersonName {
  /** Titles before the name, folded, less what only says that a man or a woman is meant: `sir`, `dr`, `baroness`. */
  titles: string[];
  /** A peer is known by the title: `Lord Hart of Chilton`. */
  rank: "lord" | "lady" | null;
  gender: "m" | "f" | null;
  /** Folded. */
  given: string[];
  last: string;
  /** Of a peer: `chilton` of `Lord Hart of Chilton`. */
  place: string | null;
  /** `jr`, `iii`. */
  suffix: string | null;
}

const men = "mr|sir|lord|baron|viscount|earl|duke|marquess|messrs|brother|father";
const women = "mrs|ms|miss|dame|lady|baroness|viscountess|countess|duchess|marchioness|madam|sister";
const neutral = [
  "mx|dr|doctor|prof|professor|rt|right|hon|honourable|rh|reverend|revd|rev|canon|dean|imam|rabbi|judge|justice",
  "sheriff|senator|sen|representative|rep|congressman|congresswoman|deputy|cllr|cllrs|clr|cr|councillor|councilor",
  "councilmember|councilman|councilwoman|alderman|alderwoman|ald|commissioner|supervisor|trustee|ambassador|major",
  "colonel|col|captain|capt|general|gen|admiral|lieutenant|lt|brigadier|wing|group|air|vice|marshal|commander|cmdr",
  "chief|assistant|acting|detective|superintendent|supt|inspector|insp|sergeant|sgt|constable|pc|minister|secretary",
  "mayor|provost|chair|chairman|chairwoman|chairperson|president|the|and|his|her|honour|excellency|witness",
].join("|");
const titleForm = new RegExp(`^(?:${men}|${women}|${neutral})$`);
const manForm = new RegExp(`^(?:${men})$`);
const womanForm = new RegExp(`^(?:${women})$`);
const peerForm = /^(?:lord|baron|viscount|earl|duke|marquess)$/;
const peeressForm = /^(?:lady|baroness|viscountess|countess|duchess|marchioness)$/;
/** After `lord` or `lady`, these make an office or a judge, and no peer. */
const notPeer =
  /^(?:justice|mayor|president|chancellor|advocate|provost|chief|commissioner|bishop|archbishop|speaker|lieutenant)$/;
/** Words that end the name of an office or of a crowd, and hardly ever a person's. */
const officeForm =
  /^(?:secretary|minister|executive|director|officers?|clerk|counsel|chair|chairman|chairwoman|chairperson|members?|speakers?|convener|convenor|president|mayor|provost|leader|interpreter|witness(?:es)?|solicitor|barrister|council|councillors?|committee|commission|commissioner|party|government|police|voices?|operator|videographer|reporter|assistant|manager|general|treasurer|ombudsman|inspector|superintendent|editor|spokes(?:man|woman|person)|resident|residents|applicant|chancellor|registrar|coroner|stenographer|public|audience|lords|department|office|ltd|limited|plc|group|trust|association|union|company|university)$/;
const suffixForm = /^(?:jr|jnr|junior|sr|snr|senior|ii|iii|iv)$/;
const lettersForm =
  /^(?:MP|MSP|MLA|MEP|AM|MS|AS|TD|MHK|KC|QC|SC|CBE|OBE|MBE|KBE|DBE|GBE|KCB|DCB|CB|KCMG|CMG|CVO|LVO|BEM|GM|QPM|KPM|QFSM|JP|DL|PC|PhD|DPhil|MD|MA|MSc|BSc|LLB|LLM|FRS|FBA|FREng|FRCP|FRCS|FRSA|FRICS|CEng|KG|KT|CH|OM|Bt|Esq)$/;

/** Most words of a name; longer ones are lists or sentences. */
const mostWords = 12;

/** The parts of a printed name; null for words that name nobody by a last name. */
export function readPersonName(printed: string): PersonName | null {
  const words = wordsOf(inReadingOrder(bareName(printed)));
  if (words.length === 0 || words.length > mostWords) return null;
  const titles: string[] = [];
  while (words.length > 0 && titleForm.test(words[0] ?? "")) titles.push(words.shift() ?? "");
  const rank = rankOf(titles, words[0]);
  const suffix = words.length > 1 && suffixForm.test(words.at(-1) ?? "") ? (words.pop() ?? null) : null;
  const of = words.indexOf("of");
  const place = of > 0 ? words.slice(of + 1).join(" ") : null;
  // `The Earl of Kinnoull` has no other name.
  const named = of === -1 ? words : of === 0 && rank ? [words.slice(1).join(" ")] : words.slice(0, of);
  const last = named.at(-1);
  if (last === undefined || /\d/.test(last) || last.length < 2 || officeForm.test(last)) return null;
  if (/^(?:for|to|at|in|on|by)$/.test(words[0] ?? "") || (isNoble(titles) && notPeer.test(last))) return null;
  const gender = genderOf(titles);
  return { titles, rank, gender, given: named.slice(0, -1), last, place: rank ? place : null, suffix };
}

/** The name less brackets, honours after it, and an office after a comma. */
function bareName(printed: string): string {
  const [first = "", ...after] = withoutBrackets(printed)
    .split(",")
    .map((part) => part.trim());
  const given = after[0] ?? "";
  if (!first.includes(" ") && isGiven(given)) return `${first}, ${withoutLetters(given)}`;
  return withoutLetters(first);
}

/** `Ray, A` and `Abbott, Ms Diane` are printed last name first. */
function isGiven(words: string): boolean {
  const each = words.split(/\s+/).filter((word) => word !== "" && !lettersForm.test(word.replace(/\./g, "")));
  return (
    each.length > 0 && each.length <= 5 && each.every((word) => /^(?:rh|hon\.?|\p{Lu}.{0,20})$/u.test(word))
  );
}

function inReadingOrder(name: string): string {
  const [last = "", given] = name.split(", ");
  return given === undefined ? name : `${given} ${last}`;
}

function withoutLetters(name: string): string {
  const words = name.split(/\s+/);
  while (words.length > 1 && lettersForm.test((words.at(-1) ?? "").replace(/\./g, ""))) words.pop();
  return words.join(" ");
}

/** Brackets in brackets, at most. */
const deepest = 3;

/** The name less what stands in brackets: a place, a party, an office. */
function withoutBrackets(printed: string): string {
  let bare = printed;
  for (let depth = 0; depth < deepest && /[([]/.test(bare); depth += 1)
    bare = bare.replace(/[([][^()[\]]*[)\]]/g, " ");
  return bare.replace(/\s+/g, " ").trim();
}

function wordsOf(name: string): string[] {
  const joined = name.replace(/['’‘`\-‐‑–.]/g, (sign) => (sign === "." ? " " : ""));
  return fold(joined, "words")
    .folded.split(" ")
    .filter((word) => word !== "");
}

function isNoble(titles: readonly string[]): boolean {
  return titles.some((title) => peerForm.test(title) || peeressForm.test(title));
}

function rankOf(titles: readonly string[], next: string | undefined): PersonName["rank"] {
  if (next !== undefined && notPeer.test(next)) return null;
  if (titles.some((title) => notPeer.test(title))) return null;
  if (titles.some((title) => peeressForm.test(title))) return "lady";
  return titles.some((title) => peerForm.test(title)) ? "lord" : null;
}

function genderOf(titles: readonly string[]): PersonName["gender"] {
  const isMan = titles.some((title) => manForm.test(title));
  const isWoman = titles.some((title) => womanForm.test(title));
  return isMan === isWoman ? null : isMan ? "m" : "f";
}

/** True when the name says which person is meant: a given name and a last name, or a peer's title. */
export function isFullName({ rank, given, last }: PersonName): boolean {
  return last.length > 1 && (rank !== null || given.some((word) => word.length > 1));
}

/**
 * What a full name is looked up by: equal for `Sir Wyn Williams` and `WYN WILLIAMS`. Null for a name that is not full
 * (`Mr Beer`, `J Beer`).
 */
export function nameKey(printed: string): string | null {
  const name = readPersonName(printed);
  if (name === null || !isFullName(name)) return null;
  const { rank, given, last, place, suffix } = name;
  return [rank, ...given, last, place && `of ${place}`, suffix].filter(Boolean).join(" ");
}

/** The last name, folded: who may be meant is looked up by it. Null for words that name nobody. */
export function lastNameOf(printed: string): string | null {
  return readPersonName(printed)?.last ?? null;
}

/** What lists of persons are put in order by: the last name first. */
export function sortKey(printed: string): string {
  const name = readPersonName(printed);
  if (name === null) return wordsOf(printed).join(" ") || printed.trim().toLowerCase();
  return [name.last, ...name.given, name.place, name.suffix].filter(Boolean).join(" ");
}

/**
 * True when two printed names can be one person's: `Mr Beer` and `Jason Beer`, `Lord Hart` and `Lord Hart of Chilton`,
 * `Sir Wyn` and `Sir Wyn Williams`. Never for `Ms Page` and `Mr Page`, nor for `Mr Hart` and `Lord Hart`.
 */
export function canMean(label: string, full: string): boolean {
  const one = readPersonName(label);
  const other = readPersonName(full);
  if (one === null || other === null) return false;
  if (one.gender !== null && other.gender !== null && one.gender !== other.gender) return false;
  if (one.suffix !== null && other.suffix !== null && one.suffix !== other.suffix) return false;
  if (one.rank !== other.rank) return false;
  if (one.rank !== null)
    return (
      one.last === other.last && (one.place === null || other.place === null || one.place === other.place)
    );
  const knight = one.given.length === 0 && one.titles.some((title) => title === "sir" || title === "dame");
  if (knight && other.given[0] === one.last) return true;
  return one.last === other.last && (isWithin(one, other) || isWithin(other, one));
}

/** True when every given name of the shorter one stands, in order, among those of the longer; initials stand for names. */
function isWithin(short: PersonName, long: PersonName): boolean {
  // A last name of several words: `Mr Duncan Smith` and `Iain Duncan Smith`.
  let at = 0;
  for (const word of short.given) {
    while (at < long.given.length && !isSameGiven(word, long.given[at] ?? "")) at += 1;
    if (at === long.given.length) return false;
    at += 1;
  }
  const first = short.given[0];
  return first === undefined || isSameGiven(first, long.given[0] ?? "") || isInLast(short, long);
}

/** All that the shorter gives are the last words before the last name of the longer. */
function isInLast(short: PersonName, long: PersonName): boolean {
  return short.titles.length > 0 && long.given.slice(-short.given.length).join(" ") === short.given.join(" ");
}

function isSameGiven(one: string, other: string): boolean {
  if (one === other) return true;
  return (one.length === 1 || other.length === 1) && one.charAt(0) === other.charAt(0);
}

const droppedTitle =
  /^(?:(?:the|rt\.?|right|hon\.?|honourable|mr|mrs|ms|miss|mx|cllrs?|clr|cr|councillor|councilor)\b\.?\s+)+/i;

/** The name that a person goes by in the list: honours before it stay, `Mr`, `Cllr`, brackets and letters after it go. */
export function nameInList(printed: string): string {
  const bare = inReadingOrder(bareName(printed)).replace(droppedTitle, "");
  return /\p{Ll}/u.test(bare) ? bare : bare.replace(/\p{Lu}[\p{L}]*/gu, inLowerCase);
}

/** `MCDONALD` → `McDonald`; `O'BRIEN` has its parts set one by one. */
function inLowerCase(word: string): string {
  const lower = word.charAt(0) + word.slice(1).toLowerCase();
  if (/^(?:Of|The|De|Da|Van|Von|Der)$/.test(lower)) return lower.toLowerCase();
  return lower.replace(/^Mc(\p{Ll})/u, (_, next: string) => `Mc${next.toUpperCase()}`);
}
