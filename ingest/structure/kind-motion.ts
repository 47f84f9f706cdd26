/** What speaks for a motion, an agenda or minutes: what a body is asked to do, and what it did. */
import { type Looked, type Sign, when } from "./kind-signs.js";
import { opensSection } from "./motion/clauses.js";

const minutes =
  /\bminutes\s+(?:of|for)\b|^\W*(?:draft\s+|unconfirmed\s+|approved\s+)?minutes\b|^\W*(?:[A-Z][\p{L}]*\s+){0,4}minutes\W*$|^\W*(?:record|note|notice) of (?:the )?(?:meeting|decisions?)\b|^(?=.{0,100}$).*\b(?:decision (?:notice|record|sheet|list|details|log)|(?:schedule|list|record|log|summary|note) of decisions|decisions (?:taken|made))\b|^\W*(?:issue\W{1,3})?decisions\W*$|^\W*record of (?:\w+ ){0,2}decisions?\b|^\W*agenda(?: item|, (?:\w+, )?decisions)? and (?:\w+ )?minutes\b|^\W*issue - (?:items at )?meetings\b|^(?=.{0,80}$).*\bannual (?:general |parish |town )?meeting\b/imu;
const agenda =
  /^\W*agenda\b|^\W*(?:order|notice|business) paper\W*$|^\W*notices? of motions?\W*$|^\W*(?:order of business|orders of the day)\W*$|\bhereby summoned\b|\bnotice is hereby given\b.{0,60}\bmeeting\b/im;
const motion =
  /\b(?:notice of motion|motion\s*:|early day motion|(?:emergency|composite|council|branch|full council) motion|motion (?:to|for) (?:the )?(?:full )?council)|^\W*motion\b|^\W*(?:a |joint |draft )?resolution\s+(?:no\.?|number|of the|\d)/im;
const mover =
  /\b(?:proposed|moved|seconded|submitted|tabled|sponsored)\s+by\b(?!\s+(?:the|a|an|our|their|its|his|her)\s+(?!(?:mayor|chair|leader|president|convener)\b))|(?<!\bbe )\bproposed:?\s+\p{Lu}[^.]{1,40}\bseconded\b|\b(?:proposer|mover|seconder|moved|seconded|proposed|primary sponsor|sponsors?)\s*:|\bwill\s+(?:move|second)\b|\bto move[:,]\s|\b(?:a )?motion (?:was )?made by\b|\bmoved (?:and|to) (?:seconded|approve|adopt|accept)\b|(?<!\bbe )\bmoved\b[^.]{0,40}\bseconded\b/iu;
const resolved =
  /^\W*(?:it was\s+)?(?:unanimously\s+)?RESOLVED\b|^\W*Resolved\s*[:–—-]|\b(?:it was|and)\s+(?:unanimously\s+)?RESOLVED\b|^\W*(?:agreed|decision)\s*[:–—-]\s+\S|\bthe motion (?:was|is) (?:put|carried|lost)\b|\bbe it (?:further )?resolved\b|\bit was (?:unanimously )?agreed\b|\bwas carried\b|\b(?:the )?motion (?:carried|passed|failed)\b/i;
const whereas = /^\W*(?:now,?\s+therefore|whereas)\b/i;
const attended =
  /^\W*(?:members )?(?:present|apologies|in attendance|also attending|attend(?:ance|ees|ing))\b|\banswer(?:ed|ing) (?:to )?(?:the )?roll\b|\bin the chair\b|\ba quorum (?:was|being)\b/im;
const items =
  /^\W*(?:(?:\d{1,4}(?:[./]\d{1,4})*|[ivx]{1,5}|[a-z])[.)]?\s+)?(?:\|\s*)?(?:apologies(?: for absence)?|declarations? of (?:\w+ )*interests?|minutes of (?:the )?(?:last|previous) meeting|minutes|matters arising|public participation|any other business|date of (?:the )?next meeting|exclusion of (?:the )?public|urgent business|treasurer.s report|election of (?:chair\w*|officers)|correspondence|finance|planning(?: applications)?|call to order|roll call|consent (?:calendar|agenda)|public (?:hearings?|comments?|forum|question time)|adjournment|pledge of allegiance|approval of (?:the )?(?:agenda|minutes)|new business|(?:old|unfinished) business|disclosures? of (?:pecuniary |\w+ )?interest|welcome and introductions)\b/i;
const ofHouse = /(?:^|[—–-]\s*)that (?:this house|the (?:parliament|assembly|senedd))\b/im;
const lodged = /[—–]\s?that (?:this house|the (?:parliament|assembly|senedd))\b/i;
/** The fields in which a record of one decision is kept. */
const decisionFields =
  /^\W*(?:decision[\s-]+(?:maker|taker|details|status|made|taken by)|(?:is\s+(?:this\s+a\s+)?)?key decision|(?:is\s+)?subject to call[\s-]in|date of decision|decision|reasons? for (?:the )?decision|wards? affected|(?:alternative|other) options considered|call[\s-]in)\s*\??\s*(?::|\||$)/i;
