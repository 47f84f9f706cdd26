/** The pages of people and bodies over real HTTP. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { allSettled } from "../faults/whole-register.js";
import { file } from "../multipart.js";
import type { Client } from "../signed-in-client.js";
import { idOf, peopleServed, takeIn } from "./people-served.js";

interface Person {
  name: string;
  printedAs: string[];
  posts: { title: string; body: string | null; saidIn?: string }[];
  counts: { part: string; year: string; count: number }[];
  appearances: { document: string; did: string[]; text: string; url: string; start: number }[];
  next: string | null;
}

describe("the pages of people", () => {
  let remove: () => Promise<void>;
  let ida: Client;
  let anyone: Client;
  let open: string;
  let draft: string;

  before(async () => {
    const served = await peopleServed("people-pages");
    remove = served.remove;
    ida = served.ida;
    anyone = served.anyone;
    open = await takeIn(
      ida,
      "open.txt",
      {
        source: "Lamps Committee",
        date: "2023-05-02",
        members: ["Dame Olwen Tarn (Chair)", "Piers Lamb"],
        witnesses: ["Morag Fell, Director, Open Roads"],
        turns: [
          ["Chair", "Who counts the lamps?"],
          ["Morag Fell", "Nobody counts them."],
          ...Array.from({ length: 60 }, (_, at) => ["Morag Fell", `Lamp ${at} is out.`] as const),
          ["Mr Lamb", "Thank you for that."],
        ],
      },
      true,
    );
    draft = await takeIn(
      ida,
      "draft.txt",
      {
        source: "Hidden Committee",
        date: "2024-05-02",
        members: ["Xenia Veil (Chair)", "Piers Lamb"],
        witnesses: ["Morag Fell, Secret Director, Open Roads"],
        turns: [
          ["Chair", "Who may know of it?"],
          ["Morag Fell", "Nobody may know of it yet."],
        ],
      },
      false,
    );
    await idOf(ida, "Xenia Veil");
  });
  after(() => remove());

  it("show all that a person said and was asked, page by page, and no passage twice", async () => {
    const id = await idOf(anyone, "Morag Fell");
    const seen: string[] = [];
    let path: string | null = `/people/${id}`;
    while (path !== null) {
      const person: Person = await anyone.json<Person>(path);
      for (const { document, start, did } of person.appearances) {
        assert.equal(document, open);
        seen.push(`${start} ${did.join()}`);
      }
      path = person.next === null ? null : person.next.slice(person.next.indexOf("/people"));
    }
    assert.equal(seen.length, 62);
    assert.equal(new Set(seen).size, 62);
    const starts = seen.map((each) => Number.parseInt(each, 10));
    assert.deepEqual(
      starts,
      starts.toSorted((one, other) => one - other),
    );
    const asked = await anyone.json<Person>(`/people/${id}?did=asked&year=2023`);
    assert.deepEqual(
      asked.appearances.map(({ text, did }) => [text.includes("Who counts the lamps?"), did]),
      [[true, ["asked"]]],
    );
    assert.equal((await anyone.json<Person>(`/people/${id}?year=1999`)).appearances.length, 0);
    const page = await anyone.get(`/people/${id}`);
    assert.match(page.text, /<h1>Morag Fell<\/h1>/);
    assert.match(page.text, /Nobody counts them/);
    assert.equal((await anyone.get(`/people/${id}?after=nowhere`)).status, 400);
  });

  it("show strangers nothing of drafts: no person, no post, no passage, no body", async () => {
    const veil = await idOf(ida, "Xenia Veil");
    assert.equal((await anyone.get(`/people/${veil}`)).status, 404);
    assert.equal((await ida.get(`/people/${veil}`)).status, 200);
    const fell = await idOf(anyone, "Morag Fell");
    const [theirs, ours] = [
      await anyone.json<Person>(`/people/${fell}`),
      await ida.json<Person>(`/people/${fell}`),
    ];
    assert.deepEqual(
      theirs.posts.map(({ title }) => title),
      ["Director"],
    );
    assert.deepEqual(
      ours.posts.map(({ title }) => title),
      ["Director", "Secret Director"],
    );
    assert.deepEqual([...new Set(theirs.counts.map(({ year }) => year))], ["2023"]);
    assert.ok(ours.appearances.some(({ document }) => document === draft));
    for (const path of ["/people", "/people?kind=body", `/people/${fell}`])
      assert.doesNotMatch((await anyone.get(path)).text, /Veil|Hidden|Secret|2024/, path);
    const hidden = await idOf(ida, "Hidden Committee", "body");
    assert.equal((await anyone.get(`/bodies/${hidden}`)).status, 404);
    for (const path of ["/people/nobody", "/people/0000000000", `/people/${hidden}`])
      assert.equal((await anyone.get(path)).status, 404, path);
  });

  it("lead from a document to its people, and from a body to its documents and people", async () => {
    const fell = await idOf(anyone, "Morag Fell");
    const page = await anyone.get(`/documents/${open}`);
    assert.ok(page.text.includes(`href="/people/${fell}"`));
    const { people } = await anyone.json<{ people: { label: string; name: string }[] }>(`/documents/${open}`);
    assert.deepEqual(
      people.map(({ label, name }) => [label, name]),
      [
        ["Chair", "Dame Olwen Tarn"],
        ["Morag Fell", "Morag Fell"],
        ["Mr Lamb", "Piers Lamb"],
      ],
    );
    const committee = await idOf(anyone, "Lamps Committee", "body");
    const body = await anyone.json<{ total: number; people: { name: string; titles: string[] }[] }>(
      `/bodies/${committee}`,
    );
    assert.equal(body.total, 1);
    assert.deepEqual(
      body.people.map(({ name, titles }) => [name, titles]),
      [
        ["Dame Olwen Tarn", ["Chair"]],
        ["Piers Lamb", ["Member"]],
      ],
    );
    assert.match((await anyone.get(`/bodies/${committee}`)).text, /Dame Olwen Tarn/);
  });

  it("lead from a body to its motions, and strangers to none of a draft", async () => {
    const minutes = (council: string, title: string) =>
      [
        council,
        "Minutes of the meeting held on 6 November 2024",
        "8. Apologies",
        "There were none.",
        `9. ${title}`,
        "It was moved by Councillor Wyn Pask and seconded by Councillor Ada Lorne:",
        "That the lamps be counted.",
        "The motion was put to the vote and carried.",
      ].join("\n\n");
    const common = [
      { field: "kind", value: "motion" },
      { field: "source", value: "Orrin Borough Council" },
    ];
    await ida.upload([
      ...common,
      { field: "publish", value: "1" },
      file("minutes.txt", minutes("Orrin Borough Council", "Lamps of the town")),
    ]);
    await ida.upload([
      ...common,
      file("draft-minutes.txt", minutes("Orrin Borough Council", "Lamps nobody knows")),
    ]);
    await allSettled(ida);
    const council = await idOf(anyone, "Orrin Borough Council", "body");
    const titles = async (client: Client) =>
      (
        await client.json<{ motions: { title: string; outcome: string }[] }>(`/bodies/${council}`)
      ).motions.map(({ title, outcome }) => `${title}: ${outcome}`);
    assert.deepEqual(await titles(anyone), ["Lamps of the town: carried"]);
    assert.equal((await titles(ida)).length, 2);
    const page = (await anyone.get(`/bodies/${council}`)).text;
    assert.match(page, /Lamps of the town/);
    assert.match(page, /href="\/motions\?body=Orrin(?:\+|%20)Borough(?:\+|%20)Council"/);
    assert.doesNotMatch(page, /Lamps nobody knows/);
  });

  it("are found by the beginning of any name, and by their letter", async () => {
    const names = async (query: string) =>
      (await anyone.json<{ people: { name: string }[] }>(`/people?${query}`)).people.map(({ name }) => name);
    assert.deepEqual(await names("q=tar"), ["Dame Olwen Tarn"]);
    assert.deepEqual(await names("q=olw"), ["Dame Olwen Tarn"]);
    assert.deepEqual(await names("q=arn"), []);
    assert.deepEqual(await names("q=%25"), []);
    assert.deepEqual(await names("letter=l"), ["Piers Lamb"]);
    assert.deepEqual(await names(""), ["Morag Fell", "Piers Lamb", "Dame Olwen Tarn"]);
  });
});
