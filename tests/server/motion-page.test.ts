/** Minutes read over HTTP: what was moved and decided, each value with the line it was read from. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type OneArchive, oneArchive } from "../one-archive.js";
import type { Client } from "../signed-in-client.js";

const minutes = `DRAFT MINUTES

Pinmill Borough Council

Minutes of the Meeting held on 24 April 2024 at 7.00 pm in the Guildhall

Present: Councillor Ida Gower (Chair), Councillors Arden, Bassey, Cole

1. Apologies

There were none.

2. Motion: Road safety outside schools

Councillor Dee Arden moved and Councillor Ife Bassey seconded:

This Council notes:
1. that two children were hurt.

This Council resolves:
1. to ask for slower roads.

Amendment 1

Councillor Cole moved, seconded by Councillor Eyre, to delete "slower" and insert "safer".

The amendment was put to the vote and LOST.

For: Councillors Arden, Bassey, Cole, Drew (5)
Against: Councillors Eyre, Flint (2)

The motion was carried by 5 votes to 2.

3. Motion: Benches

Councillor Cole moved that three benches be bought.
`;

describe("minutes on their page", () => {
  let one: OneArchive;
  let anyone: Client;
  let address: string;
  let html: string;

  before(async () => {
    one = await oneArchive();
    anyone = one.anyone;
    address = `/documents/${await one.put("minutes.txt", minutes)}/versions/1`;
    html = (await anyone.get(address)).text;
  });
  after(() => one.leave());

  /** The page of one motion, without its mark-up. */
  const panel = (number: number) =>
    (html.split(`id="motion-${number}"`)[1] ?? "")
      .split(/<\/section>\s*<div class="passage/)[0]
      ?.replace(/<[^>]+>/g, " ")
      .replace(/\s+/g, " ") ?? "";

  it("says what became of each motion, and that draft minutes are provisional", () => {
    assert.match(panel(1), /Road safety outside schools Carried provisional \(draft minutes\)/);
    assert.match(panel(1), /Moved by Councillor Dee Arden/);
    assert.match(panel(1), /For 5, Against 2/);
    assert.match(panel(2), /No line says what became of it/);
    assert.doesNotMatch(panel(2), /Carried|Lost/);
    assert.match(html, /2 motions are recorded: 1 carried and 1 without an outcome\./);
  });

  it("tells what does not add up and corrects nothing", () => {
    assert.match(panel(1), /Does not add up The tally|Does not add up \S.*5.*4/);
    assert.match(panel(1), /For: 4 names/);
  });

  it("tells of amendments apart, with their words", () => {
    assert.match(panel(1), /Amendment 1 Lost/);
    assert.match(panel(1), /delete "slower"|delete &#34;slower&#34;/);
  });

  it("leads from every value to the words it was read from", async () => {
    const links = [...html.matchAll(/class="read-line" href="([^"]+)">/g)].map((match) =>
      String(match[1]).replaceAll("&amp;", "&"),
    );
    assert.ok(links.length > 8, `${links.length} links`);
    const text = (await anyone.get(`${address}/text`)).text;
    for (const link of links) {
      const url = new URL(link, anyone.address);
      const [start, end] = [Number(url.searchParams.get("start")), Number(url.searchParams.get("end"))];
      assert.ok(start < end && end <= text.length, link);
    }
    const outcome = links.find((link) => {
      const url = new URL(link, anyone.address);
      return (
        text.slice(Number(url.searchParams.get("start")), Number(url.searchParams.get("end"))) === "carried"
      );
    });
    assert.ok(outcome);
    assert.match((await anyone.get(String(outcome))).text, /<mark class="cited">carried<\/mark>/);
  });

  it("goes to an item of business, and says so when there is none of that number", async () => {
    const there = await anyone.get(`${address}?item=3`);
    assert.equal(there.status, 303);
    assert.match(String(there.headers.get("location")), /#p\d+$/);
    const nowhere = await anyone.get(`${address}?item=99`);
    assert.equal(nowhere.status, 200);
    assert.match(nowhere.text, /There is no item “99” here\. Its items are 1 to 3\./);
  });
});
