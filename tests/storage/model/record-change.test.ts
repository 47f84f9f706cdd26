import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { withText } from "../../../storage/model/reading-change.js";
import type { DocumentRecord, FrozenText, Version } from "../../../storage/model/record.js";
import {
  type Act,
  withCitation,
  withDescription,
  withState,
  withVersion,
} from "../../../storage/model/record-change.js";
import { withTags } from "../../../storage/model/tag-change.js";

const at = "2026-03-01T09:00:00.000Z";
const act = (id: string, by = "Ida"): Act => ({ id, by, at });
const bare = (...labels: string[]) => labels.map((label) => ({ label }));

function version(number: number): Version {
  const digest = `sha256:${String(number).repeat(64)}` as const;
  return {
    number,
    provenance: { accession: "2026-0001", at, by: "Ida", way: "upload", from: null },
    original: {
      name: "a.pdf",
      path: `versions/${number}/original/a.pdf`,
      mediaType: "application/pdf",
      bytes: 9,
      digest,
    },
    text: null,
  };
}

const frozen: FrozenText = {
  path: "versions/1/text.txt",
  passagesPath: "versions/1/passages.json",
  digest: `sha256:${"a".repeat(64)}`,
  characters: 10,
  extractor: "pdf",
  extractorVersion: "1",
  at,
  warnings: [],
};

const description = {
  title: "a",
  kind: "other",
  date: null,
  language: null,
  source: null,
  series: null,
  summary: null,
  address: null,
} as const;

const record: DocumentRecord = deepFreeze({
  ibid: 1,
  id: "0123456789",
  revision: 1,
  state: "draft",
  withdrawal: null,
  sample: false,
  description,
  described: [],
  tags: [],
  people: [],
  declined: [],
  versions: [version(1)],
  citations: [],
  events: [],
});

/** A change must never reach into the record it is given: this makes such a reach throw. */
function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}

const lastEvent = (changed: DocumentRecord) => changed.events.at(-1);

describe("changes of a record", () => {
  test("a further version stands beside the first, with its accession as event", () => {
    const changed = withVersion(record, version(2), act("e1"));
    assert.deepEqual(changed.versions, [version(1), version(2)]);
    assert.deepEqual(lastEvent(changed), {
      ...act("e1"),
      action: "accession",
      version: 2,
      detail: { accession: "2026-0001", digest: version(2).original.digest },
    });
  });

  test("a text says what the document is where no archivist has spoken", () => {
    const described = withDescription(record, { title: "Mine" }, act("e1"));
    const changed = withText(
      described,
      1,
      frozen,
      { title: "Theirs", date: "2025-10", source: null },
      act("e2", "pdf"),
    );
    assert.equal(changed.description.title, "Mine");
    assert.equal(changed.description.date, "2025-10");
    assert.equal(changed.description.source, null);
    assert.deepEqual(
      changed.described,
      ["title"],
      "what a program suggests stays open to better suggestions",
    );
    assert.equal(changed.versions[0]?.text, frozen);
    assert.equal(lastEvent(changed)?.detail.digest, frozen.digest);
  });

  test("a text's title shows what would turn or hide letters in it", () => {
    const words = { title: "evil\u202Efdp", source: "A\u200BB", summary: "Line\nline." };
    const { description } = withText(record, 1, frozen, words, act("e1"));
    assert.deepEqual(
      [description.title, description.source, description.summary],
      ["evil\uFFFDfdp", "A\uFFFDB", "Line\nline."],
    );
  });

  test("an archivist's empty field is theirs too", () => {
    const dated = withDescription(record, { date: "2025" }, act("e1"));
    const cleared = withDescription(dated, { date: null }, act("e2"));
    assert.equal(withText(cleared, 1, frozen, { date: "1999" }, act("e3")).description.date, null);
  });

  test("the text of an older version says nothing of the document any more", () => {
    const two = withVersion(record, version(2), act("e1"));
    const changed = withText(two, 1, frozen, { title: "Old title" }, act("e2"));
    assert.equal(changed.description.title, "a");
    assert.equal(changed.versions[0]?.text, frozen);
    assert.equal(changed.versions[1]?.text, null);
  });

  test("a description keeps what was there before and after, of the changed fields only", () => {
    const changed = withDescription(record, { title: "b", kind: "other", date: "2025" }, act("e1"));
    assert.deepEqual(changed.described, ["date", "title"]);
    assert.deepEqual(lastEvent(changed)?.detail, {
      before: { title: "a", date: null },
      after: { title: "b", date: "2025" },
    });
  });

  test("what changes nothing gives the very same record", () => {
    assert.equal(withDescription(record, { title: "a" }, act("e1")), record);
    assert.equal(withDescription(record, {}, act("e1")), record);
    assert.equal(withTags(record, [], act("e1")), record);
    assert.equal(withState(record, "draft", null, act("e1")), record);
  });

  test("tags keep who first put them there, and come in one order", () => {
    const tagged = withTags(record, bare("b", "a", "b"), act("e1", "Ida"));
    assert.deepEqual(
      tagged.tags.map((tag) => [tag.label, tag.by]),
      [
        ["a", "Ida"],
        ["b", "Ida"],
      ],
    );
    const changed = withTags(tagged, bare("c", "b"), act("e2", "Ada"));
    assert.deepEqual(
      changed.tags.map((tag) => [tag.label, tag.by]),
      [
        ["b", "Ida"],
        ["c", "Ada"],
      ],
    );
    assert.deepEqual(lastEvent(changed)?.detail, { before: ["a", "b"], after: ["b", "c"] });
  });

  test("the same tags in the order of another database are no change", () => {
    const tagged = withTags(record, bare("😀", "\uFF5E", "a"), act("e1"));
    const reordered = { ...tagged, tags: tagged.tags.toReversed() };
    assert.equal(withTags(reordered, bare("a", "😀", "\uFF5E"), act("e2")), reordered);
  });

  test("a withdrawal gives its reason; publishing again takes it away", () => {
    const published = withState(record, "published", null, act("e1"));
    assert.equal(lastEvent(published)?.action, "publication");
    const withdrawn = withState(published, "withdrawn", "Names a child.", act("e2"));
    assert.equal(withdrawn.withdrawal, "Names a child.");
    assert.deepEqual(lastEvent(withdrawn)?.detail, {
      before: "published",
      after: "withdrawn",
      reason: "Names a child.",
    });
    const back = withState(withdrawn, "draft", null, act("e3"));
    assert.equal(back.withdrawal, null);
    assert.deepEqual(
      back.events.map((event) => event.action),
      ["publication", "withdrawal", "unpublication"],
    );
  });

  test("the same words cited twice are one citation", () => {
    const words = { exact: "word", prefix: "", suffix: "" };
    const citation = { id: "0123456789ab", version: 1, start: 0, end: 4, ...words, by: "x", at };
    const once = withCitation(record, citation, act("e1"));
    assert.equal(once.citations.length, 1);
    assert.equal(withCitation(once, { ...citation, by: "y" }, act("e2")), once);
    assert.equal(
      withCitation(once, { ...citation, id: "0123456789ac", end: 5 }, act("e3")).citations.length,
      2,
    );
  });
});
