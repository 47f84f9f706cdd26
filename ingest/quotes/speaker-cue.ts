/** Who is said to say a quotation, by the words right beside it. In doubt nobody: a wrong name makes a wrong verdict. */
import type { Span } from "../../storage/model/fold.js";

const says =
  "said|says|told|added|adds|wrote|writes|asked|argued|argues|warned|warns|insisted|insists|claimed|claims|explained|explains|replied|stated|states|declared|declares|remarked|commented|continued|noted|noting|announced|concluded|admitted|observed|testified|promised|confirmed|recalled|tweeted";
const title =
  "Sir|Dame|Lord|Lady|Baroness|Viscount|Mr|Mrs|Ms|Miss|Dr|Prof\\.?|Professor|Councillor|Cllr|Chief|Superintendent|Inspector|Sergeant|Judge|Justice|Reverend|Rev|Bishop|Archbishop|President|Minister|Senator|Commissioner|Detective|Constable";
const word = "\\p{Lu}[\\p{L}\\p{M}'’-]+";
const name = `(?:(?:${title})\\.?\\s+)*${word}(?:\\s+(?:of|de|van|von|der|la|le|al|bin)\\s+${word}|\\s+${word}){0,4}`;
const after = new RegExp(
  `^[”"’'»]?[,.]?[”"’'»]?\\s+(?:(?:${says})\\s+(?<first>${name})|(?<second>${name})\\s+(?:${says})\\b)`,
  "u",
);
const before = new RegExp(
  `(?:^|[.!?\\n“”"]\\s*|\\b(?:and|but|as|when|while)\\s+)(?<name>${name})(?:,[^,.“”"]{1,80},)?\\s+(?:(?:has|had|also|then|later)\\s+)?(?:${says})(?:\\s+[^.“”"]{0,80})?[:,]?\\s*$`,
  "u",
);
/** Capitalised, and nobody's name. */
const nobody =
  /^(?:He|She|They|It|We|I|You|The|This|That|These|Those|But|And|Then|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)\b/;
/** Characters on each side in which a name is looked for. */
const reach = 200;

/** The speaker of each quotation, as printed; null where the words beside it name nobody. */
export function speakersOf(text: string, spans: readonly Span[]): (string | null)[] {
  const named = spans.map((span, index) =>
    besides(text, span, spans[index - 1]?.end ?? 0, spans[index + 1]?.start ?? text.length),
  );
  // `“One”, said Ms Smith. “Two.”`: what follows in the paragraph without words of its own is the same speaker's.
  spans.forEach((span, index) => {
    const last = spans[index - 1];
    if (!last || named[index] !== null || named[index - 1] === null) return;
    const between = text.slice(last.end, span.start);
    const speaker = named[index - 1] ?? "";
    if (!/\n\s*\n/.test(between) && between.length < reach && isOneSaying(between, speaker))
      named[index] = speaker;
  });
  return named;
}

/** Between two parts of one saying stands nothing but its cue, and nobody else. */
function isOneSaying(between: string, speaker: string): boolean {
  const rest = between.replace(/\s+/g, " ").replace(speaker, "");
  return new RegExp(`\\b(?:${says})\\b`).test(rest) && !/\p{Lu}\p{L}/u.test(rest);
}

function besides(text: string, { start, end }: Span, from: number, to: number): string | null {
  const ahead = text.slice(end, Math.min(to, end + reach)).split(/\n\s*\n/)[0] ?? "";
  const found = after.exec(ahead)?.groups;
  const cue = found?.first ?? found?.second;
  if (cue !== undefined) return nobody.test(cue) ? null : cue.replace(/\s+/g, " ");
  const back =
    text
      .slice(Math.max(from, start - reach), start)
      .split(/\n\s*\n/)
      .at(-1) ?? "";
  const named = before.exec(back.replace(/[“"‘'«]\s*$/, ""))?.groups?.name;
  return named === undefined || nobody.test(named) ? null : named.replace(/\s+/g, " ");
}
