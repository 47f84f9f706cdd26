/** Where a block of a motion is cut into clauses, and where the motion ends. */
import type { Span } from "../../../storage/model/facts/read.js";
import type { Block } from "../../extract/extraction.js";
import { linesOf } from "../head.js";
import { numberForm } from "./numbers.js";
import { opensSection } from "./sections.js";
import { sentencesOf } from "./units.js";

/** "And that a copy be sent": the next part of what is resolved. */
const goesOnWith = /^(?:AND|And)\s+(?:(?:FURTHER|further|ALSO|also),?\s+)?(?:THAT|that)\b/;

/** A block is one clause, unless its lines are numbered or open sections or say something else. */
export function clauseSpans(text: string, block: Block): Span[] {
  const starts = linesOf(text, block)
    .filter(
      (line) =>
        line.start === block.start ||
        numberForm.test(line.text) ||
        opensSection(line.text) ||
        goesOnWith.test(line.text) ||
        endsSection(line.text),
    )
    .map((line) => line.start);
  const spans = starts.map((start, index) => ({ start, end: starts[index + 1] ?? block.end }));
  return spans.flatMap((span) => sentencesOpening(text, span));
}

/** "The hall was closed. The Council therefore resolves to …": prose leads to what is resolved. */
function resolvingWithin({ start, end }: Span, words: string): Span[] {
  const at = sentencesOf({ start, text: words }).find(
    (one, index) =>
      index > 0 &&
      /^(?:this|the)\s+(?:\S+\s+){0,3}?(?:therefore|hereby|accordingly)\s/i.test(one.text) &&
      opensSection(one.text),
  )?.start;
  return at === undefined
    ? [{ start, end }]
    : [
        { start, end: at },
        { start: at, end },
      ];
}

/** "This Assembly notes …. This Assembly calls on …." on one line: each sentence that names the body is a clause. */
function sentencesOpening(text: string, span: Span): Span[] {
  const words = text.slice(span.start, span.end).replace(/\s/g, " ");
  if (!opensSection(words)) return resolvingWithin(span, words);
  const starts = sentencesOf({ start: span.start, text: words })
    .filter((one, index) => index > 0 && opensSection(one.text))
    .map((one) => one.start)
    // "2. That the Council notes": no sentence ends behind a number.
    .filter((at) => /\p{L}{2}/u.test(text.slice(span.start, at).replace(/^\W*[IVX]{1,5}[.)]/, "")));
  return [span.start, ...starts].map((start, index) => ({ start, end: starts[index] ?? span.end }));
}

/** Names of movers and the record's own lines stand below a motion, not in it. */
export function endsSection(words: string): boolean {
  return /^[–—_*=-]{5,}$|^[*_]*(?:(?:proposed|moved|seconded|submitted|supported|signed|sponsored)\s*(?:by|:)|proposer|seconder|mover|resolved\b|the\s+(?:motion|amendment|(?:deputy\s+)?(?:lord\s+)?mayor|chair\w*|convener|provost|leader)\b|motion\b|an?\s+(?:\w+\s+){0,2}(?:amendment|vote)\b|amendment\b|vote|voting\b|for\b.*:|against\b.*:|abst\w+\b.*:|outcome|result\b|carried\b|lost\b|(?:(?:county|city|borough|town|district|parish)\s+)?councillors?\b|cllrs?\b|crs?\b|members\s+(?:debated|discussed|spoke|asked|raised|made|then|voted|considered|were)|(?:in\s+the|during|following|after)\s+(?:the\s+)?(?:ensuing\s+|subsequent\s+|further\s+|a\s+)*(?:debate|discussion|speech|vote)|debate\b|(?:up)?on\s+being\b|(?:up)?on\s+a\s+|(?:in\s+)?second(?:ing|ed)\b|speaking\b|there\s+(?:voted|being|was|were)|it\s+was\b|having\s+been|with\s+(?:the\s+)?(?:consent|agreement|leave)|note\s*:|reasons?\s*:|background\b|officer|agenda\b|minutes?\s*:|decision\b|the\s+meeting\b|(?:that\s+(?:the|this)\s+\p{L}+\s+|to\s+)(?:approves?|adopts?|agrees?(?:\s+to)?|supports?)\s+(?:the\s+)?(?:terms\s+of\s+the\s+)?(?:notice\s+of\s+)?motion\b|in\s+accordance\s+with|pursuant\s+to|under\s+(?:council\s+)?procedure|(?:mr|mrs|ms|dr|baillie)\.?\s+\p{Lu}|amended\s+motion|substantive\s+motion|supporters?\b|passed\s+and\s+adopted|passed,|adopted\s+(?:this|by|on)\b|approved\s+(?:this|as)\b|ayes\b|noes\b|nays\b|absent\b|attest\b|supporting\s+documents?|contact\b|an?\s+(?:legislative\s+consent|copy\s+of)|the\s+item\s+(?:started|began)|view\s)/iu.test(
    words,
  );
}
