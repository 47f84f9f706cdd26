/** A transcript read as a conversation over HTTP: go to a question, follow one speaker, see who took part. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type OneArchive, oneArchive } from "../one-archive.js";
import type { Client } from "../signed-in-client.js";

const hearing = `Committee on Quiet Places

Oral evidence: Bells

Monday 3 February 2025

Members present: Ada Prine (Chair); Tom Harrow.

Questions 1 - 3

Witnesses

I: Professor Ida Lune, Director, Centre for Sound; Kit Parr, Head of Policy, Hush.

Examination of witnesses

Q1 Chair: What is noise?

Professor Ida Lune: Sound that is not wanted.

There is more: it harms.

Q2 Tom Harrow: Are bells noise?

Kit Parr: Even bells are.

Q3 Chair: Is it measured?

Professor Ida Lune: In decibels.
`;

describe("a transcript as a conversation", () => {
  let one: OneArchive;
  let anyone: Client;
  let address: string;

  before(async () => {
    one = await oneArchive();
    anyone = one.anyone;
    address = `/documents/${await one.put("oral-evidence.txt", hearing)}/versions/1`;
  });
  after(() => one.leave());

  it("shows one speaker's turns with the questions they answer, and says how much that is", async () => {
    const { text } = await anyone.get(`${address}?speaker=Kit%20Parr`);
    const words = text.slice(text.indexOf("<article"), text.indexOf("</article"));
    assert.match(words, /Are bells noise\?/);
    assert.match(words, /Even bells are\./);
    assert.doesNotMatch(words, /Sound that is not wanted|Is it measured/);
    assert.match(words, /Only what Kit Parr says is shown[^<]*: 2 of \d+ passages\./);
    assert.match(words, new RegExp(`href="${address}">Show everybody`));
  });

  it("goes to a question by its number, with or without the Q", async () => {
    const whole = (await anyone.get(address)).text;
    const start = /id="p(\d+)">(?:(?!id="p)[\s\S])*?Q2 Tom Harrow/.exec(whole)?.[1];
    for (const asked of ["2", "Q2"]) {
      const answer = await anyone.get(`${address}?question=${asked}`);
      assert.equal(answer.status, 303);
      assert.equal(answer.headers.get("location"), `${address}#p${start}`);
    }
    const none = await anyone.get(`${address}?question=77`);
    assert.equal(none.status, 200);
    assert.match(none.text, /There is no question “77” here\. Its questions are Q1 to Q3\./);
  });

  it("names a speaker who is not there, and shows nothing", async () => {
    const { text } = await anyone.get(`${address}?speaker=Nobody`);
    assert.match(text, /Nobody is named “Nobody” as a speaker here/);
  });

  it("lists the witnesses with posts, bodies and panels, each linked to where it is declared", async () => {
    const { text } = await anyone.get(address);
    assert.match(
      text,
      new RegExp(
        `<a href="${address}#p\\d+">Professor Ida Lune, Director, Centre for Sound \\(panel I\\)</a>`,
      ),
    );
  });
});
