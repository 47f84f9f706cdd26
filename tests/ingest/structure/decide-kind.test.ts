import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { structure } from "../../../ingest/structure/structure.js";
import { type BlockLike, buildExtraction, type Surroundings } from "./build-extraction.js";

function kindOf(
  blocks: readonly BlockLike[],
  around: Surroundings = {},
  file = { name: "a", mediaType: "application/pdf" },
) {
  const { kind, confidence } = structure(buildExtraction(blocks, around), file);
  assert.equal(kind === "other", confidence < 0.5);
  return kind;
}

const prose =
  "The force said on Tuesday that it would use the cameras at more events than in any year before, ".repeat(
    4,
  );

const paper =
  "The Government accepts this recommendation and will set out in its strategy how cameras should be used and what safeguards are required. ".repeat(
    4,
  );

describe("the kind of a document", () => {
  test("speakers who take turns make a transcript", () => {
    const turns = [1, 2, 3].flatMap((n) => [`Q${n} Mr Ray: What of ${n}?`, `Ann Lee: It is ${n}.`]);
    assert.equal(kindOf(["Oral evidence: Cameras", ...turns]), "transcript");
  });

  test("captions are a transcript", () => {
    const cues = ["Hello.", "Goodbye."].map((words) => ({
      words,
      kind: "caption" as const,
      time: "00:00:01.000",
    }));
    assert.equal(kindOf(cues), "transcript");
  });

  test("a body that notes and resolves makes a motion", () => {
    assert.equal(
      kindOf(["# Cameras", "This Council notes:", "1. Them.", "This Council resolves to:", "1. Act."]),
      "motion",
    );
  });

  test("a motion of one sentence before a parliament is a motion", () => {
    const words = "That this House notes the rise of cameras; and calls on the Government to act.";
    assert.equal(kindOf(["EDM 12: Cameras", words, "Sponsors: Ann Ray, Bo Lee"]), "motion");
  });

  test("a plain text with a byline and a dateline is an article", () => {
    assert.equal(kindOf(["Cameras everywhere", "By Ann Ray\n2 May 2024", prose, prose, prose]), "article");
  });

  test("a reply of a government, dated and presented by a minister, is no article", () => {
    const cover = [
      "Government Response to the Report on Cameras",
      "Presented to Parliament\nby the Secretary of State\nby Command of His Majesty",
      "2 May 2024",
    ];
    const file = { metadata: { byline: "Ann Ray" } };
    assert.equal(kindOf([...cover, paper, paper, paper], file), "other");
    assert.equal(kindOf(["Code of Practice", "2 May 2024", paper, paper, paper], file), "other");
    assert.equal(
      kindOf(["Cameras everywhere", "by Command of His Majesty\n2 May 2024", paper, paper, paper]),
      "other",
    );
  });

  test("a long text that quotes a few speakers is no transcript", () => {
    const spoken = ["Q1 Mr Ray: What of it?", "Ann Lee: It is so.", "Q2 Mr Ray: And?", "Ann Lee: Yes."];
    const numbered = ["Q3 Mr Ray: So?", "Ann Lee: No."];
    const report = Array.from({ length: 400 }, () => prose);
    const kind = kindOf(["Cameras: oral evidence and conclusions", ...report, ...spoken, ...numbered]);
    assert.notEqual(kind, "transcript");
  });

  test("minutes are motions", () => {
    assert.equal(
      kindOf([
        "Minutes of the meeting of the Planning Committee",
        "Present: Cllr Ray",
        "RESOLVED: That it be noted.",
      ]),
      "motion",
    );
  });

  test("a page with prose and a date of publication is an article", () => {
    const html = { name: "a.html", mediaType: "text/html" };
    const metadata = { title: "Cameras", published: "2024-05-02", site: "The News" };
    assert.equal(kindOf(["# Cameras", prose, prose, prose], { metadata }, html), "article");
  });

  test("an article that quotes speakers and mentions a motion stays an article", () => {
    const html = { name: "a.html", mediaType: "text/html" };
    const metadata = { title: "Cameras", published: "2024-05-02", site: "The News", byline: "Bo Lee" };
    const quoting = [
      prose,
      "Mr Ray: “We did.”",
      prose,
      "The motion was carried unanimously, he added.",
      prose,
    ];
    assert.equal(kindOf(quoting, { metadata }, html), "article");
  });

  test("a page that tells how meetings are held is no record of one", () => {
    const html = { name: "a.html", mediaType: "text/html" };
    const rules = [
      "# Council meetings",
      "Minutes are normally a record of decisions. A motion must be proposed and seconded before it can be debated.",
      "A councillor who has an interest in an item must declare it and usually leaves the meeting.",
      "Any member of the public may attend. An agenda is published before each meeting and minutes are approved at the next.",
    ];
    assert.equal(kindOf(rules, {}, html), "other");
  });

  test("what a page states for machines and the words of its address weigh with the rest", () => {
    const sure = (metadata: Surroundings["metadata"]) => {
      const page = buildExtraction(["# Lamps", prose], { metadata: { title: "Lamps", ...metadata } });
      const { kind, confidence } = structure(page, { name: "a.html", mediaType: "text/html" });
      return kind === "article" ? confidence : 0;
    };
    const silent = sure({ types: ["og:website"], address: "https://example.org/lamps" });
    assert.ok(sure({ types: ["newsarticle", "og:article"], address: "https://example.org/lamps" }) > silent);
    assert.ok(sure({ types: ["og:website"], address: "https://example.org/news/lamps" }) > silent);
  });

  test("unsure is other: a report, a form, an empty page", () => {
    assert.equal(kindOf(["# Annual report", prose, "1.1 Scope", prose, "Note: see above."]), "other");
    assert.equal(kindOf(["Name:", "Address:", "Date:"]), "other");
    assert.equal(kindOf([]), "other");
  });

  test("a motion as it was lodged, and an amendment to it, are motions", () => {
    const words = "believes that lamps are needed on the quay, and asks for them by winter.";
    assert.equal(kindOf([`M-12 Ann Ray: Lamps on the Quay—That the Parliament ${words}`]), "motion");
    const change =
      "M-12.1 Bo Lee: Lamps on the Quay—As an amendment to motion (M-12) in the name of Ann Ray,";
    assert.equal(kindOf([`${change} leave out from “asks” to end.`]), "motion");
  });

  test("a list of members by name is no conversation", () => {
    const members = ["Ms Ann Ray", "Mr Bo Lee", "Dr Cy Day", "Ms Di Ash", "Mr Ed Orr", "Dr Flo Ives"];
    const list = [...members, ...members].flatMap((name) => [name, "Labour, Quay East"]);
    assert.equal(kindOf(["# Report of the Lamps Committee", "Oral evidence was heard.", ...list]), "other");
  });

  test("an archivist's word wins", () => {
    const given = structure(buildExtraction(["Hello."]), {
      kind: "motion",
      name: "a",
      mediaType: "text/plain",
    });
    assert.deepEqual([given.kind, given.confidence], ["motion", 1]);
  });
});
