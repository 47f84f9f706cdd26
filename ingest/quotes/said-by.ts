/** Whether the one who is said to have spoken is the one under whose name the words are printed. */
import type { TranscriptFacts } from "../../storage/model/facts/transcript-facts.js";
import { canBeSame } from "../structure/names.js";

/** Printed instead of a name. */
const office =
  /^(?:the\s+)?(?:lord\s+|madam\s+|deputy\s+|vice[- ]|acting\s+)*(?:chair(?:man|woman|person)?|speaker|president|mayor|convener|presiding officer|clerk|witness|counsel|solicitor|questioner|interviewer|q|a|secretary|minister|commissioner|judge|moderator)s?(?:\s+[a-z\d])?$/i;
const chair = /^(?:the\s+|madam\s+|mr\s+)?chair(?:man|woman|person)?$/i;
const honours = /,?\s+\b(?:MPs?|MSP|MS|KC|QC|CBE|OBE|MBE|QPM|FRS|PhD|Esq|Jr|Sr)\b\.?/g;

/**
 * True or false when both are named; null when either is not, or the names do not say: unknown stays unknown.
 * `facts` may tell who is printed as `Chair`.
 */
export function isSaidBy(
  claimed: string | null,
  printed: string | null,
  facts: TranscriptFacts | null = null,
): boolean | null {
  if (claimed === null || printed === null) return null;
  const said = plainName(claimed);
  if (chair.test(said)) return isSaidByChair(printed, facts);
  const names = [...namesPrinted(printed, facts)].map(plainName).filter((name) => !office.test(name));
  if (names.length === 0 || !isName(said)) return null;
  return names.some((name) => mayBeOne(said, name));
}

/**
 * Words that a newspaper gives to “the Chair”. Unknown where the record declares no chair, and where whoever speaks holds
 * a chair of another kind.
 */
function isSaidByChair(printed: string, facts: TranscriptFacts | null): boolean | null {
  if (/\bchair/i.test(printed)) return true;
  const name = plainName(printed);
  if (!facts?.chair || office.test(name)) return null;
  if (mayBeOne(plainName(facts.chair.value), name)) return true;
  const own = facts.participants.filter((each) => mayBeOne(plainName(each.name.value), name));
  return own.some(({ role, post }) => role === "chair" || /\bchair/i.test(post?.value ?? "")) ? null : false;
}

/** The label, what stands in its brackets, and the chair's own name. */
function* namesPrinted(printed: string, facts: TranscriptFacts | null): Generator<string> {
  const [, inside] = /\(([^)]+)\)/.exec(printed) ?? [];
  yield printed.replace(/\s*\([^)]*\)/, "");
  if (inside) yield inside;
  if (/chair/i.test(printed) && facts?.chair) yield facts.chair.value;
}

function plainName(name: string): string {
  return name
    .replace(honours, "")
    .replace(/[’‘]/g, "'")
    .replace(/['’]s$/, "")
    .replace(/\s+/g, " ")
    .trim();
}

const body =
  /\b(?:council|committee|police|force|party|government|department|office|network|group|union|association|company|court|ministry|agency|trust|charity|campaign|report|letter|motion|statement|spokes\w+)\b/i;
/** Words with which sentences begin, and which a hasty reader may take for a name. */
const noName =
  /^(?:he|she|they|it|i|we|you|the|an?|this|that|these|those|nor|but|and|or|so|yet|then|there|here|now|when|while|if|for|in|on|at|as|by|with|of|to|from|once|also|however|even|only|not|no|both|each|all|some|many|most|others?|another|one)$/i;

/** At least one capitalised word that is no office, pronoun or body. */
function isName(name: string): boolean {
  return /\p{Lu}\p{L}+/u.test(name) && !office.test(name) && !body.test(name) && !noName.test(name);
}

/** `Sir Aldous` is Sir Aldous Brackenfell; `Lord Smith` may be Lord Smith of Kelvin. */
function mayBeOne(one: string, other: string): boolean {
  if (canBeSame(one, other)) return true;
  const [words, otherWords] = [nameWords(one), nameWords(other)];
  const [few, many] = words.length <= otherWords.length ? [words, otherWords] : [otherWords, words];
  return few.length > 0 && few.every((word) => many.includes(word));
}

function nameWords(name: string): string[] {
  const titles =
    /^(?:mr|mrs|ms|miss|dr|prof|professor|sir|dame|lord|lady|baroness|viscount|councillor|cllr|chief|superintendent|the|of|rt|hon|right|honourable|reverend|rev|judge|justice|inspector|sergeant)$/;
  return (name.toLowerCase().match(/[\p{L}\p{M}'-]+/gu) ?? []).filter((word) => !titles.test(word));
}
