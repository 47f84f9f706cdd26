/** Which cue governs which quoted words, in the sentence, the paragraph, or from the paragraph before. */
import type { Cue } from "./article-cues.js";
import { cuesOf, subjectOf } from "./article-cues.js";
import type { MarkedWords } from "./article-marks.js";
import { isPersonal, isSound, type Named } from "./article-named.js";
import type { Paragraph, Sentence } from "./article-sentences.js";
import { hidden } from "./article-sentences.js";

/** Who says it, and the words that tell so. */
export interface Attribution {
  named: Named | null;
  cue: Cue | null;
}

/** `own`: its sentence says who; `near`: the words before it do; `none`: nothing does. */
export type Closeness = "own" | "near" | "none";

export interface Attributed {
  words: MarkedWords;
  sentence: Sentence;
  paragraph: Paragraph;
  attribution: Attribution | null;
  closeness: Closeness;
}

/** A sentence without quoted words that tells what somebody said. */
export interface Told {
  sentence: Sentence;
  cue: Cue;
}

export interface Speech {
  quoted: Attributed[];
  told: Told[];
  /** Everybody who is named beside a word of speech, or as whom the sentence before is about. */
  named: Set<Named>;
}

/** Goes through the paragraphs in order and gives what is quoted and told to whoever says it. */
export function speechOf(text: string, paragraphs: readonly Paragraph[]): Speech {
  const speech: Speech = { quoted: [], told: [], named: new Set() };
  let prior: Attribution | null = null;
  for (const paragraph of paragraphs) {
    if (paragraph.heading) prior = null;
    const first = speech.quoted.length;
    const apart = setApart(paragraph, prior);
    if (apart) {
      speech.quoted.push(apart);
      continue;
    }
    for (const sentence of paragraph.sentences) {
      const every = cuesOf(text, sentence);
      const cues = every.filter((cue) => cue.strong || isBeside(cue, sentence));
      for (const { named } of every) if (named) speech.named.add(named);
      const governing = governed(sentence, cues);
      for (const [index, words] of sentence.quoted.entries()) {
        const own = governing[index];
        const attribution: Attribution | null = own ? { named: own.named, cue: own } : prior;
        speech.quoted.push({
          words,
          sentence,
          paragraph,
          attribution,
          closeness: own ? "own" : attribution ? "near" : "none",
        });
        prior = attribution;
      }
      if (sentence.quoted.length === 0) {
        const main = paragraph.heading ? undefined : every.find((cue) => tells(cue, sentence));
        if (main) speech.told.push({ sentence, cue: main });
        prior = carriedOn(sentence, every, prior, paragraph.heading);
        if (prior?.named) speech.named.add(prior.named);
      }
    }
    fillBack(speech.quoted, first);
  }
  return speech;
}

/** A block set apart without marks of its own is quoted, when the words before it say whose it is. */
function setApart(paragraph: Paragraph, prior: Attribution | null): Attributed | null {
  const [sentence] = paragraph.sentences;
  const { start, end } = paragraph;
  if (!paragraph.indented || paragraph.quoted.length > 0 || !sentence || !prior?.cue) return null;
  // Who is quoted, under the words.
  if (/^[—–-]/.test(sentence.told)) return null;
  const words = { start, end, whole: { start, end }, closed: true };
  return { words, sentence, paragraph, attribution: prior, closeness: "near" };
}

/** Of these only what follows tells whether something is told: `found that`, not `found a way`. */
const needsThat =
  /^(?:found|finds|ruled|rules|reported|reports|accepted|accepts|noted|notes|observed|observes|recommended|recommends|concluded|concludes|estimated|wrote|writes|posted|tweeted|tweets|recalled|recalls|complained|complains|announced|announces|revealed|reveals|suggested|suggests|maintained|maintains|responded|responds|replied|replies|commented|comments|testified|confirmed|confirms|denied|denies|believed|feared|fears|predicted|predicts|expected|acknowledged|declared|declares|stated|alleged|pointed out|points out|add|believe|call|describe|tell|write|suggest|admit|insist|claim)$/i;
const complement = /^(?:\s+[^\s,]+){0,5}?,?\s+(?:that|how|why|whether|there|he|she|it|they)\s/iu;
const indefinite = /^(?:somebody|someone|nobody|anybody|anyone|everybody|everyone|who|it|one)$/i;

/** True for a sentence in which the cue tells what somebody said. */
function tells(cue: Cue, { told, start }: Sentence): boolean {
  if (!cue.strong || cue.passive || cue.named === null || indefinite.test(cue.named.speaker.value))
    return false;
  if (!/[.!?…:;][)\]”’"']*$/u.test(told.slice(-12))) return false;
  const rest = told.slice(
    Math.max(cue.verb.end, cue.inverted ? cue.words.end : 0) - start,
    cue.verb.end - start + 200,
  );
  const verb = told.slice(cue.verb.start - start, cue.verb.end - start);
  return needsThat.test(verb) ? complement.test(rest) : told.length > cue.words.end - cue.words.start + 12;
}

