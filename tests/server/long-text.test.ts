/** A long text over HTTP: read in pieces, whose links lead to one another and whose passages are all found. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type OneArchive, oneArchive } from "../one-archive.js";
import type { Client } from "../signed-in-client.js";
import { all, type PageElement, parse } from "../views/rendering.js";

const questions = 400;
const head = `Committee on Quiet Places

Oral evidence: Bells

Members present: Ada Prine (Chair); Tom Harrow.

Witness: Professor Ida Lune, Director, Centre for Sound.

Examination of witness
`;

/** Three questions of it, far apart, speak of the zebrafinch. */
function hearing(): string {
  const turns = Array.from({ length: questions }, (_, at) => {
    const bird = at === 3 || at === 200 || at === 390 ? "a zebrafinch" : "a wren";
    return `Q${at + 1} Chair: What was heard at the place that is numbered ${at + 1} in the list?\n\nProfessor Ida Lune: It was ${bird}, and it was heard ${at + 2} times in the night that followed.`;
  });
  return `${head}\n${turns.join("\n\n")}\n`;
}

interface Told {
  passages: { start: number; text: string; question: string | null; kind: string }[];
}

describe("a long text", () => {
  let one: OneArchive;
  let anyone: Client;
  let address: string;
  let passages: Told["passages"];

  before(async () => {
    one = await oneArchive();
    anyone = one.anyone;
    address = `/documents/${await one.put("oral-evidence.txt", hearing())}/versions/1`;
    ({ passages } = await anyone.json<Told>(address));
  });
  after(() => one.leave());

  async function opened(path: string, status = 200): Promise<PageElement> {
    const answer = await anyone.get(path);
    assert.equal(answer.status, status, answer.text.slice(0, 300));
    return parse(answer.text);
  }
  const words = (page: PageElement) => page.querySelector("main")?.textContent ?? "";
  const shown = (page: PageElement) =>
    all(page, ".passage").map((passage) => Number(passage.getAttribute("id")?.slice(1)));
  const link = (page: PageElement, rel: string) =>
    page.querySelector(`.piece-turn a[rel="${rel}"]`)?.getAttribute("href") ?? null;

  it("is read from beginning to end by the links after each piece, every passage once", async () => {
    const met: number[] = [];
    let path: string | null = address;
    let pieces = 0;
    for (; path !== null; pieces += 1) {
      const page = await opened(path);
      met.push(...shown(page));
      path = link(page, "next");
    }
    assert.ok(pieces > 3, `${pieces} pieces`);
    assert.deepEqual(
      met,
      passages.map(({ start }) => start),
    );
  });

  it("opens where a passage far on is asked for, with what its margin would say in the whole", async () => {
    const at = passages.findIndex(({ question, kind }) => question === "321" && kind === "question");
    const { start } = passages[at] ?? { start: -1 };
    const page = await opened(`${address}?at=${start}`);
    const passage = page.querySelector(`#p${start}`);
    assert.match(passage?.querySelector(".words")?.textContent ?? "", /numbered 321 in the list/);
    assert.match(
      passage?.querySelector(".reference")?.getAttribute("href") ?? "",
      new RegExp(`at=${start}#p`),
    );
    const marked = await opened(`${address}?start=${start + 4}&end=${start + 9}`);
    assert.equal(marked.querySelector(`#p${start} mark`)?.textContent, passages[at]?.text.slice(4, 9));
  });

  it("is gone to by the names of its places, and says which is not there", async () => {
    for (const [go, question] of [
      ["Q321", "321"],
      ["q 7", "7"],
      ["399", "399"],
    ] as const) {
      const answer = await anyone.get(`${address}?go=${encodeURIComponent(go)}`);
      assert.equal(answer.status, 303);
      const to = new URL(answer.headers.get("location") ?? "", anyone.address);
      const page = await opened(to.pathname + to.search);
      assert.match(page.querySelector(to.hash)?.textContent ?? "", new RegExp(`numbered ${question} in`));
    }
    const none = await opened(`${address}?go=Q9999`, 404);
    assert.match(words(none), /There is no place “Q9999” here/);
    const ordinal = await anyone.get(`${address}?go=${encodeURIComponent("¶ 500")}`);
    assert.match(ordinal.headers.get("location") ?? "", new RegExp(`#p${passages[499]?.start}$`));
  });

  it("leads from match to match across its pieces, and search leads into the right one", async () => {
    const starts = passages.filter(({ text }) => text.includes("zebrafinch")).map(({ start }) => start);
    let page = await opened(`${address}?q=zebrafinch`);
    assert.match(page.querySelector(".find-answer")?.textContent ?? "", /3 passages match/);
    const visited: number[] = [];
    let href = page.querySelector(".find-answer a")?.getAttribute("href");
    while (href) {
      const to = new URL(href, anyone.address + address);
      if (!href.startsWith("#")) page = await opened(to.pathname + to.search);
      const passage = page.querySelector(to.hash);
      assert.equal(passage?.querySelector("mark")?.textContent, "zebrafinch");
      visited.push(Number(to.hash.slice(2)));
      const next = all(passage as PageElement, ".matches a").find(
        (each) => each.textContent === "Next match",
      );
      href = next?.getAttribute("href") ?? undefined;
    }
    assert.deepEqual(visited, starts);
    const { hits } = await anyone.json<{ hits: { start: number; url: string }[] }>(
      "/search?q=zebrafinch&exact=1",
    );
    assert.equal(hits.length, 3);
    for (const { start, url } of hits) {
      const { pathname, search, hash } = new URL(url);
      assert.equal(hash, `#p${start}`);
      assert.ok((await opened(pathname + search)).querySelector(hash));
    }
  });

  it("can be followed by one speaker, piece by piece", async () => {
    const speaker = "Professor Ida Lune";
    const page = await opened(`${address}?speaker=${encodeURIComponent(speaker)}`);
    assert.match(words(page), /Only what Professor Ida Lune says is shown/);
    const next = link(page, "next");
    assert.match(next ?? "", /speaker=Professor\+Ida\+Lune/);
    const after = shown(await opened(next ?? ""));
    assert.ok(after.length > 20 && (after[0] ?? 0) > (shown(page).at(-1) ?? 0));
    const silent = passages.filter(({ text }) => text === "Examination of witness");
    assert.ok(silent.every(({ start }) => ![...shown(page), ...after].includes(start)));
  });

  it("is given whole on one page, to be printed", async () => {
    const page = await opened(`${address}/whole`);
    assert.deepEqual(
      shown(page),
      passages.map(({ start }) => start),
    );
    assert.equal(all(page, "h1").length, 1);
    assert.equal(all(page, ".piece-turn").length, 0);
  });
});
