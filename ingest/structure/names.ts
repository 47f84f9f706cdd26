/** What a name looks like in a record, and when two printed names can mean one person. */

const particles =
  "of|the|and|de|da|di|du|del|la|le|van|von|der|den|ten|ter|bin|bint|ibn|al|el|y|e|ap|ab|ferch|for|to|on";
const word = "\\p{Lu}[\\p{L}\\p{M}\\d'’.\\-–]*,?";
const nameForm = new RegExp(`^${word}(?:\\s+(?:${word}|(?:${particles})(?=\\s)|\\d{1,3}))*$`, "u");

const titles =
  "mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|baroness|baron|viscount|viscountess|earl|countess|duke|duchess|cllr|cllrs|cr|crs|councillor|councilor|alderman|ald|rev|reverend|revd|canon|bishop|archbishop|judge|justice|master|sheriff|senator|representative|rep|ambassador|major|colonel|captain|general|admiral|commander|commissioner|superintendent|inspector|sergeant|constable|chief|deputy|assistant|acting|detective|minister|secretary|rt|right|hon|honourable|the";
const titleAtStart = new RegExp(`^(?:(?:${titles})\\b\\.?\\s+)+`, "i");
const personalTitle =
  /^(?:the\s+)?(?:rt\.?\s+hon\.?\s+)?(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|baroness|baron|viscount|earl|cllr|cr|councillor|councilor|alderman|judge|justice|rev|reverend|revd|senator)\b\.?\s+\p{Lu}/iu;

/** Words that head a line with a colon and are no one's name. */
const notNames = new RegExp(
  `^(?:${[
    "notes?|sources?|witness(?:es)?|members?(?: present)?|present|also present|apologies.*|in attendance|attend(?:ees|ance|ing)",
    "questions?.*|answers?|date|time|venue|location|place|subject|topic|agenda.*|item.*|table.*|figure.*|box.*|chapter.*",
    "section.*|part.*|appendix.*|annex.*|title|authors?|publi(?:shed|cation).*|contents?|summary|conclusions?",
    "recommendations?.*|background|introduction|[ivxl]+|see also|e-?mail|tel(?:ephone)?|website|web|contact.*|from|to|cc|bcc|re|sent",
    "copyright.*|ref(?:erence)?|keywords?|examples?|warning|resolved|motion.*|amendment.*|propos(?:er|ed by)|second(?:er|ed by)",
    "moved? by|ordered|evidence session.*|heard in.*|key|yes|no|okay|well|so|update.*|transcript.*|oral evidence.*|corrected.*",
    "uncorrected.*|written evidence.*|https?|watch the meeting|outcome|decision.*|vote.*|for|against|abstain(?:ed|ing|tions?)?",
    "report.*|minutes.*|status|wards?|declarations?.*|start(?: time)?|end(?: time)?|duration|distribution|reason.*|action.*",
    "by\\s.*|this council.*|the council.*|council.*|minister for|first|second(?:ly)?|third(?:ly)?|finally|and|but|however|therefore|that is|namely|number one",
  ].join("|")})$`,
  "i",
);

const chairForm =
  /^(?:the\s+)?(?:(?:acting|deputy|vice|temporary|co-?)[\s-]*)?(?:lord\s+|madam\s+|mr\s+|mrs\s+|ms\s+)?(?:chair(?:man|woman|person)?|convener|convenor|presiding officer|speaker|president|mayor|provost)$/i;
const counselForm = /^(?:(?:lead|leading|junior|senior)\s+)?counsel\b/i;
const witnessForm = /^(?:the\s+)?(?:expert\s+)?witness(?:\s+(?:[A-Z]|\d+))?$/i;
const impersonalForm =
  /^(?:a|an|another|new|unidentified|unknown|male|female|the)?\s*(?:speaker|interpreter|clerk|usher|solicitor|interviewer|interviewee|moderator|host|presenter|operator|audience member|member of the public|noble lord|hon\.? members?|several hon\.? members)(?:\s+(?:[A-Z]|\d+))?$/i;

/** In UTF-16 code units; long enough for any office in brackets. */
const longestLabel = 120;

/** True for words that may stand before a colon as a speaker: capitals, particles, few words, no known heading. */
export function looksLikeName(label: string): boolean {
  if (label.length > longestLabel) return false;
  const bare = withoutBrackets(label);
  const few = bare.split(/\s+/).length <= 10;
  if (impersonalForm.test(bare)) return true;
  return few && nameForm.test(bare) && !notNames.test(bare) && /\p{L}{2}/u.test(bare);
}

/** A label that is plainly a speaker wherever it stands: a titled name or an office of the meeting. */
export function plainlySpeaker(label: string): boolean {
  const bare = withoutBrackets(label);
  return personalTitle.test(bare) || officeOf(bare) !== null || impersonalForm.test(bare);
}

/** The part in the meeting that the label itself names. */
export function officeOf(label: string): "chair" | "counsel" | "witness" | null {
  const bare = withoutBrackets(label);
  if (chairForm.test(bare)) return "chair";
  if (counselForm.test(bare)) return "counsel";
  return witnessForm.test(bare) ? "witness" : null;
}

/**
 * True when two printed names can be one person's: the same last name and, where both give a first name, the
 * same first name or initial. `Mr Beer` and `Jason Beer` can; `Ms Page` and `Mr Paige` cannot.
 */
export function canBeSame(one: string, other: string): boolean {
  const [first, second] = [nameWords(one), nameWords(other)];
  if (first.length === 0 || second.length === 0 || first.at(-1) !== second.at(-1)) return false;
  const [given, otherGiven] = [first[0] ?? "", second[0] ?? ""];
  if (first.length === 1 || second.length === 1) return true;
  return (
    given === otherGiven || (isInitial(given) || isInitial(otherGiven) ? given[0] === otherGiven[0] : false)
  );
}

function isInitial(word: string): boolean {
  return word.length === 1;
}

/** Lower-case words of the name itself: no title, place, brackets or letters after it. */
function nameWords(name: string): string[] {
  const bare = withoutBrackets(name).replace(/,.*$/s, "").replace(titleAtStart, "");
  // Letters after a name cannot be told from a name that is all in capitals.
  const plain = /\p{Ll}/u.test(bare) ? bare.replace(/(?:\s+[A-Z]{2,4})+$/, "") : bare;
  return plain
    .replace(/\s+of\s+\p{L}.*$/u, "")
    .toLowerCase()
    .split(/[\s.]+/)
    .filter((part) => part !== "");
}

/** The name less what stands in brackets: a place, a party, an office. */
export function withoutBrackets(label: string): string {
  return label
    .replace(/(?<!\s)\s*[([][^()[\]]*[)\]]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
