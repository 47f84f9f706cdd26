/** Quotations laid into text as people paste it: how many are found again, word for word and without anything beside them. */
import { pastedText } from "../../ingest/quotes/pasted-text.js";
import { quotationsIn } from "../../ingest/quotes/quotations-in.js";
import { wordsOf } from "../../storage/model/quote/tokens.js";
import type { Random } from "./random.js";

const escaped = (quote: string) =>
  quote.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/’/g, "&rsquo;");
/** Lines of about 60 characters, each with the sign. */
const quotedLines = (text: string) => `> ${text.replace(/(.{50,70}?)\s/gu, "$1\n> ")}`;

const forms: Record<string, (quote: string) => string> = {
  "HTML as plain text": (quote) =>
    `<p class="said">It was said: &ldquo;${escaped(quote)}&rdquo;</p>\n<p>Nobody denied it.</p>`,
  "entities alone": (quote) => `It was said at the hearing: &quot;${escaped(quote)}&quot; Nobody denied it.`,
  "an e-mail that answers": (quote) =>
    `On 3 May Ida Roth wrote:\n${quotedLines(`It was said at the hearing: “${quote}”`)}\n\nNobody denied it.`,
  Markdown: (quote) => `It was said at the hearing:\n\n${quotedLines(quote)}\n\nNobody denied it.`,
  "dialogue with dashes": (quote) =>
    `They sat down.\n\n— ${quote.charAt(0).toUpperCase()}${quote.slice(1)}, said Ida Roth.\n\nNobody denied it.`,
};

export interface FormScore {
  form: string;
  right: number;
  asked: number;
  missed: string[];
}

/** Each form with some of `quotes`, which are without quotation marks and dashes of their own. */
export function scorePastedForms(quotes: readonly string[], random: Random, each = 60): FormScore[] {
  const plain = quotes.filter((quote) => !/["“”‘«»—–]|--/u.test(quote));
  return Object.entries(forms).map(([form, lay]): FormScore => {
    const asked = Array.from({ length: plain.length === 0 ? 0 : each }, () => random.pick(plain));
    const missed = asked.filter((quote) => {
      const { text } = pastedText(lay(quote));
      const found = quotationsIn(text).map(({ start, end }) => wordsOf(text.slice(start, end)));
      return found.length !== 1 || found[0] !== wordsOf(quote);
    });
    return { form, right: asked.length - missed.length, asked: asked.length, missed };
  });
}
