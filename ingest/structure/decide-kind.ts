/** What kind of thing a document is, from its form and its words. A wrong kind is worse than none. */
import type { KindFacts } from "../../storage/model/facts/facts.js";
import { type DocumentKind, documentKinds } from "../../storage/model/kind.js";
import type { Extraction } from "../extract/extraction.js";
import { articleSigns } from "./kind-article.js";
import { motionSigns } from "./kind-motion.js";
import { inRecordsToo, paperSigns } from "./kind-paper.js";
import { lookAt, type Named, type Sign, sumOfSigns } from "./kind-signs.js";
import { transcriptSigns } from "./kind-transcript.js";

export type { Named };

/** A kind is said from here on; below it is `other`. */
const sure = 0.5;
/** Below, nothing is suggested either. */
const leastSuggested = 0.2;
/** Two kinds that speak as loud as each other leave it open. */
const leastLead = 0.1;

/** What is weighed; `other` is what is left. */
type Weighed = Exclude<DocumentKind, "other">;
interface Weight {
  kind: Weighed;
  weight: number;
  signs: Sign[];
}

/** Weighs the signs of each kind; `other` when none is sure, with what it may be and why. */
export function decideKind(extraction: Extraction, file: Named): KindFacts {
  const looked = lookAt(extraction, file);
  const papers = paperSigns(looked);
  const spoken = transcriptSigns(looked);
  const moved = motionSigns(looked);
  const against = (share: number, but: readonly string[] = []): Sign[] =>
    papers
      .filter(({ words }) => !but.includes(words))
      .map(({ weight, words }) => ({ weight: -weight * share, words }));
  // Debates tell of motions, and are no motions.
  const than = (signs: readonly Sign[]): Sign[] => {
    const more = sumOfSigns(signs) - 0.65;
    return more > 0 ? [{ weight: -more, words: "more of a record of what was said" }] : [];
  };
  const rival = { weight: -Math.max(sumOfSigns(spoken), sumOfSigns(moved)) / 2, words: "more of a record" };
  const [best, second] = [
    weightOf("transcript", [...spoken, ...against(0.35, inRecordsToo)], file),
    weightOf("motion", [...moved, ...against(0.5, inRecordsToo), ...than(spoken)], file),
    weightOf("article", [...articleSigns(looked), ...against(1), rival], file),
  ].toSorted((one, other) => other.weight - one.weight);
  if (best === undefined) throw new Error(`No kind was weighed of ${documentKinds.join(", ")}`);
  const confidence = confidenceOf(best.weight);
  const leads = best.weight - (second?.weight ?? 0) >= leastLead;
  if (confidence >= sure && leads) return { kind: best.kind, confidence, suggestion: null, why: null };
  const unsure = Math.min(confidence, sure - 0.01);
  if (unsure < leastSuggested) return { kind: "other", confidence: unsure, suggestion: null, why: null };
  return {
    kind: "other",
    confidence: unsure,
    suggestion: best.kind,
    why: whyOf(best, leads ? undefined : second),
  };
}

function weightOf(kind: Weighed, signs: Sign[], { name }: Named): Weight {
  // The file's name may tip the balance, never decide.
  const named = {
    transcript: /transcript|oral[\s_-]*evidence|hearing/i,
    motion: /motion|minutes|agenda/i,
    article: /article/i,
  };
  const hint = named[kind].test(name) ? 0.1 : 0;
  return {
    kind,
    weight: sumOfSigns(signs) + hint,
    signs: signs.filter(({ weight }) => Math.abs(weight) > 0.01),
  };
}

/** From a sum of weights to a share of such documents that are of the kind: half of those that just suffice. */
function confidenceOf(weight: number): number {
  return Math.min(0.99, 1 / (1 + Math.exp(-6 * (weight - sure))));
}

function whyOf(best: Weight, second: Weight | undefined): string {
  const list = (signs: readonly Sign[]) => signs.map(({ words }) => words).join(", ");
  const against = best.signs.filter(({ weight }) => weight < 0);
  const also =
    second === undefined
      ? ""
      : ` For ${second.kind} speaks as much: ${list(second.signs.filter(({ weight }) => weight > 0))}.`;
  return `For ${best.kind} speaks: ${list(best.signs.filter(({ weight }) => weight > 0))}.${against.length === 0 ? "" : ` Against it: ${list(against)}.`}${also}`;
}
