import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { filterOf } from "../../../storage/index/filters.js";
import type { SearchIndex } from "../../../storage/index/search-index.js";
import { archiveFolder, passage, putAll, query } from "./records.js";

describe("filters", () => {
  it("name the states and then what narrows, one facet left out when its values are to be counted", () => {
    const narrowed = query({ filters: { source: ["A", "B"], tag: ["t"], year: [] }, document: "d000000001" });
    assert.deepEqual(filterOf(narrowed), [
      'state IN ["published"]',
      'document = "d000000001"',
      'source IN ["A", "B"]',
      'tags IN ["t"]',
    ]);
    assert.deepEqual(filterOf(narrowed, "tag").slice(2), ['source IN ["A", "B"]']);
    const without = filterOf(query({ withoutDocuments: ["d000000001", "d000000002"] }));
    assert.deepEqual(without.slice(1), ['NOT document IN ["d000000001", "d000000002"]']);
  });
});

/** Values that would break out of a filter, or be lost in it, were they not quoted. */
const hostile = [
  ...[
    '"',
    "'",
    "\\",
    "\\\\",
    '\\"',
    "\\'",
    'a"b',
    "a\\",
    "a\\\"b'c",
    '" OR state = "draft',
    '"] OR state = draft OR source IN ["',
  ],
  ...[
    "x OR y",
    "NOT",
    "NULL",
    "EXISTS",
    "IN",
    "TO",
    "CONTAINS x",
    "_geoRadius(1,2,3)",
    "[a]",
    "(b)",
    "a, b",
    "a = b",
    "!= 1",
  ],
  ...[
    "line\nbreak",
    "tab\tinside",
    "nul\u0000inside",
    "😀",
    "👩‍👩‍👧",
    "漢字",
    "“quoted”",
    "`",
    "$(id)",
    "{{x}}",
    "%00",
    "é",
    "ﬁne",
    "null",
    "0",
    "-1",
    "1e3",
  ],
  ...["é".repeat(200), "漢".repeat(200), `${"漢".repeat(199)}😀`, "\\".repeat(500), '"'.repeat(700)],
];

describe("filters in the engine", () => {
  let archive: Awaited<ReturnType<typeof archiveFolder>>;
  let index: SearchIndex;
  /** Every mix of two hostile values, besides each alone. */
  const values = [
    ...hostile,
    ...hostile.map((value, at) => `${value}${hostile[(at * 7 + 3) % hostile.length]}`),
  ];

  before(async () => {
    archive = await archiveFolder();
    index = await archive.open();
    await putAll(index, [
      ...values.map((value, start) =>
        passage({ start, source: value, said: value, tags: ["common", value], document: `d${start}` }),
      ),
      passage({ document: "secret", state: "draft" }),
    ]);
  });
  after(() => archive.remove());

  it("find what was stored under any value, and nothing that is not published", async () => {
    for (const [at, value] of values.entries()) {
      for (const filters of [{ source: [value] }, { speaker: [value] }, { tag: [value] }]) {
        const { hits } = await index.search(query({ filters, limit: 200 }));
        const documents = hits.map((hit) => hit.record.document);
        assert.ok(documents.includes(`d${at}`), `not found by ${JSON.stringify(filters).slice(0, 80)}`);
        assert.ok(!documents.includes("secret"), `a draft was shown for ${JSON.stringify(filters)}`);
        const same = hits.every(({ record }) => foldedAlike(record.source ?? "", value));
        assert.ok(same, `more was found than ${JSON.stringify(filters).slice(0, 80)}`);
      }
    }
  });

  it("find nothing under a value that nothing was stored under", async () => {
    const { total } = await index.search(query({ filters: { source: ["no such source"] } }));
    assert.equal(total, 0);
  });

  it("find the passages of one document, whatever it is called", async () => {
    for (const document of ["d3", "d33", 'd3" OR document EXISTS OR document = "']) {
      const { hits } = await index.search(query({ document }));
      assert.deepEqual(
        hits.map((hit) => hit.record.document),
        document.length < 4 ? [document] : [],
      );
    }
  });
});

/** The engine does not tell apart case, compatible forms, outer white space, or what follows 468 bytes. */
function foldedAlike(one: string, other: string): boolean {
  const [a, b] = [one, other].map((value) =>
    Buffer.from(value.trim().normalize("NFKD").toLowerCase()).subarray(0, 460),
  );
  return a !== undefined && b !== undefined && a.equals(b);
}
