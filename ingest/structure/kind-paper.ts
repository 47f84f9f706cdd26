/**
 * Forms of papers that are no article, motion or transcript, though they are dated, tell of motions and quote what was
 * said: letters, reports, laws, policies, submissions, forms.
 */
import { type Looked, type Sign, when } from "./kind-signs.js";

/** What papers of state print on a line of their own. */
const officialPaper =
  /^(?:HC|HL Paper|HL|CP|Cm|Cmd|Cmnd)\s?\d{1,5}(?:[–—-][IVX]+)?$|^(?:presented|laid) (?:to|before) (?:the )?(?:\w+ )?(?:parliament|assembly|house)\b|^ordered by the house\b|^(?:the |uk |hm |his majesty.s |her majesty.s )?government['’]?s? (?:response|reply) to\b|^explanatory memorandum\b|^(?:\w+ )?impact assessment\b|^code of practice\b|^policy note\b/i;
const ofSession =
  /\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,3}(?:st|nd|rd|th)) (?:special )?report of session\b|^report of session\b/i;
/** Numbers of sections, as codes and acts print them, and provisions in brackets. */
const provision = /^(?:§|sec(?:tion|\.)?\s*\d|rule \d|article \d|\(\p{L}\)\s|\(\d{1,2}\)\s|\[adopted\b)/iu;
/** In UTF-16 code units. */
const longestLine = 160;

/** A line that is longer names nothing. */
const longestTitle = 80;

const partsOfReport =
  /^(?:[\d.]+\s+)?(?:(?:executive )?summary|introduction|background|conclusions?|recommendations?|conclusions and recommendations|foreword.*|methodology|terms of reference|abstract|references|bibliography|glossary|appendi(?:x|ces).*|annex.*|contents|table of contents|purpose|scope|responsibilities|monitoring(?: and review)?|review|definitions|next steps|(?:(?:our|key|main)\s+)?findings|(?:overall )?(?:rating|summary)\b.*|what we heard.*|our\s+(?:approach|methods?))$/i;
const chapter = /^(?:chapter|part|section) \w+\b/i;

const salutation =
  /^\W*dear\s+\p{L}[^\n.!?]{0,60}[,:!]?\s*$|^\W*(?:\d{1,2}(?:st|nd|rd|th)?\s+\p{L}+\s+\d{4}\s+)?dear\s+\p{Lu}/imu;
const farewell =
  /^\W*(?:yours\b(?:\s+(?:sincerely|faithfully|truly|ever|etc\.?|aye|respectfully|\w+ly))?|(?:with\s+)?(?:(?:my|our|all|much|lots of|kind|best|warm|every|many)\s+)*(?:(?:kind|best|warm)(?:est)?\s+)?(?:regards|wishes|love|thanks)|sincerely|respectfully|as ever|cheers)\b[^\n]{0,40},?\s*$/im;

/** What a paper calls itself in its first lines. */
const named: readonly [form: RegExp, words: string][] = [
  [
    /\b(?:written evidence|submission|memorandum)\b.{0,40}\b(?:submitted\s+)?(?:by|from|to)\b|\(?\b[A-Z]{2,6}\d{3,5}\)$/,
    "calls itself a written submission",
  ],
  [/^(?:\w+\s+){0,3}witness statement\b|^statement of\b.*\bwill say\b/i, "calls itself a witness statement"],
  [/^(?:frequently asked questions|faqs?)\b/i, "is a list of questions and answers"],
  [
    /\b(?:policy|procedure|protocol|strategy|handbook|guidance|code of conduct|terms and conditions|privacy notice|terms of reference|job description|person specification|risk assessment|business case|annual report|action plan)$/i,
    "calls itself a policy, plan or form",
  ],
  [
    /^(?:\w+\s+){0,3}(?:policy|strategy|code of practice|guidance(?: note)?|briefing(?: note| paper)?|terms of reference|standing orders|constitution|job description|invitation to tender|call for evidence|lines to take|risk assessment|equality impact assessment)\b(?::|$)/i,
    "calls itself a policy, plan or form",
  ],
  [
    /^freedom of information\b|\bfoi(?:a)?[\s/-]+(?:request|ref|response|\d)/i,
    "is an answer to a request for information",
  ],
  [/\b(?:thesis|dissertation)\b.{0,40}\b(?:submitted|degree|doctor|master)/i, "calls itself a thesis"],
  [
    /^(?:the\s+)?.{0,80}\b(?:act|order|regulations|rules|bill)\s+\d{4}$|^\d{4}\s+(?:no\.?|c\.|chapter)\s*\d+/i,
    "is a law or an instrument",
  ],
  [
    /\bconsultation\b(?!.*\b(?:said|says|backs|calls|slams|launch(?:es|ed)|clos(?:es|ed))\b)/i,
    "is a consultation",
  ],
  [
    /^(?:final |interim |draft |annual |progress |inspection |audit |scrutiny |officer |committee )*report\s+(?:of|by|to|on|from)\b|:\s+(?:final|interim|draft)\s+report\b|^report$/i,
    "calls itself a report",
  ],
];
/** What ministries and parliaments print above their papers to say what they are. */
const label =
  /^(?:guidance|statutory guidance|consultation outcome|open consultation|closed consultation|policy paper|research and analysis|transparency data|corporate report|independent report|impact assessment|foi release|correspondence|form|promotional material|official statistics|national statistics|international treaty|standard|regulation|research briefing|library briefing|call for evidence|written statement|statutory instrument|petition)(?:$|\s*:\s+\S)/i;
const spokenByOne =
  /\bdelivered on:|\btranscript of the speech\b|^(?:keynote\s+)?speech\s+(?:by|given|delivered|to)\b|\bcheck against delivery\b/im;

/** A title that calls what follows the words of one person: `Remarks at the opening`, `Mr Ray’s speech as president`. */
const namedSpeech =
  /^(?!.*\b(?:says?|said|tells?|told|after|over|sparks?|criticis\w+|slams?)\b).{0,60}\b(?:speech|remarks|address|presentation|lecture|sermon|eulogy|statement)\s+(?:by|to|at|as|from|in|on|of|before)\b/im;

/** How a paper speaks of itself; news speaks of other papers. */
const ofItself =
  /\b(?:this|the present) (?:report|review|paper|study|thesis|dissertation|policy|guidance|submission|response|strategy|briefing|evaluation|assessment|memorandum|note|document|handbook|order|act|code|procedure|(?:privacy )?notice)\b/i;

/** What its writers did and were told. */
const ofItsWriters =
  /\b(?:told us|we (?:found|recommend|interviewed|surveyed|visited|inspected|examined|reviewed|conclude|took evidence|heard from|received)|our (?:findings|recommendations|review|inspection|inquiry))\b/gi;

/** Signs of papers. */
export function paperSigns(looked: Looked): Sign[] {
  const { extraction, blocks, headLines, head, headings } = looked;
  const { text } = extraction;
  const short = headLines.filter((line) => line.text.length <= longestLine).slice(0, 14);
  const first = short
    .slice(0, 6)
    .map((line) => line.text.replace(/[*_]+/g, "").trim())
    .filter((line) => line.length <= longestTitle);
  const numbered = blocks.filter((block) =>
    /^(?:\(?\d+(?:\.\d+)*[.)]?|\([a-z]\))\s/.test(
      `${block.marker === null ? "" : `${block.marker} `}${text.slice(block.start, block.start + 8)}`,
    ),
  );
  const rules = blocks.filter((block) =>
    /\bshall\b/.test(text.slice(block.start, Math.min(block.end, block.start + 400))),
  ).length;
  const unquoted = text.slice(0, 20_000).replace(/["“][^"”\n]*["”]/g, " ");
  const name = named.find(([form]) => first.some((line) => form.test(line)));
  const parts = headings.filter((heading) => partsOfReport.test(heading) || chapter.test(heading)).length;
  return [
    ...when(
      short.some((line) => officialPaper.test(line.text)),
      "officialPaper",
      "printed as a paper of state",
    ),
    ...when(
      short.some((line) => ofSession.test(line.text)),
      "ofSession",
      "called the report of a session",
    ),
    ...(name === undefined ? [] : when(true, "paperName", name[1])),
    ...when(
      label.test(extraction.metadata.title ?? "") || first.some((line) => label.test(line)),
      "paperLabel",
      "labelled as a paper",
    ),
    ...when(
      /\bsign this petition\b/i.test(text) && /^\W*[\d,.]+ signatures?\b/im.test(text),
      "petition",
      "asks for signatures",
    ),
    ...when(parts >= 1, "paperParts", "divided as reports are", parts / 3),
    ...when(
      numbered.length > 2,
      "numberedParagraphs",
      "numbered paragraphs",
      numbered.length / blocks.length,
    ),
    ...when(ofItself.test(unquoted), "ofItself", "speaks of itself as a paper"),
    ...when((unquoted.match(ofItsWriters)?.length ?? 0) >= 2, "ofItsWriters", "tells what its writers found"),
    ...when(salutation.test(head), "salutation", "begins as a letter does"),
    ...when(
      salutation.test(head) && farewell.test(text.slice(-3_000)),
      "letter",
      "begins and ends as a letter does",
    ),
    ...when(rules >= 1, "shall", "written as rules are", rules / Math.max(3, blocks.length / 4)),
    ...when(
      short.slice(0, 8).filter((line) => provision.test(line.text)).length >= 2,
      "provisions",
      "sections and provisions, as laws have them",
    ),
    ...when(spokenByOne.test(head), "speech", "a speech of one person"),
    ...when(namedSpeech.test(looked.names), "namedSpeech", "named as what one person said"),
  ];
}
