/** The words that open a section of a motion, "This Council notes:", and the group its clauses belong to. */
import type { ClauseGroup } from "../../../storage/model/facts/motion-facts.js";
import { oneLine } from "../passages.js";

const groups: Record<Exclude<ClauseGroup, "text">, string> = {
  notes:
    "notes?|receives?|recogni[sz]es?|welcomes?|acknowledges?|understands?|regrets?|congratulates?|thanks?|observes?|recalls?|applauds?|commends?|highlights?|celebrates?|commemorates?|is\\s+(?:\\w+\\s+){0,2}(?:concerned|surprised|shocked|appalled|aware|alarmed|dismayed|pleased|proud|grateful|disappointed|mindful)|are\\s+(?:\\w+\\s+)?(?:concerned|aware)|appreciates?|salutes?|pays?\\s+tribute|is\\s+informed|has\\s+(?:already\\s+)?(?:noted|received|heard|declared)|remembers?|records?|expresses\\s+(?:its\\s+)?(?:\\w+\\s+)?(?:concern|regret|thanks|gratitude|sympathy|appreciation|disappointment|dismay|alarm)|shares|registers|places\\s+on\\s+record|mourns|is\\s+saddened",
  believes:
    "believes?|considers|consider\\s+that|affirms?|reaffirms?|condemns?|deplores?|supports?|expresses|endorses?|opposes?|rejects?|objects?|is\\s+(?:of\\s+the\\s+(?:view|opinion)|convinced|clear|committed|opposed)|stands?|holds?|thinks?|feels?|values?|hopes?|looks?\\s+forward|trusts?|accepts?|wishes|confirms|reconfirms|asserts|reasserts|denounces|stresses|emphasi[sz]es",
  resolves:
    "(?:\\w+\\s+)?resolves?(?!\\s+itself)|calls?\\s+(?:up)?on|calls?\\s+for|agrees?|requests?|asks?|instructs?|urges?|commits?|declares?|demands?|undertakes?|pledges?|mandates?|directs?|invites?|authori[sz]es?|recommends?|delegates?|approves?|adopts?|encourages?|proposes?|writes?|seeks?|reiterates?\\s+(?:its\\s+)?calls?|insists?|establishes|asks",
};
const verbs = Object.values(groups).join("|");
const bodies =
  "(?:to\\s+(?:propose|move)\\s+(?=that\\b))?(?:(?:this|the|that\\s+this|that\\s+the|that)\\s+)?(?:[\\p{L}’'&-]+\\s+){0,4}?(?:council|house|parliament|committee|conference|assembly(?:\\s+for\\s+\\p{Lu}\\p{L}+)?|cabinet|board|authority|meeting|union|branch|congress|party|forum|group|senedd(?:\\s+cymru)?|senate|agm|egm|chamber|d[áa]il(?:\\s+[ée]ireann)?|seanad(?:\\s+[ée]ireann)?)";
const manner =
  "(?:(?:\\p{Ll}{3,}ly|however|further|also|therefore|hereby|additionally|now|consequently|accordingly|then|and|fully|strongly|moreover|again|notes\\s+and)\\s*,?\\s+)*";
/** Minutes set a motion in quotation marks. */
const opening = "[*_\"“‘']{0,3}";
const numbered =
  "(?:\\(?[\\dA-Za-z]{1,3}[.)]\\s+)?(?:(?:therefore|accordingly|further|furthermore|finally|consequently|as\\s+such|and|part\\s+\\w{1,4}\\s*[:–—-]),?\\s+)?";
