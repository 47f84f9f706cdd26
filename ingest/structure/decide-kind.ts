/**
 * What kind of thing a document is, from its form and its words. A wrong kind is worse than none.
 *
 * Every sign speaks for or against each kind by a weight of its own (`kind-weights.ts`), and what they say together is
 * a share of such documents that are of the kind. The weights are fitted to documents of known kind by
 * `tests/eval/fit-kinds.ts`, not set by hand.
 */
import type { KindFacts } from "../../storage/model/facts/facts.js";
import { type DocumentKind, documentKinds } from "../../storage/model/kind.js";
import type { Extraction } from "../extract/extraction.js";
import { articleSigns } from "./kind-article.js";
import { contrastSigns } from "./kind-contrast.js";
import { declaredSigns, namedKinds } from "./kind-declared.js";
import { formSigns } from "./kind-form.js";
import { languageSigns } from "./kind-language.js";
import { motionSigns } from "./kind-motion.js";
import { paperSigns } from "./kind-paper.js";
import { lookAt, type Named, type Sign } from "./kind-signs.js";
import { transcriptSigns } from "./kind-transcript.js";
import { kindWeights } from "./kind-weights.js";

export type { Named };

/** A kind is said from here on; below it is `other`. */
const sure = 0.5;
/** Below, nothing is suggested either. */
const leastSuggested = 0.15;
/** Nothing is ever surer. */
const surest = 0.99;

/** The file's name may tip the balance, never decide: in the unit of the weights. */
const nameWeight = 0.7;

/** Everything in a document that may tell its kind. */
export function signsOf(extraction: Extraction, file: Named): Sign[] {
  const looked = lookAt(extraction, file);
  const signs = [
    ...transcriptSigns(looked),
    ...motionSigns(looked),
    ...articleSigns(looked),
    ...paperSigns(looked),
    ...formSigns(looked),
    ...languageSigns(looked),
    ...declaredSigns(looked),
  ];
  return [...signs, ...contrastSigns(looked, signs)];
}

/** The likeliest kind; `other` when none is sure, with what it may be and why. */
export function decideKind(extraction: Extraction, file: Named): KindFacts {
  const signs = signsOf(extraction, file);
  // A file that names the speaker of its words in its own markup is no matter of weighing.
  if (signs.some(({ name }) => name === "speakersOfFile"))
    return { kind: "transcript", confidence: surest, suggestion: null, why: null };
  const shares = sharesOf(signs, namedKinds(file, extraction.metadata.address));
  const [best] = documentKinds
    .filter((kind) => kind !== "other")
    .map((kind) => ({ kind, share: shares[kind] }))
    .toSorted((one, other) => other.share - one.share);
  if (best === undefined) throw new Error(`No kind was weighed of ${documentKinds.join(", ")}`);
  const { kind, share } = best;
  if (share >= sure) return { kind, confidence: Math.min(surest, share), suggestion: null, why: null };
  if (share < leastSuggested) return { kind: "other", confidence: share, suggestion: null, why: null };
  return { kind: "other", confidence: share, suggestion: kind, why: whyOf(kind, signs) };
}

/** How likely each kind is, all together 1. */
function sharesOf(signs: readonly Sign[], named: readonly DocumentKind[]): Record<DocumentKind, number> {
  const sums = documentKinds.map((kind, index) =>
    signs.reduce(
      (sum, sign) => sum + sign.value * kindWeights[sign.name][index as 0],
      kindWeights.bias[index as 0] + (named.includes(kind) ? nameWeight : 0),
    ),
  );
  const most = sums.reduce((one, other) => Math.max(one, other));
  const raised = sums.map((sum) => Math.exp(sum - most));
  const all = raised.reduce((sum, one) => sum + one, 0);
  const share = (index: number) => (raised[index] ?? 0) / all;
  return { article: share(0), motion: share(1), transcript: share(2), other: share(3) };
}

/** So many signs are told on either side, the loudest first. */
const mostTold = 5;
/** A quieter sign is not worth telling. */
const leastTold = 0.25;

function whyOf(kind: DocumentKind, signs: readonly Sign[]): string {
  const index = documentKinds.indexOf(kind);
  // Against what the sign says of a document that may be anything.
  const loudness = ({ name, value }: Sign) => {
    const weights = kindWeights[name];
    return value * ((weights[index] ?? 0) - weights.reduce((sum, one) => sum + one, 0) / weights.length);
  };
  const heard = signs
    .map((sign) => ({ words: sign.words, loud: loudness(sign) }))
    .toSorted((one, other) => Math.abs(other.loud) - Math.abs(one.loud));
  const list = (side: 1 | -1) =>
    heard
      .filter(({ loud }) => loud * side >= leastTold)
      .slice(0, mostTold)
      .map(({ words }) => words)
      .join(", ");
  const against = list(-1);
  return `For ${kind} speaks: ${list(1) || "little"}.${against === "" ? "" : ` Against it: ${against}.`}`;
}
