import assert from "node:assert/strict";
import test from "node:test";
import { withDescriptionBatch, withoutDescriptionBatch } from "../../../storage/model/description-batch.js";
import { recordSchema } from "../../../storage/model/record.js";

const at = "2026-03-01T09:00:00.000Z";
const act = (id: string) => ({ id, by: "ida", at });
const record = recordSchema.parse({
  ...{ ibid: 1, id: "4k7m2q9xwd", revision: 1, state: "draft", withdrawal: null, sample: false },
  description: {
    ...{ title: "Minutes", kind: "motion", date: null, language: null, source: "Parish Council" },
    ...{ series: null, summary: null, address: null },
  },
  ...{ described: ["source", "title"], tags: [], citations: [], events: [] },
  versions: [
    {
      number: 1,
      provenance: { accession: "2026-0001", at, by: "ida", way: "upload", from: null },
      original: {
        name: "m.txt",
        path: "versions/1/original/m.txt",
        mediaType: "text/plain",
        bytes: 3,
        digest: `sha256:${"a".repeat(64)}`,
      },
      text: null,
    },
  ],
});

test("an act that changes nothing leaves no event", () => {
  assert.equal(
    withDescriptionBatch(record, { source: "Parish Council", series: null }, "b1", act("1")),
    record,
  );
});

test("an act is named in its event and taken back as it was", () => {
  const done = withDescriptionBatch(record, { source: "The Parish", place: "Harwick" }, "b1", act("1"));
  assert.deepEqual([done.description.source, done.description.place], ["The Parish", "Harwick"]);
  assert.equal(done.events[0]?.detail.batch, "b1");
  const back = withoutDescriptionBatch(done, "b1", act("2"));
  assert.deepEqual([back.description.source, back.description.place], ["Parish Council", null]);
  assert.deepEqual(back.described, ["source", "title"]);
  assert.equal(withoutDescriptionBatch(back, "b1", act("3")), back, "there is nothing more to take back");
});

test("what somebody changed again since stays theirs", () => {
  const done = withDescriptionBatch(record, { source: "The Parish", place: "Harwick" }, "b1", act("1"));
  const later = withDescriptionBatch(done, { source: "The Council" }, "b2", act("2"));
  const back = withoutDescriptionBatch(later, "b1", act("3"));
  assert.deepEqual([back.description.source, back.description.place], ["The Council", null]);
  assert.equal(withoutDescriptionBatch(record, "never", act("4")), record);
});
