/** What a name looks like in a record, and when two printed names can mean one person. */

const particles =
  "of|the|and|de|da|di|du|del|la|le|van|von|der|den|ten|ter|bin|bint|ibn|al|el|y|e|ap|ab|ferch|for|to|on|without|&";
const word = "\\p{Lu}[\\p{L}\\p{M}\\d'’.\\-–]*,?";
const nameForm = new RegExp(`^${word}(?:\\s+(?:${word}|(?:${particles})(?=\\s)|\\d{1,3}))*$`, "u");

const titles =
  "mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|baroness|baron|viscount|viscountess|earl|countess|duke|duchess|cllr|cllrs|cr|crs|councillor|councilor|alderman|ald|rev|reverend|revd|canon|bishop|archbishop|judge|justice|master|sheriff|senator|representative|rep|ambassador|major|colonel|captain|general|admiral|commander|commissioner|superintendent|inspector|sergeant|constable|chief|deputy|assistant|acting|detective|minister|secretary|sen|rep|rt|right|hon|honourable|the";
const titleAtStart = new RegExp(`^(?:(?:${titles})\\b\\.?\\s+)+`, "i");
/** Words that head a line with a colon and are no one's name. */
const notNames = new RegExp(
  `^(?:${[
    "notes?|sources?|witness(?:es)?|members?(?: present)?|present|also present|apologies\\b.*|in attendance|attend(?:ees|ance|ing)",
    "questions?\\b.*|answers?|date|time|venue|location|place|subject|topic|agendas?\\b.*|items?\\b.*|tables?\\b.*|figures?\\b.*|box(?:es)?\\b.*|chapters?\\b.*",
    "sections?\\b.*|parts?\\b.*|append(?:ix|ices)\\b.*|annex(?:es)?\\b.*|title|authors?|publi(?:shed|cation).*|contents?|summary|conclusions?",
    "recommendations?\\b.*|background|introduction|[ivxl]+|see also|e-?mail|tel(?:ephone)?|website|web|contacts?\\b.*|from|to|cc|bcc|re|sent",
    "copyright\\b.*|ref(?:erence)?|keywords?|examples?|warning|resolved|motions?\\b.*|amendments?\\b.*|propos(?:er|ed by)|second(?:er|ed by)",
    "moved? by|ordered|evidence session.*|heard in\\b.*|key|yes|no|okay|well|so|updates?\\b.*|transcripts?\\b.*|oral evidence\\b.*|corrected\\b.*",
    "uncorrected\\b.*|written evidence\\b.*|https?|watch the meeting|outcome|decisions?\\b.*|votes?\\b.*|for|against|abstain(?:ed|ing|tions?)?",
    "reports?\\b.*|minutes\\b.*|status|wards?|declarations?\\b.*|start(?: time)?|end(?: time)?|duration|distribution|reasons?\\b.*|actions?\\b.*",
    "by\\s.*|this council\\b.*|the council\\b.*|council\\b.*|minister for|first|second(?:ly)?|third(?:ly)?|finally|and|but|however|therefore|that is|namely|number one",
  ].join("|")})$`,
  "i",
);

const impersonalForm =
  /^(?:(?:a|an|another|new|unidentified|unknown|male|female|the|some|several)\s+){0,2}(?:speakers?|interpreter|clerk|usher|solicitor|interviewer|interviewee|interrogator|questioner|respondent|participant|facilitator|panell?ist|delegate|caller|narrator|announcer|commentator|moderator|host|presenter|operator|videographer|(?:court )?reporter|stenographer|audience member|member of (?:the )?(?:public|audience|press)|(?:the )?public|noble lords?|hon\.? members?|members?|voices?|court|registrar|coroner)(?:\s+(?:[A-Z]|\d+))?$/i;

/** In UTF-16 code units; long enough for any office in brackets. */
const longestLabel = 170;
/** An office may take more words than a name: "The Parliamentary Under-Secretary of State for …". */
const mostWords = { name: 10, office: 18 };

/** True for words that may stand before a colon as a speaker: capitals, particles, few words, no known heading. */
export function looksLikeName(label: string): boolean {
  if (label.length > longestLabel) return false;
  const bare = withoutBrackets(label);
  const few = bare.split(/\s+/).length <= (/^the /i.test(bare) ? mostWords.office : mostWords.name);
  if (impersonal(bare)) return true;
  return few && nameForm.test(bare) && !notNames.test(bare) && /\p{L}{2}/u.test(bare);
}

/** True for words that stand for a speaker without naming one: `A Noble Lord`, `THE VIDEOGRAPHER`. */
export function impersonal(bare: string): boolean {
  return impersonalForm.test(bare);
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

/** Tells whether a printed name can be one of `names`; made once for many questions. */
export function oneOf(names: readonly string[]): (name: string) => boolean {
  const byLast = new Map<string, string[]>();
  for (const name of names) {
    const last = nameWords(name).at(-1) ?? "";
    const known = byLast.get(last);
    if (known) known.push(name);
    else byLast.set(last, [name]);
  }
  return (name) => byLast.get(nameWords(name).at(-1) ?? "")?.some((other) => canBeSame(name, other)) ?? false;
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

/** Brackets in brackets, at most: `The Chair (Mr. Rex Tull (Port Grey, CPC))`. */
const deepest = 3;

/** The name less what stands in brackets: a place, a party, an office. */
export function withoutBrackets(label: string): string {
  let bare = label;
  for (let depth = 0; depth < deepest && /[([]/.test(bare); depth += 1)
    bare = bare.replace(/(?<!\s)\s*[([][^()[\]]*[)\]]/g, "");
  return bare.replace(/\s+/g, " ").trim();
}

/** Names that a label gives in brackets besides its own: `Ned Coombe` of `The Minister for Streets (Ned Coombe)`. */
export function namesInBrackets(label: string): string[] {
  return [...label.matchAll(/\(([^()]{3,60})/g)]
    .map(([, inside = ""]) => inside.trim())
    .filter((inside) => inside.includes(" ") && looksLikeName(inside));
}
