import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fileTime, makeMsg } from "../made-msg.js";
import { wordsOf } from "../soundness.js";
import { unpack } from "../unpacking.js";

const note = {
  "001A001F": "IPM.Note",
  "0C1A001F": "Zoë Clerk",
  "0C1E001F": "SMTP",
  "0C1F001F": "clerk@example.org",
};

describe("an Outlook item", () => {
  it("that is a message has its people, date, body and attachments", async () => {
    const inner = { properties: { ...note, "0037001F": "Earlier", "1000001F": "Inner words." } };
    const msg = makeMsg({
      properties: { ...note, "0037001F": "The motion", "1000001F": "It was carried.\r\n" },
      fixed: {
        "00390040": fileTime("2024-06-01T22:30:00Z"),
        "340D0003": Buffer.from([0, 0, 4, 0, 0, 0, 0, 0]),
      },
      recipients: [
        { "3001001F": "Members", "39FE001F": "members@example.org" },
        { "3001001F": "'press@example.org'", "3003001F": "press@example.org" },
      ],
      attachments: [
        { properties: { "3707001F": "C:\\papers\\minutes.txt", "37010102": Buffer.from("Minutes.") } },
        { properties: { "3001001F": "Earlier / word" }, item: inner },
        { properties: { "3707001F": "linked.docx" } },
      ],
    });
    const { mediaType, extraction, members } = await unpack(msg, "message.msg");
    assert.equal(mediaType, "application/vnd.ms-outlook");
    assert.deepEqual(wordsOf(extraction), [
      "The motion",
      "From: Zoë Clerk <clerk@example.org>",
      "To: Members <members@example.org>; press@example.org",
      "Date: Sat, 01 Jun 2024 22:30:00 GMT",
      "It was carried.",
    ]);
    const { title, byline, published } = extraction.metadata;
    assert.deepEqual([title, byline, published], ["The motion", "Zoë Clerk", "2024-06-01"]);
    assert.deepEqual(
      extraction.members?.map(({ name, reason }) => [name, reason]),
      [
        ["minutes.txt", null],
        ["Earlier word.msg", null],
        ["linked.docx", "the message holds only a link to it, or an object of another program"],
      ],
    );
    assert.equal(members["attachment 1"], "Minutes.");
  });

  it("inside another is an item that can be read", async () => {
    const inner = { properties: { ...note, "0037001F": "Earlier", "1000001F": "Inner words." } };
    const msg = makeMsg({
      properties: { ...note, "0037001F": "Outer" },
      attachments: [{ properties: { "3001001F": "Earlier" }, item: inner }],
    });
    const { bytesOf } = await unpack(msg, "message.msg");
    const read = await unpack(bytesOf["attachment 1"] ?? Buffer.alloc(0), "Earlier.msg");
    assert.equal(wordsOf(read.extraction).at(-1), "Inner words.");
    assert.equal(read.extraction.metadata.title, "Earlier");
  });

  it("keeps the date that its sender wrote", async () => {
    const headers = "Date: Tue, 31 Dec 2024 23:30:00 -0800\r\nFrom: =?utf-8?Q?Zo=C3=AB?= <z@example.org>\r\n";
    const msg = makeMsg({
      properties: { "001A001F": "IPM.Note", "0037001F": "Late", "007D001F": headers },
      fixed: { "00390040": fileTime("2025-01-01T07:30:00Z") },
    });
    const { extraction } = await unpack(msg, "message.msg");
    assert.equal(extraction.metadata.published, "2024-12-31");
    assert.match(extraction.text, /From: Zoë <z@example\.org>/);
  });

  it("with a body in HTML or RTF only is read from it", async () => {
    const html = Buffer.from("<html><body><h2>Minutes</h2><p>Caf\u00e9.</p></body></html>", "latin1");
    const inHtml = makeMsg({
      properties: { ...note, "0037001F": "HTML", "10130102": html },
      fixed: { "3FDE0003": Buffer.from([0xe4, 4, 0, 0, 0, 0, 0, 0]) },
    });
    assert.deepEqual(wordsOf((await unpack(inHtml, "a.msg")).extraction).slice(-2), ["Minutes", "Café."]);
    const rtf = Buffer.from(
      "{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 {\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 Carried {\\*\\htmltag84 <b>}\\htmlrtf {\\b\\htmlrtf0 twelve}\\htmlrtf }\\htmlrtf0  to three.\\htmlrtf\\par}\\htmlrtf0}",
    );
    const head = Buffer.alloc(16);
    head.writeUInt32LE(rtf.length + 12, 0);
    head.writeUInt32LE(rtf.length, 4);
    head.writeUInt32LE(0x414c454d, 8);
    const inRtf = makeMsg({
      properties: { ...note, "0037001F": "RTF", "10090102": Buffer.concat([head, rtf]) },
    });
    assert.equal(wordsOf((await unpack(inRtf, "a.msg")).extraction).at(-1), "Carried twelve to three.");
    const broken = makeMsg({ properties: { ...note, "0037001F": "RTF", "10090102": Buffer.alloc(10) } });
    const { extraction } = await unpack(broken, "a.msg");
    assert.deepEqual(extraction.warnings, ["The body of the message is damaged and cannot be read."]);
  });

  it("in a code page is read in it", async () => {
    const msg = makeMsg({
      properties: { "001A001E": "IPM.Note", "0037001E": "\u00cf\u00f0\u00e8\u00e2\u00e5\u00f2" },
      fixed: { "3FFD0003": Buffer.from([0xe3, 4, 0, 0, 0, 0, 0, 0]) },
    });
    assert.equal((await unpack(msg, "a.msg")).extraction.metadata.title, "Привет");
  });

  it("that is an appointment, a contact, a task or a post is never refused", async () => {
    for (const kind of [
      "IPM.Appointment",
      "IPM.Contact",
      "IPM.Task",
      "IPM.Post",
      "IPM.StickyNote",
      "Anything",
    ]) {
      const msg = makeMsg({
        properties: { "001A001F": kind, "0037001F": kind, "3001001F": "Ann Other", "3A16001F": "Council" },
      });
      const { extraction } = await unpack(msg, "item.msg");
      assert.equal(extraction.metadata.title, kind);
      if (kind === "IPM.Contact") assert.match(extraction.text, /Company: Council/);
    }
  });

  it("whose sectors lead in circles is corrupt", async () => {
    const msg = makeMsg({ properties: { ...note, "0037001F": "Subject" } });
    const root = (msg.readUInt32LE(48) + 1) * 512;
    const first = msg.readUInt32LE(root + 116);
    msg.writeUInt32LE(first, (msg.readUInt32LE(76) + 1) * 512 + 4 * first);
    await assert.rejects(unpack(msg, "a.msg"), { code: "corrupt", message: /lead in circles/ });
  });

  it("that is damaged is corrupt, and ends", async () => {
    const msg = makeMsg({ properties: { ...note, "0037001F": "Subject" } });
    for (let at = 512; at < msg.length; at += 64) {
      const broken = Buffer.from(msg);
      broken.fill(0x01, at, at + 8);
      await unpack(broken, "a.msg").catch((error) =>
        assert.ok(["corrupt", "unsupported"].includes(error.code), String(error)),
      );
    }
  });
});
