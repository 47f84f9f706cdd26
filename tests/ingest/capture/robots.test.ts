import assert from "node:assert/strict";
import { test } from "node:test";
import { crawlDelay, mayFetch } from "../../../ingest/capture/robots.js";

const cases: [what: string, robots: string, path: string, allowed: boolean][] = [
  ["nothing is said", "", "/a", true],
  ["all is forbidden to everybody", "User-agent: *\nDisallow: /", "/a", false],
  ["nothing is forbidden", "User-agent: *\nDisallow:", "/a", true],
  ["another is meant", "User-agent: other\nDisallow: /", "/a", true],
  [
    "we are named, and everybody is not our group",
    "User-agent: *\nDisallow: /\n\nUser-agent: ibid\nDisallow: /b",
    "/a",
    true,
  ],
  ["two names share a group", "user-agent: x\nuser-agent: IBID\ndisallow: /a", "/a/b", false],
  ["our two groups are one", "User-agent: ibid\nDisallow: /a\n\nUser-agent: ibid\nDisallow: /b", "/b", false],
  ["the longest rule decides", "User-agent: *\nDisallow: /a\nAllow: /a/public", "/a/public/1", true],
  ["allowing wins a tie", "User-agent: *\nDisallow: /a\nAllow: /a", "/a", true],
  ["a star and an end", "User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", false],
  ["an end that is not one", "User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", true],
  ["stars overlap nothing", "User-agent: *\nDisallow: /*a*a$", "/xa", true],
  ["comments and odd line ends", "# hello\rUser-agent: * # all\r\nDisallow: /a # no", "/a", false],
];

for (const [what, robots, path, allowed] of cases)
  test(`robots.txt: ${what}`, () => assert.equal(mayFetch(robots, path), allowed));

test("robots.txt: a pattern that would keep a careless program busy for ever is told at once", () => {
  const pattern = `/${"*a".repeat(1_000)}$`;
  assert.equal(mayFetch(`User-agent: *\nDisallow: ${pattern}`, `/${"a".repeat(2_000)}b`), true);
});

test("robots.txt: the delay that is asked for", () => {
  assert.equal(crawlDelay("User-agent: *\nCrawl-delay: 7\nDisallow: /x"), 7);
  assert.equal(crawlDelay("User-agent: *\nCrawl-delay: soon"), null);
});
