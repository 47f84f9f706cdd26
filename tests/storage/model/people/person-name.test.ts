import assert from "node:assert/strict";
import { test } from "node:test";
import { canMean, nameInList, nameKey, sortKey } from "../../../../storage/model/people/person-name.js";
import { agreement, covers } from "../../../../storage/model/people/posts.js";

const keys: [string, string | null][] = [
  ["Jason Beer KC", "jason beer"],
  ["SIR WYN WILLIAMS", "wyn williams"],
  ["Rt Hon Dame Diana Johnson DBE MP", "diana johnson"],
  ["Councillor Sinéad O’Brien-Jones (Westfield)", "sinead obrienjones"],
  ["Abbott, Ms Diane", "diane abbott"],
  ["Lord Hart of Chilton", "lord hart of chilton"],
  ["Baroness Hamwee", "lady hamwee"],
  ["The Earl of Kinnoull", "lord kinnoull"],
  ["Martin Luther King Jr", "martin luther king jr"],
  ["Mr Beer", null],
  ["J Beer", null],
  ["The Chair", null],
  ["Home Secretary", null],
  ["The Minister for Streets", null],
  ["Secretary of State for Transport", null],
  ["Lord Mayor", null],
  ["Lord Chancellor", null],
  ["Lord Justice Leveson", null],
  ["Beer, KC", null],
  ["", null],
  ["Q", null],
];
for (const [printed, key] of keys)
  test(`the key of “${printed}” is ${key}`, () => assert.equal(nameKey(printed), key));

const meanings: [string, string, boolean][] = [
  ["Mr Beer", "Jason Beer KC", true],
  ["MR BEER", "Jason Beer", true],
  ["J Beer", "Jason Beer", true],
  ["Cllr J. P. Beer", "Jason Paul Beer", true],
  ["Sir Wyn", "Sir Wyn Williams", true],
  ["Mr Duncan Smith", "Iain Duncan Smith", true],
  ["Lord Hart", "Lord Hart of Chilton", true],
  ["Charles Vincent Cipione", "Charles Cipione", true],
  ["Ms Beer", "Mr Jason Beer", false],
  ["Mr Beer", "Jason Bear", false],
  ["K Beer", "Jason Beer", false],
  ["Mr Hart", "Lord Hart of Chilton", false],
  ["Lord Hart of Chilton", "Lord Hart of Upton", false],
  ["Duncan Smith", "Iain Duncan Smith", false],
  ["John Smith Jr", "John Smith Sr", false],
  ["The Chair", "Jason Beer", false],
];
for (const [label, full, can] of meanings)
  test(`“${label}” ${can ? "can" : "cannot"} mean ${full}`, () => assert.equal(canMean(label, full), can));

test("a person's name in the list keeps honours and drops what only says how to speak to them", () => {
  assert.equal(nameInList("Councillor Jane Doe (Westfield)"), "Jane Doe");
  assert.equal(nameInList("SIR WYN WILLIAMS"), "Sir Wyn Williams");
  assert.equal(nameInList("Rt Hon Dame Diana Johnson MP"), "Dame Diana Johnson");
  assert.equal(nameInList("FIONA MCDONALD-O'HARE"), "Fiona McDonald-O'Hare");
  assert.equal(sortKey("Sir Wyn Williams"), "williams wyn");
});

const post = (title: string, body: string | null, from: string | null = null, to: string | null = null) => ({
  title,
  body,
  bodyId: null,
  from,
  to,
  source: null,
});

test("an office at another body contradicts, at the same body or of the same rare title it agrees", () => {
  const held = [post("Chief Constable", "Wendshire Police", "2019", "2021-06")];
  const said = (title: string | null, body: string | null) => ({ title, body });
  assert.equal(agreement(held, said("Deputy Chief Constable", "Wendshire police"), "2020-05-01"), "agrees");
  assert.equal(agreement(held, said("Chief Constable, Wendshire Police", null), "2020"), "agrees");
  assert.equal(agreement(held, said("Chief Constable", "Ardshire Police"), "2020"), "contradicts");
  assert.equal(
    agreement(held, said("Chief Constable", null), "2020"),
    "contradicts",
    "many hold that office",
  );
  assert.equal(
    agreement(held, said("Chief Constable", "Wendshire Police"), "2022"),
    "contradicts",
    "it had ended",
  );
  assert.equal(agreement(held, said(null, null), "2020"), "silent");
  assert.equal(agreement([], said("Chair", "Wend Council"), null), "silent");
});

test("a post covers a date only when its time is known", () => {
  assert.equal(covers(post("Chair", null, "2019-05", null), "2019-05-03"), true);
  assert.equal(covers(post("Chair", null, "2019-05", "2020"), "2020-12-31"), true);
  assert.equal(covers(post("Chair", null, "2019-05", "2020"), "2021"), false);
  assert.equal(covers(post("Chair", null), "2021"), false);
  assert.equal(covers(post("Chair", null, "2019", null), null), false);
});
