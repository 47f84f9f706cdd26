import assert from "node:assert/strict";
import { test } from "node:test";
import { annotationsIn, codePointsIn, readAnnotation, unitsOf } from "../../../storage/model/annotation.js";

const quote = { type: "TextQuoteSelector", exact: "the van", prefix: "saw ", suffix: " stop" };
const position = { type: "TextPositionSelector", start: 4, end: 11 };
const annotation = {
  "@context": "http://www.w3.org/ns/anno.jsonld",
  id: "https://elsewhere.example/anno/1",
  type: "Annotation",
  body: { type: "TextualBody", value: "Which van?", format: "text/plain" },
  target: { source: "https://ibid.example/documents/4k7m2q9xwd/versions/1", selector: [quote, position] },
};

test("an annotation is read with its words, their place and what is said of them", () => {
  assert.deepEqual(readAnnotation(annotation), {
    id: "https://elsewhere.example/anno/1",
    text: "Which van?",
    shared: false,
    source: "https://ibid.example/documents/4k7m2q9xwd/versions/1",
    quote: { exact: "the van", prefix: "saw ", suffix: " stop" },
    position: { start: 4, end: 11 },
  });
});

test("every form of body that is text is read, tags as such", () => {
  const target = annotation.target;
  const said = (rest: object) => readAnnotation({ target, ...rest }).text;
  assert.equal(said({ bodyValue: "Short." }), "Short.");
  assert.equal(said({ body: "Plain." }), "Plain.");
  const bodies = [
    { type: "TextualBody", value: "One.", purpose: "commenting" },
    { type: ["TextualBody"], value: "vans", purpose: ["tagging"] },
  ];
  assert.equal(said({ body: bodies }), "One.\n\n#vans");
  assert.equal(said({}), "");
  assert.throws(() => said({ body: { value: "<p>x", format: "text/html" } }), /got text\/html/);
  assert.throws(() => said({ body: { type: "Choice" } }), /text in “value”/);
});

test("a selector by itself will do, and one at least is needed", () => {
  const read = (selector: unknown) => readAnnotation({ ...annotation, target: { selector } });
  assert.equal(read(quote).position, null);
  assert.equal(read(position).quote, null);
  assert.equal(read({ type: "TextQuoteSelector", exact: "x" }).quote?.suffix, "");
  for (const wrong of [
    [],
    { type: "XPathSelector", value: "/p" },
    { ...position, end: 4 },
    { ...quote, exact: "" },
  ])
    assert.throws(() => read(wrong), /Expected a TextQuoteSelector/);
  assert.throws(() => read({ ...position, start: -1 }), /It is no Web Annotation: “target/);
  assert.throws(() => readAnnotation({ body: "x" }), /no Web Annotation: “target”/);
  assert.throws(() => readAnnotation({ target: [annotation.target, "x"] }), /Expected one target; got 2/);
});

test("one annotation, a list, a page and a collection are all taken", () => {
  const items = [annotation, annotation];
  assert.deepEqual(annotationsIn(annotation), [annotation]);
  assert.deepEqual(annotationsIn(items), items);
  assert.deepEqual(annotationsIn({ type: "AnnotationPage", items }), items);
  assert.deepEqual(annotationsIn({ type: "AnnotationCollection", first: { items } }), items);
  for (const other of [null, 3, "x", {}, { items: 3 }]) assert.equal(annotationsIn(other), null);
});

test("positions are counted in characters, as the standard has it, and turned both ways", () => {
  const text = "a𝒳b👩‍👧c";
  const characters = [...text];
  let units = 0;
  for (const [index, character] of characters.entries()) {
    assert.equal(codePointsIn(text, units), index);
    assert.equal(unitsOf(text, index), units);
    units += character.length;
  }
  assert.equal(unitsOf(text, 99), text.length);
  assert.equal(unitsOf("plain", 3), 3);
  assert.equal(unitsOf("plain", 99), 5);
});
