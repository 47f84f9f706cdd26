/** The words in which records say what became of a motion or an amendment. */
import type { Outcome } from "../../../storage/model/facts/decision-facts.js";

const fates: readonly (readonly [Outcome, string])[] = [
  [
    "lapsed",
    "no\\s+seconder|lapsed|(?:received|attracted|found)\\s+no\\s+second(?:er)?|(?:did\\s+not|failed\\s+to)\\s+(?:receive|attract|find|get)\\s+a\\s+second(?:er)?|not\\s+moved(?:,?\\s+and\\s+(?:(?:accordingly|therefore|so|thus)\\s+)?(?:fell|falls))?|fell\\s+for\\s+(?:want|lack)\\s+of\\s+a\\s+seconder|(?:failed|died|dies|fails)\\s+(?:for|due\\s+to)\\s+(?:a\\s+)?(?:want|lack)\\s+of\\s+(?:a\\s+)?second(?:er)?|not\\s+seconded",
  ],
  [
    "lost",
    "not\\s+(?:carried|agreed(?:\\s+to)?|approved|adopted|passed|supported|endorsed|successful)|did\\s+not\\s+(?:carry|pass|succeed|prevail)|unsuccessful|voted\\s+down|denied|(?:so\\s+)?resolved\\s+in\\s+the\\s+negative|lost|defeated|rejected|negatived|disagreed\\s+to|fell|fails|failed|falls",
  ],
  ["withdrawn", "withdrawn"],
  [
    "deferred",
    "deferred|adjourned|postponed|held\\s+over|laid\\s+(?:over|on\\s+the\\s+table)|tabled\\s+(?:until|indefinitely|to\\s+(?:a|the|its)\\b)|(?:carried|stood)\\s+(?:forward|over)",
  ],
  [
    "referred",
    "(?:stood\\s+)?(?:referred|remitted)(?!\\s+to\\s+(?:by|above|below|in|earlier|as|at)\\b)(?:\\s+without\\s+(?:debate|discussion))?(?:\\s+back)?(?:\\s+to)?",
  ],
  [
    "carried",
    "(?:so\\s+)?resolved\\s+in\\s+the\\s+affirmative|prevailed|succeeded|endorsed(?!\\s+by\\s+(?:the\\s+)?(?:councill?ors?|cllrs?|crs?|members?|deputy|mrs?|ms|dr)\\b)|ratified|became\\s+the\\s+(?:decision|finding|resolution)|(?:passed(?:,?\\s+approved)?|approved),?\\s+and\\s+adopted|carried(?!\\s+out)|carries|agreed(?:\\s+to)?|approved|adopted|passed(?!\\s+(?:to|on)\\b)|passes|upheld",
  ],
  ["noted", "noted"],
];

/** Any of them, as a part of a pattern with the `i` flag. */
export const anyFate = fates.map(([, form]) => form).join("|");

const whole = fates.map(([outcome, form]) => [outcome, new RegExp(`^(?:${form})$`, "i")] as const);

/** The outcome that a word means: `LOST`, `not carried`, `be referred`; null for other words. */
export function fateOf(printed: string): Outcome | null {
  const words = printed.replace(/\s+/g, " ");
  for (const [outcome, form] of whole) if (form.test(words)) return outcome;
  if (/^(?:defer|postpone)/i.test(words)) return "deferred";
  if (/^(?:refer|remit)/i.test(words)) return "referred";
  if (/^withdr/i.test(words)) return "withdrawn";
  if (/^(?:reject|refuse|oppose)/i.test(words)) return "lost";
  return /^(?:adopt|approve|agree|support|accept|carry|pass)/i.test(words) ? "carried" : null;
}
