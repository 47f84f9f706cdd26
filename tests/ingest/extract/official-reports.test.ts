import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Extraction } from "../../../ingest/extract/extraction.js";
import { extractXml } from "../../../ingest/extract/xml/xml-document.js";
import { structure } from "../../../ingest/structure/structure.js";
import { assertSound, wordsOf } from "./soundness.js";

async function read(source: string): Promise<Extraction> {
  return assertSound(
    await extractXml({ bytes: Buffer.from(source), name: "report.xml", mediaType: "application/xml" }),
  );
}

const report = `<?xml version="1.0" encoding="ISO-8859-1"?><publicwhip>
<gidredirect oldgid="x/2024-01-09a.1" newgid="x/2024-01-09b.1"/>
<major-heading id="uk.org.publicwhip/debate/2024-01-09b.3.0" colnum="3" time="014:30:00">Policing</major-heading>
<minor-heading id="m" colnum="3">Facial Recognition</minor-heading>
<ques id="q" speakername="Ada Byron" colnum="3" time="14:30:00"><p qnum="295126">To ask how many faces were scanned.</p></ques>
<reply id="r" speakername="Charles Babbage" colnum="3" time="14:30:00"><p>As follows.</p>
<table><tr><td>Year</td><td>Faces</td></tr><tr><td>2023</td><td>360,000</td></tr></table></reply>
<minor-heading id="n" colnum="4">Points of Order</minor-heading>
<speech id="s" speakername="Mary Shelley" colnum="4" time="15:05:00"><p>Is this <i>lawful</i>?<place-holder colnum="5"/></p><p>I ask again.</p></speech>
<speech id="t" nospeaker="true" colnum="5" time="15:05:00"><p>Question put and agreed to.</p></speech>
</publicwhip>`;

describe("an official report from TheyWorkForYou", () => {
  it("gives each speech its speaker, its column and its time", async () => {
    const extraction = await read(report);
    const label = (page: number | null) => extraction.pages.find((one) => one.number === page)?.label;
    const words = wordsOf(extraction);
    assert.deepEqual(
      extraction.blocks.map((block, index) => [
        block.kind,
        block.speaker,
        label(block.page),
        block.time,
        words[index],
      ]),
      [
        ["heading", null, "3", null, "Policing"],
        ["heading", null, "3", null, "Facial Recognition"],
        ["list-item", "Ada Byron", "3", "14:30:00", "To ask how many faces were scanned."],
        ["paragraph", "Charles Babbage", "3", null, "As follows."],
        ["row", "Charles Babbage", "3", null, "Year | Faces"],
        ["row", "Charles Babbage", "3", null, "2023 | 360,000"],
        ["heading", null, "4", null, "Points of Order"],
        ["paragraph", "Mary Shelley", "4", "15:05:00", "Is this lawful?"],
        ["paragraph", "Mary Shelley", "5", null, "I ask again."],
        ["paragraph", null, "5", null, "Question put and agreed to."],
      ],
    );
    const { published, site } = extraction.metadata;
    assert.deepEqual([published, site], ["2024-01-09", "House of Commons"]);
  });

  it("tells how members voted, which stands in attributes only", async () => {
    const extraction =
      await read(`<publicwhip><division colnum="125"><divisioncount ayes="2" noes="0" tellerayes="1"/>
      <mplist vote="aye"><mpname vote="aye">Byron, Ada</mpname><mpname vote="aye" teller="yes">Shelley, Mary</mpname></mplist>
      </division></publicwhip>`);
    assert.deepEqual(wordsOf(extraction), [
      "Ayes: 2",
      "Noes: 0",
      "Aye: Byron, Ada",
      "Aye: Shelley, Mary (teller)",
    ]);
  });

  it("becomes a transcript whose answers are cited by the question", async () => {
    const { kind, title, source, passages } = structure(await read(report), {
      name: "report.xml",
      mediaType: "application/xml",
    });
    // The first heading of a day is not the title of its record.
    assert.deepEqual([kind, title, source], ["transcript", null, "House of Commons"]);
    assert.deepEqual(
      passages
        .filter((passage) => passage.kind !== "heading")
        .map((passage) => [passage.kind, passage.attribution, passage.question]),
      [
        ["question", "Ada Byron", "295126"],
        ["speech", "Charles Babbage", "295126"],
        ["row", "Charles Babbage", "295126"],
        ["row", "Charles Babbage", "295126"],
        ["speech", "Mary Shelley", null],
        ["speech", "Mary Shelley", null],
        ["paragraph", null, null],
      ],
    );
  });

  it("leaves one answer to several questions without a number", async () => {
    const { passages } = structure(
      await read(
        report.replace(
          "<reply",
          '<ques id="p" speakername="Mary Shelley"><p qnum="7">And why.</p></ques><reply',
        ),
      ),
      { name: "report.xml", mediaType: "application/xml" },
    );
    assert.equal(passages.find((passage) => passage.attribution === "Charles Babbage")?.question, null);
  });
});

