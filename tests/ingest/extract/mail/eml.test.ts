import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { mailDate } from "../../../../ingest/extract/mail/mail-message.js";
import { lines, makeMail, makeMultipart } from "../made-mail.js";
import { wordsOf } from "../soundness.js";
import { unpack } from "../unpacking.js";

const head = [
  "Message-ID: <1@example.org>",
  "From: =?utf-8?Q?Zo=C3=AB_Clerk?= <clerk@example.org>",
  "To: Members of the committee <members@example.org>, ombudsman@example.org",
  "Cc: press@example.org",
  "Date: Tue, 31 Dec 2024 23:30:00 -0800",
  "Subject: =?iso-8859-1?Q?R=E9sum=E9_of_the?= =?iso-8859-1?Q?_meeting?=",
  "MIME-Version: 1.0",
];

describe("a message", () => {
  it("is its subject, the people and the date as written, and its body", async () => {
    const mail = makeMail(
      [...head, "Content-Type: text/plain; charset=utf-8"],
      "The motion\r\nwas carried.\r\n",
    );
    const { mediaType, extraction } = await unpack(mail, "mail.eml");
    assert.equal(mediaType, "message/rfc822");
    assert.deepEqual(wordsOf(extraction), [
      "Résumé of the meeting",
      "From: Zoë Clerk <clerk@example.org>",
      "To: Members of the committee <members@example.org>, ombudsman@example.org",
      "Cc: press@example.org",
      "Date: Tue, 31 Dec 2024 23:30:00 -0800",
      "The motion\nwas carried.",
    ]);
    const { title, byline, published } = extraction.metadata;
    assert.deepEqual([title, byline, published], ["Résumé of the meeting", "Zoë Clerk", "2024-12-31"]);
    assert.deepEqual(extraction.members, []);
    assert.deepEqual(extraction.warnings, []);
  });

  it("keeps what it quotes, without the marks, and joins the lines it was wrapped to", async () => {
    const body = lines(
      "We agree with the finding that the watchlist was far longer than the one the",
      "committee had been told of in March.",
      "",
      "On Monday the clerk wrote:",
      "> > Was the list ever shorter than this, and was the committee told of it before",
      "> > the summer?",
      "> It was not.",
    );
    const { extraction } = await unpack(makeMail(head, body), "mail.eml");
    const quoted = extraction.blocks
      .slice(5)
      .map(({ start, end, indented }) => [extraction.text.slice(start, end), indented]);
    assert.deepEqual(quoted, [
      [
        "We agree with the finding that the watchlist was far longer than the one the committee had been told of in March.",
        false,
      ],
      ["On Monday the clerk wrote:", false],
      ["Was the list ever shorter than this, and was the committee told of it before the summer?", true],
      ["It was not.", true],
    ]);
  });

  it("whose lines flow is joined as they do, quotes apart, and what is attached keeps its lines", async () => {
    const inner = makeMail(
      ["From: a@example.org", "Message-ID: <2>", "Content-Type: text/plain; format=flowed"],
      "One \r\ntwo.",
    );
    const mail = lines(
      ...head,
      makeMultipart("mixed", "b", [
        {
          type: "text/plain; charset=utf-8; format=flowed",
          body: lines(
            "The list was far longer than the one the committee ",
            "had been told of.",
            "",
            "> Was it ever ",
            "> shorter than in March? ",
            "> > No.",
            "A format=flowed header.",
            "-- ",
            "The Clerk",
          ),
        },
        { type: "message/rfc822", body: inner },
      ]),
    );
    const { extraction, members } = await unpack(mail, "mail.eml");
    assert.deepEqual(
      extraction.blocks
        .slice(5)
        .map(({ start, end, indented }) => [extraction.text.slice(start, end), indented]),
      [
        ["The list was far longer than the one the committee had been told of.", false],
        ["Was it ever shorter than in March?", true],
        ["No.", true],
        ["A format=flowed header.\n--\nThe Clerk", false],
      ],
    );
    assert.equal(members["attachment 1"], inner);
  });

  it("is read in HTML where it has no other form", async () => {
    const html =
      "<div style='display:none'>preview</div><h2>Minutes</h2><p>Carried.</p><blockquote>Quoted.</blockquote>";
    const { extraction } = await unpack(
      makeMail([...head, "Content-Type: text/html; charset=utf-8"], html),
      "mail.eml",
    );
    assert.deepEqual(wordsOf(extraction).slice(5), ["Minutes", "Carried.", "Quoted."]);
  });

  it("in two forms is read once, unless they say different things", async () => {
    const both = (plain: string, html: string) =>
      lines(
        ...head,
        makeMultipart("alternative", "b", [
          { type: "text/plain; charset=utf-8", body: plain },
          { type: "text/html; charset=utf-8", body: html },
        ]),
      );
    const same = both(
      "The motion was carried. See https://example.org/motion",
      "<p>The motion was carried. <a href='x'>See</a></p>",
    );
    const table = both(
      "The figures are below.\r\n\r\nRegards",
      "<p>The figures are below.</p><table><tr><td>Month</td><td>Faces</td></tr><tr><td>May</td><td>9,942</td></tr></table><p>Regards</p>",
    );
    assert.deepEqual(wordsOf((await unpack(table, "a.eml")).extraction).slice(5), [
      "The figures are below.",
      "Month | Faces",
      "May | 9,942",
      "Regards",
    ]);
    const stub = both(
      "The motion",
      "<p>The motion was carried by twelve votes to three, with nobody absent.</p>",
    );
    const other = both("Nothing happened here today.", "<p>The motion was carried by twelve votes.</p>");
    assert.deepEqual(wordsOf((await unpack(same, "a.eml")).extraction).slice(5), [
      "The motion was carried. See https://example.org/motion",
    ]);
    assert.deepEqual(wordsOf((await unpack(stub, "a.eml")).extraction).slice(5), [
      "The motion was carried by twelve votes to three, with nobody absent.",
    ]);
    const differing = (await unpack(other, "a.eml")).extraction;
    assert.deepEqual(wordsOf(differing).slice(5), [
      "Nothing happened here today.",
      "The motion was carried by twelve votes.",
    ]);
    assert.match(differing.warnings[0] ?? "", /different words/);
  });

  it("without a charset is read by its bytes, headers too", async () => {
    const mail = makeMail(
      ["From: Bj\u00f8rn <b@example.org>", "Message-ID: <1>", "Subject: Sm\u00f8rbr\u00f8d"],
      "\u00c6bler og p\u00e6rer.",
    );
    const { extraction } = await unpack(Buffer.from(mail, "latin1"), "mail.eml");
    assert.deepEqual(wordsOf(extraction), ["Smørbrød", "From: Bjørn <b@example.org>", "Æbler og pærer."]);
  });

  it("has its date as written, in whatever form", () => {
    assert.equal(mailDate("Mon, 30 Nov 92 12:34:49 GMT"), "1992-11-30");
    assert.equal(mailDate("3 Jan 07 00:30 +1300"), "2007-01-03");
    assert.equal(mailDate("Wed, 1 Jan 2025 00:30:00 +1300 (NZDT)"), "2025-01-01");
    assert.equal(mailDate("yesterday"), null);
    assert.equal(mailDate(null), null);
  });
});

