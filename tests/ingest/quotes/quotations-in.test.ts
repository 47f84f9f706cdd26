/** Which quotations a pasted text holds, however its marks are written. */
import assert from "node:assert/strict";
import test from "node:test";
import { quotationsIn } from "../../../ingest/quotes/quotations-in.js";
import { withUsualMarks } from "../../../ingest/quotes/usual-marks.js";

const told = (text: string) => quotationsIn(text).map(({ start, end }) => text.slice(start, end));
const words = "We never voted for this, and we never will.";

/** The text, and what is quoted in it. */
const cases: [name: string, text: string, quoted: string[]][] = [
  ["typewriter’s marks", `The mayor said: \`\`${words}'' Then he left.`, [words]],
  ["pairs of apostrophes", `The mayor said: ''${words}'' Then he left.`, [words]],
  ["a grave and an acute", `The mayor said: \`${words}´ Then he left.`, [words]],
  ["a forum", `[quote=Mayor]${words}[/quote]\n[b]He[/b] left.`, [words]],
  ["a program’s marks", `The mayor said: \\"${words}\\" Then he left.`, [words]],
  ["spaces within", `The mayor said: " ${words} " Then he left.`, [words]],
  ["spaces within curly ones", `The mayor said: “ ${words} ” Then he left.`, [words]],
  [
    "apostrophes within",
    "The mayor said: 'It isn't ours; the residents' anger is right.' Then he left.",
    ["It isn't ours; the residents' anger is right."],
  ],
  ["curly and straight", `The mayor said: “${words}" Then he left.`, [words]],
  ["single guillemets", `The mayor said: ‹${words}› Then he left.`, [words]],
  [
    "German",
    "Die Ministerin sagte: „Wir werden das nicht tun, solange ich im Amt bin.“ Er nannte es eine „sehr ‚dumme‘ Idee von gestern“.",
    ["Wir werden das nicht tun, solange ich im Amt bin.", "sehr ‚dumme‘ Idee von gestern"],
  ],
  [
    "German, straight at the end",
    'Sie sagte: „Wir haben das nie beschlossen und werden es nicht tun", berichtet die Zeitung.',
    ["Wir haben das nie beschlossen und werden es nicht tun"],
  ],
  [
    "French",
    "Il a dit : « Elle m'a répondu “jamais de la vie” et elle est partie. » Puis il est parti sans un mot.",
    ["Elle m'a répondu “jamais de la vie” et elle est partie."],
  ],
  [
    "Czech",
    "Guvernér řekl: ‚Nikdy jsme pro to nehlasovali a nebudeme‘ a odešel.",
    ["Nikdy jsme pro to nehlasovali a nebudeme"],
  ],
  [
    "Swedish",
    "Borgmästaren sade: ”Vi har aldrig röstat för detta och kommer inte att göra det.” Sedan gick han.",
    ["Vi har aldrig röstat för detta och kommer inte att göra det."],
  ],
  [
    "Chinese, with corners",
    "市長表示：「我們從來沒有表決過這項措施。」他說：「她告訴我『永遠不會』，然後就離開了。」",
    ["我們從來沒有表決過這項措施。", "她告訴我『永遠不會』，然後就離開了。"],
  ],
  [
    "Chinese, with curly marks",
    "市长表示：“我们从来没有表决过这项措施。”他还说：“这是错误的。”",
    ["我们从来没有表决过这项措施。", "这是错误的。"],
  ],
  ["full width", "市長説：＂我們從來沒有表決過這項措施＂。", ["我們從來沒有表決過這項措施"]],
  [
    "Arabic",
    "وقال الوزير: «لن تستخدم الشرطة الكاميرات هذا العام.» ثم غادر.",
    ["لن تستخدم الشرطة الكاميرات هذا العام."],
  ],
  [
    "an end without a beginning",
    `${words}” Then he left and “never came back to the town”.`,
    ["never came back to the town"],
  ],
  [
    "a beginning without an end",
    `The mayor said: “${words}\n\nMany “did not believe a word of it”, said Ann.`,
    [words, "did not believe a word of it"],
  ],
];

for (const [name, text, quoted] of cases)
  test(`found in a pasted text: ${name}`, () => {
    assert.deepEqual(told(text), quoted);
    assert.equal(withUsualMarks(text).length, text.length, "spans are those of the text that was pasted");
  });

test("no mark without an end, however often it comes, takes more than linear time", () => {
  const seconds = (unit: string, length: number) => {
    const from = process.cpuUsage();
    quotationsIn(unit.repeat(length / unit.length));
    return process.cpuUsage(from).user / 1e6;
  };
  for (const unit of ["a ", "„a", '“a" ', "「『", "[quote]", "''", "` ", ' " '])
    assert.ok(seconds(unit, 200_000) < 0.3 + 10 * seconds(unit, 50_000), unit);
});
