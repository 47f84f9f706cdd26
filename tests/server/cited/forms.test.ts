/** What is printed, form by form, against references written by hand from the manuals of the styles. */
import assert from "node:assert/strict";
import test from "node:test";
import { bylineNames } from "../../../server/cited/byline.js";
import type { Cited } from "../../../server/cited/cited.js";
import { formNamed, forms } from "../../../server/cited/forms.js";
import { aCited, read } from "./a-cited.js";

const online = "<https://a.example/citations/7h2k9m4qpx0v> accessed 1 December 2026.";
const none = aCited().official;

const article = aCited(
  {
    kind: "article",
    title: "Police to double use of cameras",
    source: "The Harbour Courier",
    date: "2025-11-10",
    authors: [{ family: "Doe", given: "Jane" }],
  },
  {},
);
const evidence = aCited(
  {
    kind: "transcript",
    title: "Oral evidence: Policing",
    source: "Home Affairs Committee",
    date: "2013-09-10",
    official: { ...none, papers: [read({ house: "HC", number: "235-i" })], session: read("2013–14") },
    isEvidence: true,
  },
  { question: "12", pages: { first: "7", last: "8" } },
  "Dr Ines Calloway",
);
const minutes = aCited(
  {
    kind: "motion",
    title: "Minutes of the Council",
    source: "Marlesport City Council",
    date: "2025-11-06",
    sort: "Minutes",
  },
  { item: "47", pages: { first: "4", last: "4" } },
);
const debates = aCited(
  { kind: "transcript", title: "Debates", source: "House of Commons", date: "2009-10-26" },
  { column: "5" },
  "Mr Speaker",
);
const hansard: Cited = {
  ...debates,
  official: { ...none, debates: read("HC" as const), volume: read("498") },
};
const joint = {
  ...evidence.official,
  papers: [read({ house: "HC" as const, number: "425" }), read({ house: "HL" as const, number: "73" })],
};

const expected: [string, string, Cited, string][] = [
  [
    "a newspaper article",
    "oscola",
    article,
    `Jane Doe, ‘Police to Double Use of Cameras’ The Harbour Courier (10 November 2025) ${online}`,
  ],
  [
    "evidence",
    "oscola",
    evidence,
    `Home Affairs Committee, Oral evidence: Policing (HC 2013–14, 235-i) Q12 (Dr Ines Calloway) ${online}`,
  ],
  [
    "evidence of a joint committee",
    "oscola",
    { ...evidence, official: joint },
    `Home Affairs Committee, Oral evidence: Policing (2013–14, HL 73, HC 425) Q12 (Dr Ines Calloway) ${online}`,
  ],
  [
    "evidence without a number",
    "oscola",
    { ...evidence, official: none },
    `Home Affairs Committee, Oral evidence: Policing (10 September 2013) Q12 (Dr Ines Calloway) ${online}`,
  ],
  ["Hansard", "oscola", hansard, `HC Deb 26 October 2009, vol 498, col 5 (Mr Speaker) ${online}`],
  [
    "another transcript",
    "oscola",
    debates,
    `House of Commons, ‘Debates’ (transcript, 26 October 2009) (Mr Speaker) ${online}`,
  ],
  [
    "council minutes",
    "oscola",
    minutes,
    `Marlesport City Council, ‘Minutes of the Council’ (6 November 2025) item 47, 4 ${online}`,
  ],
  [
    "draft minutes",
    "oscola",
    { ...minutes, sort: "Draft minutes" },
    `Marlesport City Council, ‘Minutes of the Council’ (draft, 6 November 2025) item 47, 4 ${online}`,
  ],
  ["nothing but a title", "oscola", aCited(), `‘A title’ ${online}`],
  [
    "an article",
    "harvard",
    article,
    "Doe, J. (2025) ‘Police to double use of cameras’, The Harbour Courier, 10 November. Available at: https://a.example/citations/7h2k9m4qpx0v (Accessed: 1 December 2026).",
  ],
  [
    "evidence",
    "harvard",
    evidence,
    "Home Affairs Committee (2013) Oral evidence: Policing. Oral evidence HC 235-i. Available at: https://a.example/citations/7h2k9m4qpx0v (Accessed: 1 December 2026).",
  ],
  ["evidence", "harvard-in-text", evidence, "(Home Affairs Committee, 2013, Q12)"],
  ["minutes", "harvard-in-text", minutes, "(Marlesport City Council, 2025, p. 4)"],
  [
    "an article",
    "chicago-note",
    article,
    "Jane Doe, “Police to Double Use of Cameras,” The Harbour Courier, November 10, 2025, https://a.example/citations/7h2k9m4qpx0v.",
  ],
  [
    "evidence",
    "chicago-note",
    evidence,
    "Home Affairs Committee, “Oral Evidence: Policing,” Oral evidence, September 10, 2013, Q12, https://a.example/citations/7h2k9m4qpx0v.",
  ],
  [
    "an article",
    "chicago-author-date",
    article,
    "Doe, Jane. 2025. “Police to Double Use of Cameras.” The Harbour Courier, November 10, 2025. https://a.example/citations/7h2k9m4qpx0v.",
  ],
  ["evidence", "chicago-in-text", evidence, "(Home Affairs Committee 2013, Q12)"],
  [
    "an article",
    "mla",
    article,
    "Doe, Jane. “Police to Double Use of Cameras.” The Harbour Courier, 10 Nov. 2025, https://a.example/citations/7h2k9m4qpx0v.",
  ],
  [
    "an article",
    "apa",
    article,
    "Doe, J. (2025, November 10). Police to double use of cameras. The Harbour Courier. https://a.example/citations/7h2k9m4qpx0v",
  ],
  [
    "evidence",
    "apa",
    evidence,
    "Home Affairs Committee. (2013). Oral evidence: Policing (Oral Evidence No. HC 235-i). https://a.example/citations/7h2k9m4qpx0v",
  ],
  ["minutes", "apa-in-text", minutes, "(Marlesport City Council, 2025, p. 4)"],
];

