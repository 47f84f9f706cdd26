/** What speaks for a motion, an agenda or minutes: what a body is asked to do, and what it did. */
import { linesOf } from "./head.js";
import { type Looked, type Sign, when } from "./kind-signs.js";
import { opensSection } from "./motion-clauses.js";

const minutes =
  /\bminutes\s+(?:of|for)\b|^\W*(?:draft\s+|unconfirmed\s+|approved\s+)?minutes\b|^\W*(?:[A-Z][\p{L}]*\s+){0,4}minutes\W*$|^\W*(?:record|note|notice) of (?:the )?(?:meeting|decisions?)\b|^\W*(?:\w+ ){0,4}decision (?:notice|record|sheet|list|details|log)\b|^\W*(?:issue\W{1,3})?decisions\W*$|^\W*record of (?:\w+ ){0,2}decisions?\b|^(?=.{0,80}$).*\bannual general meeting\b/imu;
const agenda =
  /^\W*agenda\b|^\W*(?:order|notice|business) paper\W*$|^\W*notices? of motions?\W*$|^\W*(?:order of business|orders of the day)\W*$|\bhereby summoned\b|\bnotice is hereby given\b.{0,60}\bmeeting\b/im;
const motion =
  /\b(?:notice of motion|motion\s*:|early day motion|(?:emergency|composite|council|branch|full council) motion|motion (?:to|for) (?:the )?(?:full )?council)|^\W*motion\b|^\W*(?:a |joint |draft )?resolution\s+(?:no\.?|number|of the|\d)/im;
const mover =
  /\b(?:proposed|moved|seconded|submitted|tabled|sponsored)\s+by\b(?!\s+(?:the|a|an|our|their|its|his|her)\s+(?!(?:mayor|chair|leader|president|convener)\b))|\b(?:proposer|mover|seconder|moved|seconded|proposed|primary sponsor|sponsors?)\s*:|\bwill\s+(?:move|second)\b|\bto move[:,]\s|\b(?:a )?motion (?:was )?made by\b|\bmoved (?:and|to) (?:seconded|approve|adopt|accept)\b/i;
const resolved =
  /^\W*(?:it was\s+)?(?:unanimously\s+)?RESOLVED\b|^\W*Resolved\s*[:–—-]|\b(?:it was|and)\s+(?:unanimously\s+)?RESOLVED\b|^\W*(?:agreed|decision)\s*[:–—-]\s+\S|\bthe motion (?:was|is) (?:put|carried|lost)\b|\bbe it (?:further )?resolved\b|\bit was (?:unanimously )?agreed\b|\bwas carried\b|\b(?:the )?motion (?:carried|passed|failed)\b/i;
const whereas = /^\W*(?:now,?\s+therefore|whereas)\b/i;
const attended = /^\W*(?:present|apologies|in attendance|attend(?:ance|ees))\b/im;
const items =
  /^\W*(?:\d{1,4}(?:[./]\d{1,4})*[.)]?\s+)?(?:\|\s*)?(?:apologies(?: for absence)?|declarations? of (?:\w+ )*interests?|minutes of (?:the )?(?:last|previous) meeting|minutes|matters arising|public participation|any other business|date of (?:the )?next meeting|exclusion of (?:the )?public|urgent business|treasurer.s report|election of (?:chair\w*|officers)|correspondence|finance|planning(?: applications)?|call to order|roll call|consent (?:calendar|agenda)|public (?:hearings?|comments?|forum|question time)|adjournment|pledge of allegiance|approval of (?:the )?(?:agenda|minutes)|new business|(?:old|unfinished) business|disclosures? of (?:pecuniary |\w+ )?interest|welcome and introductions)\b/i;
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
const adoptedBy = /^\W*(?:adopted|passed|approved)\s+(?:by|on|at)\b/im;
const closing =
  /\bmeeting (?:was )?(?:closed|ended|rose|concluded|finished)\b|\bno further business\b|\bnext (?:meeting|agm)\b/i;

/** Lines in which what makes a motion is said once, at least. */
const rare = 150;

/** Signs of a motion, an agenda or minutes. */
export function motionSigns({ extraction, blocks, head, file }: Looked): Sign[] {
  // A letter may tell of a motion, or ask for one.
  if (/rfc822|outlook|mbox|csv|spreadsheet|excel/.test(file.mediaType)) return [];
  const lines = blocks.flatMap((block) => linesOf(extraction.text, block));
  const count = (form: RegExp) => lines.filter((line) => form.test(line.text)).length;
  // Once in a long record is somebody telling of a motion.
  const has = (form: RegExp) => count(form) >= Math.max(1, lines.length / rare);
  const acts = count(bodyActs);
  const clauses =
    acts + Math.min(3, count(actsAlone)) + lines.filter((line) => opensSection(line.text)).length;
  const isMoved = has(mover);
  const isNamed = motion.test(head);
  const sections = acts > 0 || isMoved || isNamed ? Math.min(clauses, 2) * 0.28 : 0;
  const isMinutes = minutes.test(head);
  const decides = has(resolved);
  const fields = new Set(
    lines.flatMap(
      ({ text }) => decisionFields.exec(text)?.[0].toLowerCase().replace(/\W+/g, " ").trim() ?? [],
    ),
  ).size;
  const many = new Set(
    lines
      .map((line) =>
        items
          .exec(line.text)?.[0]
          .toLowerCase()
          .replace(/^[\W\d]+/, ""),
      )
      .filter(Boolean),
  ).size;
  return [
    ...when(
      sections > 0 && clauses >= lines.length / rare,
      sections,
      "clauses that note, believe or resolve",
    ),
    ...when(ofHouse.test(head), 0.35, "words that a House is asked to agree to"),
    ...when(lodged.test(head), 0.3, "the form in which motions are lodged"),
    ...when(ofHouse.test(head) && lodging.test(extraction.text), 0.3, "who lodged or supports it"),
    ...when(fields >= 2, Math.min(0.75, fields * 0.25), "the fields in which a decision is recorded"),
    ...when(count(decision) >= 2, 0.4, "several decisions, each under its item"),
    ...when(amends.test(head), 0.55, "an amendment to a motion"),
    ...when(isMinutes, 0.4, "the name of minutes"),
    ...when(agenda.test(head), 0.4, "the name of an agenda"),
    ...when(isNamed, 0.25, "the name of a motion or resolution"),
    ...when(isMoved, 0.25, "who moves or seconds"),
    ...when(decides, 0.25, "what was resolved or agreed"),
    ...when(
      isNamed && adoptedBy.test(head) && count(preamble) >= 1,
      0.4,
      "the recitals of a resolution that was adopted",
    ),
    ...when(has(whereas) && decides, 0.4, "the recitals of a resolution"),
    ...when(many >= 2, Math.min(0.5, many * 0.15), "the usual items of a meeting"),
    ...when(attended.test(head) && (isMinutes || decides || many >= 2), 0.2, "who was present"),
    ...when(isMinutes && closing.test(extraction.text.slice(-1_500)), 0.1, "when the meeting closed"),
  ];
}
