import { rulesProgress } from "../../ingest/tags/rule-question.js";
import { type RuleTrial, tryRule } from "../../ingest/tags/try-rule.js";
import { refuseUnfitQuery } from "../../ingest/tags/vocabulary.js";
import { VocabularyFault } from "../../ingest/tags/vocabulary-fault.js";
import type { AuthorityRecord } from "../../storage/model/authority.js";
import { QueryFault } from "../../storage/model/query/query.js";
import type { RuleDesk, RuleSample } from "../../views/contexts.js";
import type { Site } from "../site.js";
import { urls } from "../urls.js";
import { excerpt } from "./segments.js";
import { counted } from "./words.js";

/** About as many characters of a passage are shown, in UTF-16 code units. */
const sampleLength = 320;

/** Where rules of a concept are tried and kept. `words` were typed to be tried; null when none were. */
export async function ruleDesk(
  site: Site,
  record: AuthorityRecord,
  { words, rule: asked }: { words: string | null; rule: string | null },
): Promise<RuleDesk> {
  const rule = record.rules.find(({ id }) => id === asked) ?? null;
  const { met, of } = await rulesProgress(site.archive.catalogue);
  const desk: RuleDesk = {
    tryAction: urls.tag(record.id),
    keepAction: urls.tagRules(record.id),
    removeAction: urls.tagRuleRemove(record.id),
    progress:
      record.rules.length === 0 || met === of
        ? null
        : `The rules have been held against ${met.toLocaleString("en-GB")} of ${counted(of, "document")} so far; look again in a while.`,
    query: words ?? rule?.query ?? "",
    rule: rule?.id ?? null,
    error: null,
    trial: null,
  };
  if (words === null || words.trim() === "") return desk;
  try {
    refuseUnfitQuery(words);
    const trial = await tryRule(site.archive, words);
    return { ...desk, trial: { sentence: trialSentence(trial), samples: trial.samples.map(sampleShown) } };
  } catch (error) {
    if (error instanceof VocabularyFault)
      return { ...desk, error: { sentence: error.message, before: words, from: "" } };
    if (!(error instanceof QueryFault)) throw error;
    const { message: sentence, at } = error;
    return { ...desk, error: { sentence, before: words.slice(0, at), from: words.slice(at) } };
  }
}

function trialSentence({ documents, lookedAt, of }: RuleTrial): string {
  const found =
    documents === 0
      ? "This rule would tag no document"
      : `This rule would tag ${counted(documents, "document")}`;
  return lookedAt === of
    ? `${found} of ${of.toLocaleString("en-GB")}.`
    : `${found} of the newest ${lookedAt.toLocaleString("en-GB")}; there are ${of.toLocaleString("en-GB")}, more than could be looked at at once.`;
}

function sampleShown({ document, version, title, passage, words }: RuleTrial["samples"][number]): RuleSample {
  const marks = [{ start: words.start - passage.start, end: words.end - passage.start }];
  const { segments, cutBefore, cutAfter } = excerpt(passage.text, marks, sampleLength);
  const href = urls.cited(document, version, passage.start, words);
  return { title, href, passage: segments, cutBefore, cutAfter };
}
