import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { wordsOf } from "../soundness.js";
import { unpack } from "../unpacking.js";

const announcement = "From clerk@example.org Sat Jun  1 10:00:00 2024";

function message(number: number, ...body: string[]): string {
  return [
    `From: Clerk ${number} <clerk@example.org>`,
    `Date: Sat, ${number} Jun 2024 10:00:00 +0100`,
    `Subject: =?utf-8?Q?Caf=C3=A9?= ${number}`,
    "",
    ...body,
  ].join("\n");
}

describe("a mailbox", () => {
  it("lists its messages, and gives each as it was sent", async () => {
    const first = message(1, "Words.", "");
    const second = message(2, "From what we know, it was carried.", "", "From memory: at 10:30.", "");
    const mbox = [announcement, first, announcement, second].join("\n");
    const { mediaType, members, extraction } = await unpack(mbox, "Inbox");
    assert.equal(mediaType, "application/mbox");
    assert.deepEqual(members, { "message 1": first, "message 2": second });
    assert.deepEqual(
      extraction.members?.map(({ name }) => name),
      ["Café 1.eml", "Café 2.eml"],
    );
    assert.equal(
      wordsOf(extraction)[0],
      `message 1; Date: Sat, 1 Jun 2024 10:00:00 +0100; From: Clerk 1 <clerk@example.org>; Subject: Café 1; Size: ${first.length + 1} bytes`,
    );
  });

  it("takes back the marks before From, and is read without a line end at its end", async () => {
    const mbox = `${announcement}\n${message(1, ">From here on", ">>From there", " >From no line")}\n\n${announcement}\n${message(2, ">From the end")}`;
    const { members } = await unpack(mbox, "Inbox");
    assert.equal(members["message 1"], message(1, "From here on", ">From there", " >From no line", ""));
    assert.equal(members["message 2"], message(2, "From the end"));
  });

  it("with lines that end in CRLF keeps them", async () => {
    const mbox = `${announcement}\n${message(1, "One.", "", announcement, message(2, "Two."))}\n`.replaceAll(
      "\n",
      "\r\n",
    );
    const { members } = await unpack(mbox, "Inbox.mbox");
    assert.equal(members["message 1"], `${message(1, "One.")}\n`.replaceAll("\n", "\r\n"));
    assert.equal(members["message 2"], `${message(2, "Two.")}\n`.replaceAll("\n", "\r\n"));
  });

  it("of twenty thousand messages and of messages larger than a piece is read piece by piece", async () => {
    const many = Array.from(
      { length: 20_000 },
      (_, index) => `${announcement}\n${message(index + 1, "Words.", "")}\n`,
    );
    const read = await unpack(many.join(""), "Inbox", { scratch: false });
    assert.equal(read.extraction.members?.length, 20_000);
    assert.equal(read.extraction.blocks.length, 20_000);
    const large = message(
      1,
      ...Array.from({ length: 60_000 }, (_, index) => `>From line ${index} of a long message`),
    );
    const { members } = await unpack(
      `${announcement}\n${large}\n\n${announcement}\n${message(2, "End.")}\n`,
      "Inbox",
    );
    assert.equal(members["message 1"], `${large.replaceAll("\n>From", "\nFrom")}\n`);
    assert.equal(members["message 2"], `${message(2, "End.")}\n`);
  });

  it("of one endless line costs no more than its size", async () => {
    const { extraction } = await unpack(
      `${announcement}\n${message(1, "From ".repeat(2_000_000))}`,
      "Inbox",
      { scratch: false },
    );
    assert.equal(extraction.members?.length, 1);
  });
});