/** Words that begin a sentence with a capital and are no name. */
const namesNone =
  /^(?:That|This|These|Those|There|Here|What|Which|It|Who|Whose|How|Why|When|Where|Whether|All|None|No|Nobody|Nothing|Some|Someone|Many|Much|More|Most|Few|Fewer|Less|Several|Both|Either|Neither|Nor|Not|Never|Each|Every|Everyone|Everybody|Everything|Anyone|Anything|Only|Just|Even|Also|Still|Yet|But|And|Or|So|Then|Thus|Hence|Now|Once|Often|Perhaps|Maybe|Meanwhile|However|Instead|Indeed|Later|Earlier|Today|Yesterday|Tomorrow|Tonight|Here|Nowhere|Rarely|Seldom|Little|Such|Another|Other|Others|Half|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Dozens|Hundreds|Thousands|Millions)$/u;

/** Who speaks next, should the words that follow not say: whoever the sentence quotes, or is about. */
function carriedOn(
  sentence: Sentence,
  cues: readonly Cue[],
  prior: Attribution | null,
  heading: boolean,
): Attribution | null {
  if (heading) return null;
  const cue = cues.find(
    (one) => !one.passive && one.named !== null && !/^(?:I|we)$/i.test(one.named.speaker.value),
  );
  if (cue) return { named: cue.named, cue };
  const begun = /^(?:he|she|they)\b/i.test(sentence.told);
  if (begun) return prior;
  const subject = subjectOf(sentence.told, sentence.told.length, sentence.start);
  if (
    isSound(subject) &&
    (isPersonal(subject.speaker.value) ||
      (/^\p{Lu}\p{Ll}+$/u.test(subject.speaker.value) && !namesNone.test(subject.speaker.value)))
  )
    return { named: subject, cue: null };
  return sentence.told.length < 60 && prior?.cue ? prior : null;
}

/** Words at the beginning of a paragraph belong to whoever is named right behind them. */
function fillBack(quoted: readonly Attributed[], first: number): void {
  for (let index = quoted.length - 2; index >= first; index -= 1) {
    const [one, next] = [quoted[index], quoted[index + 1]];
    if (
      one &&
      next &&
      one.attribution === null &&
      next.attribution?.cue &&
      next.closeness === "own" &&
      next.attribution.cue.verb.start > next.words.start
    ) {
      one.attribution = next.attribution;
      one.closeness = "near";
    }
  }
}

/** A verb that tells nothing by itself counts beside quoted words: `called it “…”`, `“…,” Holt agreed`. */
function isBeside(cue: Cue, { quoted }: Sentence): boolean {
  return quoted.some(({ whole }) => whole.start >= cue.verb.end || adjacent(cue, whole.end));
}

function adjacent(cue: Cue, end: number): boolean {
  const from = Math.min(cue.words.start, cue.verb.start);
  return from >= end && from - end <= 4;
}

/** For each quoted span of a sentence, the cue that governs it. */
function governed(sentence: Sentence, cues: readonly Cue[]): (Cue | undefined)[] {
  let at = 0;
  return sentence.quoted.map((words) => {
    while ((cues[at]?.verb.start ?? Number.POSITIVE_INFINITY) < words.whole.start) at += 1;
    const next = cues[at];
    const before = active(cues, at);
    if (next && follows(sentence, words, next)) return next;
    return before ?? (next && !next.passive && isLead(sentence, words) ? next : undefined) ?? cues[at - 1];
  });
}

function active(cues: readonly Cue[], at: number): Cue | undefined {
  for (let index = at - 1; index >= Math.max(0, at - 8); index -= 1)
    if (cues[index]?.passive === false) return cues[index];
  return undefined;
}

/** `“…,” he said`: the cue’s clause begins where the quotation ends. */
function follows({ told, start }: Sentence, { whole }: MarkedWords, cue: Cue): boolean {
  const from = Math.min(cue.words.start, cue.verb.start, cue.named?.post?.start ?? Number.POSITIVE_INFINITY);
  if (from < whole.end || from - whole.end > 90) return false;
  const between = told.slice(whole.end - start, from - start);
  if (between.includes(hidden)) return false;

  return (
    /^[\s,–—-]*$/u.test(between) ||
    /^[\s,]*(?:(?:the|a|an|but|and|as|her|his|its)\s)?[^.;:]{0,60}$/u.test(between)
  );
}

/** A quotation that opens its sentence may be given to a later word of speech. */
function isLead(sentence: Sentence, words: MarkedWords): boolean {
  return (
    words.whole.start - sentence.start <= 1 ||
    !sentence.told.slice(0, words.whole.start - sentence.start).includes(hidden)
  );
}