describe("a paper in Akoma Ntoso", () => {
  it("gives its headings, numbers as markers, rows and notes", async () => {
    const extraction = await read(`<akomaNtoso><doc name="memorandum"><meta><identification><FRBRWork>
      <FRBRdate date="2026-05-29" name="generated"/><FRBRdate date="2013-06-27" name="laid"/></FRBRWork></identification>
      <proprietary><title>Memorandum</title></proprietary></meta><mainBody><toc><tocItem>1. Purpose</tocItem></toc>
      <section><num>2.</num><heading>Purpose</heading><paragraph><num><b>2.1</b></num><content>
      <p>It<authorialNote marker="9"><p>A note.</p></authorialNote> amends.</p></content></paragraph></section>
      <table><tr><td><p>For</p></td><td><p>31</p></td></tr></table></mainBody></doc></akomaNtoso>`);
    const words = wordsOf(extraction);
    assert.deepEqual(
      extraction.blocks.map((block, index) => [block.kind, block.marker, words[index]]),
      [
        ["heading", "2.", "Purpose"],
        ["list-item", "2.1", "It amends."],
        ["row", null, "For | 31"],
        ["list-item", "[9]", "A note."],
      ],
    );
    assert.deepEqual(
      extraction.noteMarks?.map((mark) => mark.label),
      ["9"],
    );
    assert.deepEqual(
      [extraction.metadata.title, extraction.metadata.published],
      ["Memorandum", "2013-06-27"],
    );
  });

  it("gives the speakers of a debate, as printed or as referred to", async () => {
    const extraction = await read(`<akomaNtoso><debate><meta><references>
      <TLCPerson eId="byron" showAs="Ada Byron"/></references></meta><debateBody><debateSection>
      <heading>Policing</heading><speech by="#byron" startTime="2024-01-09T14:30:00"><p>I ask.</p></speech>
      <speech by="#other"><from>Mr Babbage (Minister):</from><p>I answer.</p></speech>
      <narrative>Members applauded.</narrative></debateSection></debateBody></debate></akomaNtoso>`);
    assert.deepEqual(
      extraction.blocks.map((block) => [block.speaker, block.time]),
      [
        [null, null],
        ["Ada Byron", "14:30:00"],
        ["Mr Babbage (Minister)", null],
        [null, null],
      ],
    );
  });
});

describe("a record in TEI", () => {
  it("gives utterances, plays and page breaks", async () => {
    const extraction =
      await read(`<TEI xml:lang="en"><teiHeader><fileDesc><titleStmt><title>Sitting 12</title></titleStmt></fileDesc>
      <profileDesc><settingDesc><setting><date when="2024-01-09"/></setting></settingDesc>
      <particDesc><listPerson><person xml:id="AB"><persName>Ada <surname>Byron</surname></persName></person></listPerson></particDesc></profileDesc></teiHeader>
      <text><body><pb n="12"/><div><head>Policing</head>
      <note type="speaker">Ms Byron:</note><u who="#AB"><seg>I <pb n="13"/>ask.</seg></u>
      <u who="#AB"><seg>Again.</seg></u><sp><speaker>Chair.</speaker><p>Order.</p></sp></div></body></text></TEI>`);
    assert.deepEqual(
      extraction.blocks.map((block) => [block.speaker, block.page, block.pageEnd]),
      [
        [null, 1, 1],
        ["Ms Byron", 1, 2],
        ["Ada Byron", 2, 2],
        ["Chair", 2, 2],
      ],
    );
    assert.deepEqual(
      extraction.pages.map((page) => page.label),
      ["12", "13"],
    );
    const { title, published, language } = extraction.metadata;
    assert.deepEqual([title, published, language], ["Sitting 12", "2024-01-09", "en"]);
  });
});
