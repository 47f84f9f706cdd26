/** From an alignment to the differences it shows, each named and in its place on both sides. */
import type { Step } from "./align.js";
import { type Change, changeKind } from "./changes.js";
import type { Difference, DifferenceKind } from "./difference.js";
import { denies } from "./negation.js";
import { withOrder } from "./order.js";
import { differenceInWriting } from "./pairs.js";
import { type Gap, isGap, type Sought } from "./sought.js";
import { isWord, type Token } from "./tokens.js";

/** What was compared: the tokens of the quotation and of the stretch of text, and the steps between them. */
export interface Compared {
  sought: Sought;
  quoted: readonly Token[];
  text: string;
  stands: readonly Token[];
  steps: readonly Step[];
}

/** Denials passed over by a mark of omission are called out when the mark hides no more than so many words. */
const shortOmission = 3;

/** Every difference but those of white space alone, in the order of the quotation. */
export function differencesOf(compared: Compared): Difference[] {
  const places = new Places(compared);
  const differences: Difference[] = [];
  let change: { quoted: Token[]; stands: Token[]; steps: Step[] } | null = null;
  const finish = () => {
    for (const difference of change ? places.changesIn(change.steps) : []) differences.push(difference);
    change = null;
  };
  for (let at = 0; at < compared.steps.length; at++) {
    const step = compared.steps[at] as Step;
    const [token, other] = places.tokensAt(step);
    places.pass(step);
    if (token && isGap(token)) {
      finish();
      const hidden = other ? [other] : [];
      for (; isPassedOver(compared.steps[at + 1], token); at++) {
        const next = compared.steps[at + 1] as Step;
        places.pass(next);
        const [, more] = places.tokensAt(next);
        if (more) hidden.push(more);
      }
      for (const difference of places.gap(token, hidden)) differences.push(difference);
    } else if (token && other && token.key === other.key) {
      finish();
      const kind = differenceInWriting(token, other, places.mayBeCapital(step.q ?? 0));
      if (kind) differences.push(places.difference(kind, [token], [other]));
    } else {
      change ??= { quoted: [], stands: [], steps: [] };
      change.steps.push(step);
    }
  }
  finish();
  return withOrder(differences);
}

function isPassedOver(step: Step | undefined, { reach }: Gap): boolean {
  return step !== undefined && step.q === null && reach > 1;
}

/** Walks both sides and knows where it is. */
class Places {
  private quoteEnd = 0;
  private textEnd: number;

  constructor(private readonly compared: Compared) {
    const first = compared.steps.find(({ t }) => t !== null)?.t ?? 0;
    this.textEnd = compared.stands[first]?.start ?? 0;
  }

  tokensAt({ q, t }: Step): [Token | undefined, Token | undefined] {
    return [
      q === null ? undefined : this.compared.quoted[q],
      t === null ? undefined : this.compared.stands[t],
    ];
  }

  pass(step: Step): void {
    const [token, other] = this.tokensAt(step);
    if (token) this.quoteEnd = token.end;
    if (other) this.textEnd = other.end;
  }

  difference(kind: DifferenceKind, quoted: readonly Token[], stands: readonly Token[]): Difference {
    const [quoteStart, quoteEnd] = span(quoted, this.quoteEnd);
    const [start, end] = span(stands, this.textEnd);
    const { sought, text } = this.compared;
    return {
      kind,
      quoteStart,
      quoteEnd,
      quoted: sought.quote.slice(quoteStart, quoteEnd),
      start,
      end,
      stands: text.slice(start, end),
    };
  }

  /** Each replaced word by itself, words only added or only left out together. */
  changesIn(steps: readonly Step[]): Difference[] {
    const groups: Change[] = [];
    let side: "quoted" | "stands" | "both" | null = null;
    for (const step of steps) {
      const [token, other] = this.tokensAt(step);
      const next = token && other ? "both" : token ? "quoted" : "stands";
      const last = groups.at(-1);
      if (last && side === next && next !== "both") {
        groups[groups.length - 1] = {
          quoted: token ? [...last.quoted, token] : last.quoted,
          stands: other ? [...last.stands, other] : last.stands,
        };
      } else groups.push({ quoted: token ? [token] : [], stands: other ? [other] : [] });
      side = next;
    }
    const whole = this.asOne(groups);
    return (whole ? [whole] : groups).map((group) => this.named(group));
  }

  /** Changes that can only be understood together: `do not` for `don't`, `24` for `twenty-four`. */
  private asOne(groups: readonly Change[]): Change | null {
    if (groups.length < 2) return null;
    const whole = {
      quoted: groups.flatMap(({ quoted }) => quoted),
      stands: groups.flatMap(({ stands }) => stands),
    };
    if (whole.quoted.length === 0 || whole.stands.length === 0) return null;
    const kind = this.kindOf(whole);
    return kind === "contraction" || kind === "hyphenation" || kind === "number format" ? whole : null;
  }

  private named(change: Change): Difference {
    return this.difference(this.kindOf(change), change.quoted, change.stands);
  }

  private kindOf(change: Change): DifferenceKind {
    return changeKind(change, (token) => this.begins(token));
  }

  /** True for the first word of the quotation or text, and of a sentence in them. */
  private begins(token: Token): boolean {
    const list = this.compared.quoted.includes(token) ? this.compared.quoted : this.compared.stands;
    const at = list.indexOf(token);
    for (let before = at - 1; before >= 0; before--) {
      const kind = list[before]?.kind;
      if (kind === "quote") continue;
      return kind === "gap" || kind === "ellipsis" || /[.!?:]/.test(list[before]?.raw ?? "");
    }
    return true;
  }

  /** A quotation may begin its first word, and that of each part, with a capital of its own or without. */
  mayBeCapital(index: number): boolean {
    const { quoted } = this.compared;
    if (!quoted.slice(0, index).some(isWord)) return true;
    const before = quoted[index - 1];
    return before !== undefined && (isGap(before) || before.kind === "quote");
  }

  /** What a mark of omission or a bracket stands for. A short one that hides a denial is no omission. */
  gap(gap: Gap, hidden: readonly Token[]): Difference[] {
    const words = hidden.filter(isWord);
    const edit = this.difference(gap.by, [gap], hidden);
    if (words.length > gap.reach) return [{ ...edit, kind: "left out" }];
    const isPart = gap.before !== "" || gap.after !== "";
    const [word] = words;
    if (isPart && (!word?.key.startsWith(gap.before) || !word.key.endsWith(gap.after)))
      return [{ ...edit, kind: "word" }];
    const hidesDenial = words.length <= shortOmission && words.some(({ key }) => denies(key));
    const keepsDenial = /\b(?:not|no|never)\b|n['’]t\b/i.test(gap.raw.replace(/[[\]]/g, ""));
    if (words.length > 0 && hidesDenial && !keepsDenial) return [{ ...edit, kind: "negation" }];
    if (keepsDenial && !words.some(({ key }) => denies(key))) return [{ ...edit, kind: "negation" }];
    return [edit];
  }
}

function span(tokens: readonly Token[], otherwise: number): [number, number] {
  return [tokens[0]?.start ?? otherwise, tokens.at(-1)?.end ?? otherwise];
}
