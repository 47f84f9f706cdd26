/** What a speaker's label says of itself: an office of the meeting, a title, or nobody in particular. */
import { impersonal, withoutBrackets } from "./names.js";

const personalTitle =
  /^(?:the\s+)?(?:rt\.?\s+hon\.?\s+|(?:right\s+)?hon(?:ourable|\.)?\s+)?(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|baroness|baron|viscount|earl|cllr|cr|clr|councillor|councilor|alderman|ald|judge|justice|rev|reverend|revd|senator|sen|rep|deputy|m|mme|monsieur|madame)\b\.?\s+(?!of\b|for\b|and\b|in\b|the\b)\p{Lu}/iu;
const honourable = /^(?:the\s+)?(?:rt\.?\s+|right\s+)?hon(?:ourable|\.)?\s+\p{Lu}/iu;
/** Letters that members of parliaments and counsel have after their names. */
const lettersAfter = /\s(?:AM|MS|AS|MP|MSP|MLA|MHK|TD|QC|KC|SC|MEP)$/;

const chair = [
  "chair(?:man|woman|person)?",
  "convener",
  "convenor",
  "presiding officer",
  "speaker",
  "president",
  "mayor",
  "provost",
  "pr[ée]sidente?",
].join("|");
const chairForm = new RegExp(
  `^(?:the\\s+|le\\s+|la\\s+)?(?:(?:acting|deputy|vice|temporary|assistant|interim|co-?)[\\s-]*)?(?:(?:lord|lady|madame?|mr\\.?|mrs\\.?|ms\\.?)\\s+)?(?:(?:acting|deputy|vice|assistant)[\\s-]+)?(?:${chair})$`,
  "i",
);
/** The same in the Oireachtas and the Senedd. */
const chairInIrishOrWelsh =
  /^(?:an\s+|y\s+)?(?:(?:leas-|dirprwy\s+)?(?:ch?athaoirleach|ch?eann comhairle|l?lywydd|cadeirydd))(?:\s+(?:gníomhach|tánaisteach|dros dro))?$/i;
const chairInBrackets = /[([](?:in the chair|presiding)[)\]]/i;
const counselForm = /^(?:(?:lead|leading|junior|senior)\s+)?counsel\b/i;
const witnessForm = /^(?:the\s+)?(?:expert\s+)?witness(?:\s+(?:[A-Z]|\d+))?$/i;
/** A label that is plainly a speaker wherever it stands: a titled name or an office of the meeting. */
export function plainlySpeaker(label: string): boolean {
  const bare = withoutBrackets(label);
  return (
    personalTitle.test(bare) ||
    honourable.test(bare) ||
    lettersAfter.test(bare) ||
    officeOf(label) !== null ||
    impersonal(bare)
  );
}

/** The part in the meeting that the label itself names. */
export function officeOf(label: string): "chair" | "counsel" | "witness" | null {
  const bare = withoutBrackets(label);
  if (chairForm.test(bare) || chairInIrishOrWelsh.test(bare) || chairInBrackets.test(label)) return "chair";
  if (counselForm.test(bare)) return "counsel";
  return witnessForm.test(bare) ? "witness" : null;
}