const sectionForm = new RegExp(
  `^${opening}${numbered}(?:(?<body>${bodies})(?:\\s*:|,\\s+(?:in\\s+accordance\\s+with|under|pursuant\\s+to)\\s+[\\p{L}\\s]{4,30}\\d[\\w.()]*,?|,\\s+(?:noting|recogni[sz]ing|believing|welcoming|acknowledging|having|mindful|aware|concerned|in\\s+view|in\\s+light|given)\\s(?:[^.;:]|\\.\\d){3,240}?,|,)?\\s+|it\\s+|we\\s+|and\\s+)?(?<manner>${manner})(?<verb>${verbs})\\b`,
  "iu",
);
const bareSection = new RegExp(
  `^${opening}${numbered}(?:(?:${bodies}),?\\s+)?(?:${manner})(?:${verbs})(?:\\s+(?:that|to|the\\s+following|with\\s+concern))?\\s*[:;.…–—-]*[*_]{0,3}$`,
  "iu",
);
const bodyOnly =
  /^[*_"“‘']{0,3}(?:\(?\d{1,3}[.)]\s+)?(?:to\s+propose\s+(?=that\b))?(?:(?:that\s+(?:this\s+|the\s+)?|this\s+)(?:[\p{L}’'&-]+\s+){0,4}?(?:council|house|parliament|committee|assembly|cabinet|board|authority|senedd(?:\s+cymru)?|assembly\s+for\s+wales|[ae]gm|meeting|conference|branch|union|d[áa]il(?:\s+[ée]ireann)?|seanad(?:\s+[ée]ireann)?)|(?:full\s+)?council(?:\s+assembly)?)\s*(?:therefore|hereby)?\s*[:…–—-]+[*_]{0,3}$/iu;
/** What a clause may do besides, where the body that does it is named above: in a line of prose these tell of other things. */
const ownGroups: Record<Exclude<ClauseGroup, "text">, string> = {
  notes: "apologi[sz]es|honours|marks|praises|(?:sends|offers|extends)\\s+(?:its|our)|sympathi[sz]es|sees",
  believes: "regards|maintains|underlines|repudiates|questions|doubts|shares\\s+the",
  resolves: "refers|appoints|promises|vows|intends|appeals|petitions|lobbies|creates|sets\\s+up|acts",
};
const ownVerb = new RegExp(
  `^(?:and\\s+)?${manner}(?<verb>${verbs}|${Object.values(ownGroups).join("|")})\\b`,
  "iu",
);

/** The recitals and the operative words of an American resolution. */
const recital = /^[*_"“‘']{0,3}(?:AND,?\s+)?WHEREAS\b\s*[:,;]?/;
/** "Be it resolved": words of what is moved, and no decision. */
export const operative =
  /^[*_"“‘']{0,3}(?:(?:AND\s+)?(?:NOW,?\s+)?THEREFORE,?\s+(?:LET\s+IT\s+)?)?(?:LET\s+IT\s+BE|BE\s+IT)\s+(?:(?:ALSO|HEREBY|FINALLY|FURTHER|IT)\s+)*(?:RESOLVED|ORDAINED|ENACTED)\b/i;

/** "NOW, THEREFORE, the City Council does hereby adopt …". */
const therefore = /^[*_"“‘']{0,3}(?:AND\s+)?NOW,?\s+THEREFORE\b/i;

export interface Opened {
  /** As printed, in one case: `notes`, `further notes`, `calls on`; empty where only the body is named. */
  name: string;
  group: ClauseGroup;
  /** Nothing but the opening: what it opens is said below. */
  bare: boolean;
}

const leadIn =
  /^["“‘']?(?:In|Given|Having|As|To|Following|Recogni[sz]ing|Noting|Believing|Because|With|For|Mindful|Aware)\b[^.;:]{3,240}?(?:,\s+|\s+(?=this\s))(?=(?:this\s+|the\s+)?(?:[\p{L}’'-]+\s+){0,3}?(?:council|house|parliament|committee|assembly|cabinet|board|authority|senedd)\b)/iu;

/** "In light of the above, Council therefore agrees to:" opens what it would without its first words. */
function behindLeadIn(words: string): string {
  const rest = words.replace(leadIn, "");
  if (rest === words) return words;
  const opener = rest.charAt(0).toUpperCase() + rest.slice(1);
  const verb = sectionForm.exec(opener)?.groups?.verb;
  return bareSection.test(opener) || (verb !== undefined && /s$/.test(verb)) ? opener : words;
}

/** What section `words` open; null when they open none. A heading may be the verb alone. */
export function sectionIn(printed: string, isHeading: boolean): Opened | null {
  const words = behindLeadIn(printed);
  if (recital.test(words)) return { name: "whereas", group: "notes", bare: false };
  if (operative.test(words))
    return { name: "resolved", group: "resolves", bare: /\bas\s+follows\b|^.{0,70}:[*_]*$/i.test(words) };
  if (therefore.test(words)) return { name: "resolved", group: "resolves", bare: false };
  if (bodyOnly.test(words)) return { name: "", group: "resolves", bare: true };
  const match = sectionForm.exec(words);
  if (
    !match?.groups ||
    isReported(match.groups.body) ||
    !(opensSection(words) || (isHeading && bareSection.test(words)))
  )
    return null;
  const further = /\b(further|additionally|also)\b/i.exec(match.groups.manner ?? "")?.[1]?.toLowerCase();
  const verb = oneLine(match.groups.verb ?? "").toLowerCase();
  const name = further === undefined ? verb : `${further} ${verb}`;
  return {
    name,
    group: groupOf(verb),
    bare: bareSection.test(words) || /^(?:(?!["”.]\s+\p{Lu})[\s\S])*:[*_]*$/u.test(words),
  };
}

/** True for the verb alone: `notes:-`. */
export function isBare(words: string): boolean {
  return bareSection.test(words);
}

/** "Donovan suggested that the Board consider": somebody says so, and the body does nothing. */
function isReported(body: string | undefined): boolean {
  return body !== undefined && /\S\s+that\s/i.test(body.replace(/^to\s+(?:propose|move)\s/i, ""));
}

/** A body that notes or resolves, or the verb alone on its line with a colon. */
export function opensSection(printed: string): boolean {
  const words = behindLeadIn(printed);
  if (recital.test(words) || operative.test(words) || therefore.test(words)) return true;
  const match = sectionForm.exec(words);
  if (!match?.groups || isReported(match.groups.body)) return false;
  const named =
    match.groups.body !== undefined && /^[*_"“‘']{0,3}(?:\(?[\dA-Za-z]{1,3}[.)]\s+)?\p{Lu}/u.test(words);
  return bareSection.test(words) ? named || /[:…]\s*[*_]{0,3}$/.test(words) || /^\p{Lu}/u.test(words) : named;
}

/** The verb a clause itself begins with: `Notes the report`, `calls on the Minister`. */
export function ownSection(words: string): { name: string; group: ClauseGroup } | null {
  const verb = ownVerb.exec(words)?.groups?.verb;
  if (verb === undefined || !/s$|^(?:calls?|pays?|looks?|stands?|is|expresses|has)\b/i.test(verb))
    return null;
  const name = oneLine(verb).toLowerCase();
  return { name, group: groupOf(name) };
}

/** The verb of a clause below "That the Council:", as it is asked to do: `note the findings`; only such as decide nothing. */
export function askedSection(words: string): { name: string; group: ClauseGroup } | null {
  const name =
    /^(?<verb>notes?|recogni[sz]e|welcome|acknowledge|congratulate|thank|regret|believe|consider\s+that|condemn|(?:re)?affirm)\s/i.exec(
      words,
    )?.groups?.verb;
  if (name === undefined) return null;
  return {
    name: oneLine(name).toLowerCase(),
    group: /^(?:bel|cons|cond|re?affirm|affirm)/i.test(name) ? "believes" : "notes",
  };
}

const whole = [groups, ownGroups].flatMap((one) =>
  (Object.entries(one) as [Exclude<ClauseGroup, "text">, string][]).map(
    ([group, form]) => [group, new RegExp(`^(?:${form})$`, "iu")] as const,
  ),
);

function groupOf(verb: string): ClauseGroup {
  return whole.find(([, form]) => form.test(verb))?.[0] ?? "text";
}

/** Behind a bare "and" only what nobody but the body itself does. */
const bodysOwn =
  "calls\\s+(?:up)?on|calls\\s+for|asks|requests|urges|resolves|instructs|directs|demands|writes\\s+to|agrees\\s+to";
const breakForm = new RegExp(
  `(?:;\\s*(?:and\\s+)?|,\\s+and\\s+|:\\s+)(?=${manner}(?:${verbs})\\b)|\\s+and\\s+(?=(?:(?:further|therefore|also)\\s+)?(?:${bodysOwn})\\b)`,
  "giu",
);

/** Where in a motion of one sentence ("That the Parliament notes …; believes …, and calls on …") a new verb begins. */
export function verbBreaks(words: string): number[] {
  return [...words.matchAll(breakForm)]
    .map((match) => match.index + match[0].length)
    .filter((at) => {
      const own = ownSection(words.slice(at, at + 80));
      return own !== null;
    });
}