const decision = /(?:^|[.;]\s+)\W*(?:decision|resolved)\s*[:–—-]\s+\S/i;
const lodging = /^\W*(?:date lodged|date tabled|tabled on|lodged on|supported by|signatures)\b/im;
const amends = /[—–]\s?as an amendment to motion\b/i;
const verbs =
  "notes?|believes?|resolves?|recogni[sz]es?|requests?|calls? (?:on|upon|for)|asks?|instructs?|urges?|welcomes?|considers?|regrets?|supports?|condemns?|agrees?|acknowledges?|understands?|congratulates?|thanks|commits|affirms|deplores|expresses|applauds|decides|endorses|reaffirms|recommends|encourages|declares|(?:is|are) (?:appalled|concerned|alarmed|proud|opposed|disappointed|committed)";
/** `This Council notes`, `Conference therefore instructs`. */
const bodyActs = new RegExp(
  `^\\W*(?:\\d+[.)]\\s*)?(?:(?:this|the|our)\\s+)?(?:full\\s+)?(?:\\w+\\s+){0,2}?(?:council|conference|meeting|house|parliament|assembly|senedd|we|branch|committee|congress|cabinet|union|party|association|society|board|senate)\\s+(?:also\\s+|further\\s+|therefore\\s+|hereby\\s+|strongly\\s+)*(?:${verbs})\\b`,
  "i",
);
/** `1. Notes that …` below a body's name. */
const actsAlone = new RegExp(`^\\W*(?:(?:\\d{1,2}|[a-z]|[ivx]{1,4})[.)]\\s*)?(?:${verbs})\\b[^?]`, "i");
/** What the resolutions of assemblies begin with: `Recalling its resolution …`. */
const preamble =
  /^\W*(?:(?:deeply|gravely|further|also|fully)\s+)?(?:recalling|noting|concerned|alarmed|recogni[sz]ing|considering|reaffirming|bearing in mind|convinced|welcoming|acknowledging|having\s+(?:regard|considered|examined))\b/i;
const closing =
  /\bmeeting (?:was )?(?:closed|ended|rose|concluded|finished)\b|\bno further business\b|\bnext (?:meeting|agm)\b/i;

/** `Held on Monday 3 June at 7 pm`, `Venue: County Hall`, `called to order at`. */
const held =
  /\b(?:held|met|convened|commenc(?:ed|ing)|called to order)\b.{0,100}\b(?:at|on|via|by|in)\b.{0,60}(?:\d{4}|\d\s*[ap]\.?m|hall|cent(?:re|er)|chambers?|zoom|teams)|\b(?:will be held|hereby (?:notified|summoned|given))\b|^\W*(?:venue|location|date and time|meeting date(?:\/time)?)\s*[:|]/im;

/** Lines in which what makes a motion is said once, at least. */
const rare = 150;

/** What speaks for a motion, an agenda or minutes. */
export function motionSigns({ extraction, lines, head, names }: Looked): Sign[] {
  const count = (form: RegExp) => lines.filter((line) => form.test(line.text)).length;
  // Once in a long record is somebody telling of a motion.
  const has = (form: RegExp) => count(form) >= Math.max(1, lines.length / rare);
  const acts = count(bodyActs);
  const clauses =
    acts + Math.min(3, count(actsAlone)) + lines.filter((line) => opensSection(line.text)).length;
  const isMoved = has(mover);
  const isNamed = motion.test(names);
  const sections = acts > 0 || isMoved || isNamed ? clauses : 0;
  const decides = has(resolved);
  const kindsOf = (form: RegExp) =>
    new Set(
      lines.flatMap(
        ({ text }) =>
          form
            .exec(text)?.[0]
            .toLowerCase()
            .replace(/[\W\d]+/g, " ")
            .trim() ?? [],
      ),
    ).size;
  return [
    ...when(
      sections >= Math.max(1, lines.length / rare),
      "clauses",
      "clauses that note, believe or resolve",
      sections / 2,
    ),
    ...when(ofHouse.test(head), "ofHouse", "words that a House is asked to agree to"),
    ...when(lodged.test(head), "lodged", "the form in which motions are lodged"),
    ...when(lodging.test(extraction.text), "lodging", "who lodged or supports it"),
    ...when(
      true,
      "decisionFields",
      "the fields in which a decision is recorded",
      kindsOf(decisionFields) / 3,
    ),
    ...when(count(decision) >= 2, "decisions", "several decisions, each under its item"),
    ...when(amends.test(head), "amends", "an amendment to a motion"),
    ...when(minutes.test(names), "minutesName", "the name of minutes"),
    ...when(agenda.test(names), "agendaName", "the name of an agenda"),
    ...when(isNamed, "motionName", "the name of a motion or resolution"),
    ...when(isMoved, "mover", "who moves or seconds"),
    ...when(decides, "resolves", "what was resolved or agreed"),
    ...when(count(preamble) >= 1, "preamble", "recitals", count(preamble) / 3),
    ...when(has(whereas), "whereas", "the recitals of a resolution"),
    ...when(true, "meetingItems", "the usual items of a meeting", kindsOf(items) / 4),
    ...when(attended.test(head), "attended", "who was present"),
    ...when(closing.test(extraction.text.slice(-1_500)), "closing", "when the meeting closed"),
    ...when(held.test(head), "held", "where and when a body met"),
  ];
}