describe("what is attached to a message", () => {
  it("is a member: files by their names, messages by their subjects", async () => {
    const inner = makeMail(
      ["From: a@example.org", "Subject: Earlier / word", "Date: Mon, 1 Jan 2024 10:00:00 +0000"],
      "Inner.",
    );
    const mail = lines(
      ...head,
      makeMultipart("mixed", "b", [
        { type: "text/plain", body: "See attached." },
        {
          type: "application/pdf",
          headers: ["Content-Disposition: attachment; filename*=utf-8''%C3%9Cbersicht%202024.pdf"],
          body: "%PDF",
          base64: true,
        },
        {
          type: 'text/csv; name="=?utf-8?Q?=C3=85r.csv?="',
          headers: ["Content-Disposition: attachment"],
          body: "a,b",
        },
        { type: "message/rfc822", body: inner },
        {
          type: "application/ms-tnef",
          headers: ['Content-Disposition: attachment; filename="C:\\\\mail\\\\winmail.dat"'],
          body: "TNEF",
          base64: true,
        },
        { type: "image/png", headers: ["Content-Disposition: inline"], body: "png", base64: true },
      ]),
    );
    const { extraction, members } = await unpack(mail, "mail.eml");
    assert.deepEqual(
      extraction.members?.map(({ name }) => name),
      ["Übersicht 2024.pdf", "År.csv", "Earlier word.eml", "winmail.dat", "attachment 5.png"],
    );
    assert.equal(members["attachment 1"], "%PDF");
    assert.equal(members["attachment 3"], inner);
    assert.equal(members["attachment 5"], "png");
    assert.doesNotMatch(extraction.text, /Inner/);
  });

  it("is left when it is a signature or a small picture of the body", async () => {
    const picture = (id: string, size: number) => ({
      type: `image/png; name="${id}.png"`,
      headers: [`Content-ID: <${id}>`, "Content-Disposition: inline"],
      body: Buffer.alloc(size, "x"),
      base64: true,
    });
    const related = makeMultipart("related", "r", [
      { type: "text/html; charset=utf-8", body: '<p>See</p><img src="cid:logo"><img src="cid:scan">' },
      picture("logo", 5000),
      picture("scan", 200_000),
      picture("unshown", 5000),
    ]);
    const [type = "", ...rest] = related.split("\r\n\r\n");
    const mail = lines(
      ...head,
      makeMultipart("signed", "s", [
        { type: type.replace("Content-Type: ", ""), body: rest.join("\r\n\r\n") },
        { type: "application/pkcs7-signature; name=smime.p7s", body: "signature", base64: true },
      ]),
    );
    const { extraction } = await unpack(mail, "mail.eml");
    assert.deepEqual(
      extraction.members?.map(({ name, reason }) => [name, reason]),
      [
        ["logo.png", "a small picture that the message shows in its text"],
        ["scan.png", null],
        ["unshown.png", null],
        ["smime.p7s", "it is a signature, not a document"],
      ],
    );
    assert.deepEqual(wordsOf(extraction).slice(5), ["See"]);
  });
});

