/** Decisions told in set phrases of their own: nobody seconds, a question is put, a board votes to do something. */
import { isTold, type Sentence, type Settled, settledAs, unsettled } from "./sentence.js";

const nobodySeconds =
  /\bthere\s+(?:was|being|were)\s+(?<fate>no\s+seconder)\b(?:\s+(?:to|for)\s+(?:the|this|that|his|her|their)\s+(?<subject>amendment|motion|proposal))?/i;

const notMoved =
  /\b(?<subject>motion|amendment)\b[^.;]{0,80}?\b(?:was|were)\s+(?<fate>not\s+moved(?:,?\s+and\s+(?:(?:accordingly|therefore|so|thus)\s+)?(?:fell|falls))?)/i;

/** "There was no seconder to the amendment"; "the motion was not moved and fell". */
export function unseconded(sentence: Sentence): Settled[] | null {
  const match = nobodySeconds.exec(sentence.text) ?? notMoved.exec(sentence.text);
  const printed = match?.groups?.fate;
  if (!match || printed === undefined || unsettled.test(sentence.text.slice(0, match.index))) return null;
  const at = match.index + match[0].indexOf(printed);
  const subject = match.groups?.subject?.toLowerCase();
  const kind = subject === "amendment" ? "amendment" : subject === undefined ? "none" : "motion";
  return [settledAs(sentence, kind, subject ?? "", { at, end: at + printed.length })];
}

const questionForm =
  /^(?:Main\s+)?Question\b(?:No\.\s|(?!\.\s).){0,420}?[\s,](?<fate>agreed\s+to|negatived|passed|carried|lost|(?:so\s+)?resolved\s+in\s+the\s+(?:affirmative|negative))\W*$/;

/** "Question put and agreed to": as parliaments record it. What the question was of stands in it, or before it. */
export function questionPut(sentence: Sentence): Settled[] | null {
  const match = questionForm.exec(sentence.text);
  const printed = match?.groups?.fate;
  if (printed === undefined) return null;
  const at = sentence.text.lastIndexOf(printed);
  const amends =
    /\bamendment\s+be\s+made|\bwords\s+be\s+(?:there|so|now)?\s*(?:added|inserted)|proposed\s+words/i.test(
      sentence.text,
    );
  const whole = /^Main\b|as\s+amended/i.test(sentence.text);
  return [
    settledAs(sentence, amends ? "amendment" : whole ? "motion" : "none", "question", {
      at,
      end: at + printed.length,
    }),
  ];
}

const castingForm =
  /\b(?:cast|used|gave|exercised)\s+(?:the|his|her|their|a)\s+(?:second\s+or\s+)?(?:deciding|casting)\s+vote\s+(?<fate>in\s+favou?r\s+of|against|for)\s+the\s+(?:\p{L}+\s+)?(?<subject>motion|amendment|proposal)\b/iu;

/** "There being an equality of votes, the Chair cast the deciding vote in favour of the amendment". */
export function castingVote(sentence: Sentence): Settled[] | null {
  const match = castingForm.exec(sentence.text);
  const { fate = "", subject = "" } = match?.groups ?? {};
  if (!match || unsettled.test(sentence.text.slice(0, match.index))) return null;
  const at = match.index + match[0].lastIndexOf(fate);
  const settled = settledAs(sentence, /^a/i.test(subject) ? "amendment" : "motion", subject, {
    at,
    end: at + fate.length,
  });
  const value = /^against/i.test(fate) ? ("lost" as const) : ("carried" as const);
  return [{ ...settled, outcome: { ...settled.outcome, value } }];
}

const votedForm =
  /\b(?:council|board|committee|commission|members|meeting|assembly|trustees|councillors)\s+(?<fate>voted\s+(?:(?:unanimously|overwhelmingly)|(?:by\s+)?\(?\d{1,3}\s?(?:[-–/:]|to)\s?\d{1,3}(?:\s?[-–/]\s?\d{1,3})?\)?),?\s+(?:to\s+(?<verb>approve|adopt|accept|support|reject|refuse|defer|refer|table|oppose|endorse|authori[sz]e|award|appoint|amend|adjourn|recess|enter|go|convene|close|open|accept|grant|purchase|hire|send|place|set|continue|extend|raise)|(?<side>in\s+favou?r\s+of|against)\s+(?:the\s+)?(?:motion|proposal|resolution)))\b/i;

const adoptedForm =
  /^\W*(?<fate>(?:duly\s+)?(?:passed,?\s+(?:approved,?\s+)?and\s+adopted|approved\s+and\s+adopted|adopted|passed))\s+(?:this\b|(?:by|on|at)\s+(?:the|a)\b)/i;

/** "PASSED AND ADOPTED this 9th day of April": below a resolution of an American council, with its own day. */
function adopted(sentence: Sentence): Settled[] {
  const printed = adoptedForm.exec(sentence.text)?.groups?.fate;
  if (printed === undefined || !/^\W*\p{Lu}/u.test(sentence.text)) return [];
  const at = sentence.text.indexOf(printed);
  return [settledAs(sentence, "none", "", { at, end: at + printed.length })];
}

/** Where the sentence names who moved it, whatever was voted to be done was decided. */
const movedVoteForm =
  /(?:\b(?:council|board(?:\s+of\s+\p{L}+)?|committee|commission|members|meeting|assembly|trustees|councillors|selectmen)\s+|,?\s+and\s+(?:it\s+was\s+)?)(?<fate>(?:unanimously\s+)?voted\b[\s\S]{0,250}?\bto\s+(?<verb>\p{Ll}{2,}))/iu;

/** "The Board voted 4-0 to approve the plan". */
function votedTo(sentence: Sentence, isMoved: boolean): Settled[] {
  const match = votedForm.exec(sentence.text) ?? (isMoved ? movedVoteForm.exec(sentence.text) : null);
  const printed = match?.groups?.fate;
  if (!match || printed === undefined) return [];
  const at = match.index + match[0].indexOf(printed);
  const fate = { at, end: at + printed.length };
  if (!isTold(sentence.text, fate, match.index)) return [];
  const { verb = "", side = "" } = match.groups ?? {};
  const settled = settledAs(sentence, "none", "", fate);
  const value =
    /^against/i.test(side) || /^(?:reject|refuse|oppose|deny)/i.test(verb)
      ? "lost"
      : /^(?:defer|table)/i.test(verb)
        ? "deferred"
        : /^refer/i.test(verb)
          ? "referred"
          : "carried";
  return [{ ...settled, outcome: { ...settled.outcome, value } }];
}

/** Set phrases that may stand beside others in a sentence. */
export function setPhrases(sentence: Sentence, isMoved: boolean): Settled[] {
  return [...votedTo(sentence, isMoved), ...adopted(sentence)];
}