for (const [what, form, cited, printed] of expected) {
  test(`${form} of ${what}`, () => {
    // Asked twice: the second is no “ibid”.
    for (const _ of [1, 2]) assert.equal(formNamed(form)?.make(cited), printed);
  });
}

test("a day or a number at the end of a title is not printed twice", () => {
  const title = "Policing: oral evidence, HC 235-i, 10 September 2013";
  const oscola = formNamed("oscola")?.make({ ...evidence, title }) ?? "";
  assert.match(oscola, /^Home Affairs Committee, Policing: oral evidence \(HC 2013–14, 235-i\) Q12/);
  const other = formNamed("oscola")?.make({ ...evidence, title: "Policing, HC 9, 1 May 2012" }) ?? "";
  assert.match(other, /Policing, HC 9, 1 May 2012 \(HC/);
});

test("nothing is made up where nothing is known, in any form", () => {
  for (const { name, make } of forms) {
    const text =
      make(aCited({ kind: "article" })) +
      make(aCited({ kind: "transcript" })) +
      make(aCited({ kind: "motion" }));
    assert.doesNotMatch(
      text,
      /null|undefined|unknown|anon|\[s\.n\.\]|\b(?:19|20)(?!26)\d\d\b|\(\)|, ,/i,
      `${name}: ${text}`,
    );
  }
});

const hostile = "<script>alert(1)</script> & {x} \\y $1 %z #_ ~^ \"q\" 'r' \u{1F600}\nTY  - BOOK\r\nER  - ";

test("a hostile title stays what it is in every form", () => {
  const cited = aCited(
    { kind: "article", title: hostile, source: hostile, authors: [{ literal: hostile }] },
    {},
    hostile,
  );
  for (const { name, make } of forms) {
    const text = make(cited);
    if (name !== "link")
      assert.match(text.replace(/[\\{}]/g, ""), /script>|&lt;script&gt;|textless|the words/i, name);
  }
  assert.doesNotMatch(formNamed("html")?.make(cited) ?? "", /<script/);
  const records = (formNamed("ris")?.make(cited) ?? "").split("\r\n");
  assert.deepEqual(
    records.filter((line) => /^(TY|ER) {2}-/.test(line)),
    ["TY  - NEWS", "ER  - "],
  );
  assert.ok(records.slice(0, -1).every((line) => /^[A-Z][A-Z0-9] {2}- /.test(line)));
  assert.equal((JSON.parse(formNamed("csl")?.make(cited) ?? "") as { title: string }[])[0]?.title, hostile);
});

test("an entry of BibTeX is one entry, whatever the braces in its values", () => {
  for (const title of ["{", "}", "}{", "a } b {", "\\}", "{a}{b}", "100% & $5 #1 a_b"]) {
    const entry = formNamed("bibtex")?.make(aCited({ title, source: title, kind: "article" })) ?? "";
    let depth = 0;
    const ends: number[] = [];
    for (const [index, sign] of [...entry].entries()) {
      if (sign === "{") depth += 1;
      if (sign === "}") depth -= 1;
      assert.ok(depth >= 0, entry);
      if (sign === "}" && depth === 0) ends.push(index);
    }
    assert.deepEqual(ends, [entry.trimEnd().length - 1], entry);
    assert.doesNotMatch(entry, /(?<!\\)[%$#&]/, entry);
  }
});

test("marks of Markdown in the words are words", () => {
  const cited = aCited({}, {}, null, "*not* <b>bold</b>\n# no heading\n1. no list");
  const text = formNamed("markdown")?.make(cited) ?? "";
  assert.match(text, /^> \\\*not\\\* \\<b\\>bold\\<\/b\\>\n> \\# no heading\n> 1\\\. no list\n>\n> — /);
  assert.match(text, /<https:\/\/a\.example\/citations\/7h2k9m4qpx0v>/);
});

const bylines: [string | null, unknown[]][] = [
  [null, []],
  ["By Jane Doe", [{ given: "Jane", family: "Doe" }]],
  [
    "Jane Doe and Dr John van der Berg",
    [
      { given: "Jane", family: "Doe" },
      { given: "John", family: "van der Berg" },
    ],
  ],
  ["Jane O’Neill, home affairs editor", [{ given: "Jane", family: "O’Neill" }]],
  ["PA Media", [{ literal: "PA Media" }]],
  ["Staff reporter", []],
  ["Political correspondent Jane Doe", []],
  ["jane@example.org", []],
];
for (const [byline, names] of bylines)
  test(`the names in the byline ${byline}`, () => assert.deepEqual(bylineNames(byline), names));
