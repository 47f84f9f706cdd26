/** Samples of what the reader shows of articles. */
import type { ArticleOutline, QuotationBeside } from "../../views/contexts.js";

export function quotationSamples(words: string, href: string): QuotationBeside[] {
  return [
    { href, words, told: false, speaker: words, person: null, post: null, check: href },
    { href, words, told: true, speaker: "she", person: words, post: words, check: null },
    { href, words, told: false, speaker: null, person: null, post: null, check: null },
  ];
}

export function articleSample(words: string, href: string): ArticleOutline {
  return {
    sentence: words,
    speakers: [{ name: words, quotations: quotationSamples(words, href) }],
    figures: [
      { label: words, detail: null, href },
      { label: "about 2.5m faces", detail: words, href },
    ],
    references: [
      { what: words, words, href, candidates: [{ label: words, href }] },
      { what: "motion", words, href, candidates: [] },
    ],
  };
}