describe("a hostile message", () => {
  it("nested a thousand levels deep, or of headers without end, is refused for it", async () => {
    const opened = Array.from({ length: 1000 }, (_, level) =>
      lines(`Content-Type: multipart/mixed; boundary="b${level}"`, "", `--b${level}`),
    );
    const deep = lines(...head, ...opened, "", "words");
    await assert.rejects(unpack(deep, "deep.eml"), {
      code: "too-large",
      message: /deep\.eml is built unlike any message/,
    });
    const long = makeMail([...head, `X-Long: ${"x".repeat(10_000_000)}`], "words");
    await assert.rejects(unpack(long, "long.eml"), { code: "too-large" });
  });

  it("of one endless word costs no more than its size", async () => {
    const body = makeMultipart("alternative", "b", [
      { type: "text/plain", body: "a".repeat(2_000_000) },
      { type: "text/html", body: `<p>${"> ".repeat(500_000)}${"b".repeat(1_000_000)}</p>` },
    ]);
    const began = performance.now();
    await unpack(lines(...head, body), "word.eml");
    assert.ok(performance.now() - began < 20_000);
  });

  it("of very many parts lists as many as it may", async () => {
    const part = lines("--b", 'Content-Type: text/csv; name="a.csv"', "", "x", "");
    const mail = lines(
      ...head,
      'Content-Type: multipart/mixed; boundary="b"',
      "",
      part.repeat(12_000),
      "--b--",
      "",
    );
    const { extraction } = await unpack(mail, "many.eml", { scratch: false });
    assert.equal(extraction.members?.length, 10_000);
    assert.match(extraction.warnings[0] ?? "", /^2000 more files/);
  });

  it("cut off, or with a boundary that never comes, gives what is there", async () => {
    const mail = lines(
      ...head,
      'Content-Type: multipart/mixed; boundary="b"',
      "",
      "--b",
      "Content-Type: text/plain",
      "",
      "Words before the cut",
    );
    assert.equal(wordsOf((await unpack(mail, "cut.eml")).extraction).at(-1), "Words before the cut");
    const none = makeMail([...head, 'Content-Type: multipart/mixed; boundary="never"'], "Words");
    assert.equal((await unpack(none, "none.eml")).extraction.metadata.title, "Résumé of the meeting");
  });
});
