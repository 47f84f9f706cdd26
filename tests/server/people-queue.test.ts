/** Settling names, merging and splitting, and taking each back, over real HTTP. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Evidence } from "../ingest/people/evidence.js";
import { asProgram, type Client } from "../signed-in-client.js";
import { idOf, peopleServed, takeIn } from "./people-served.js";

interface Queue {
  total: number;
  names: {
    label: string;
    source: string;
    documents: string[];
    suggestions: { id: string; name: string }[];
  }[];
  acts: { event: string; said: string; documents: number; isLast: boolean }[];
}

interface People {
  people: { label: string; name: string }[];
}

describe("the names to settle", () => {
  let remove: () => Promise<void>;
  let ida: Client;
  let first: string;
  let second: string;

  /** Two fit “Ms Gray”, so that nobody is meant beyond doubt. */
  const hearing = (date: string): Evidence => ({
    source: "Wells Committee",
    date,
    members: ["Dot Marsh (Chair)", "Ivy Gray", "Nell Gray"],
    witnesses: ["Sam Poole, Director, Deep Wells"],
    turns: [
      ["Chair", "How deep are the wells?"],
      ["Sam Poole", "Very deep."],
      ["Ms Gray", "How deep is that?"],
      ["Sam Poole", "Deeper than you think."],
    ],
  });

  before(async () => {
    const served = await peopleServed("people-queue");
    remove = served.remove;
    ida = served.ida;
    first = await takeIn(ida, "first.txt", hearing("2023-01-10"), true);
    second = await takeIn(ida, "second.txt", hearing("2023-02-10"), true);
    await queueWith(({ names }) => names.some(({ documents }) => documents.length === 2));
  });
  after(() => remove());

  async function until<T>(ask: () => Promise<T>, holds: (answer: T) => boolean): Promise<T> {
    const end = Date.now() + 20_000;
    for (;;) {
      const answer = await ask();
      if (holds(answer)) return answer;
      if (Date.now() > end) throw new Error(`Still not so: ${JSON.stringify(answer).slice(0, 2_000)}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  const queueWith = (holds: (queue: Queue) => boolean) =>
    until(() => ida.json<Queue>("/people/queue"), holds);
  const peopleOf = async (id: string) =>
    Object.fromEntries(
      (await ida.json<People>(`/documents/${id}`)).people.map(({ label, name }) => [label, name]),
    );
  async function settle(fields: Record<string, string>): Promise<{ person: string; act: { event: string } }> {
    const answer = await ida.post("/people/queue", fields, asProgram);
    assert.equal(answer.status, 200, answer.text);
    return JSON.parse(answer.text);
  }
  const undo = (event: string) => ida.post("/people/queue/undo", { event }, asProgram);

  it("are settled in several documents at once, and that is taken back in all of them", async () => {
    const { names } = await ida.json<Queue>("/people/queue");
    assert.deepEqual(
      names.map(({ label, source }) => [label, source]),
      [["Ms Gray", "Wells Committee"]],
    );
    const page = await ida.get("/people/queue");
    assert.match(page.text, /Ms Gray/);
    const documents = `${first} ${second}`;
    const { person, act } = await settle({ label: "Ms Gray", documents, verdict: "new", name: "Ivy Gray" });
    for (const id of [first, second]) assert.equal((await peopleOf(id))["Ms Gray"], "Ivy Gray");
    const shown = await until(
      () => ida.json<{ appearances: { document: string }[] }>(`/people/${person}`),
      ({ appearances }) => appearances.length === 2,
    );
    assert.deepEqual(shown.appearances.map(({ document }) => document).sort(), [first, second].sort());
    assert.equal((await ida.json<Queue>("/people/queue")).total, 0);
    assert.equal((await undo(act.event)).status, 200);
    assert.deepEqual(
      (await ida.json<Queue>("/people/queue")).acts.map(({ said, isLast }) => [said, isLast]),
      [
        ["Taken back: “Ms Gray” is Ivy Gray", true],
        ["“Ms Gray” is Ivy Gray", false],
      ],
    );
    for (const id of [first, second]) assert.equal((await peopleOf(id))["Ms Gray"], undefined);
    await queueWith(({ total }) => total === 1);
    assert.deepEqual(
      (await ida.json<{ people: object[] }>("/people?q=ivy")).people,
      [],
      "the person made by mistake is found no more",
    );
    assert.equal((await undo("nothing")).status, 422);
  });

  it("take a no, which is not asked again; an act that was overtaken is not taken back", async () => {
    const { person, act } = await settle({
      label: "Ms Gray",
      documents: first,
      verdict: "new",
      name: "Nell Gray",
    });
    const { names } = await queueWith(({ names: left }) =>
      left.some(({ suggestions }) => suggestions.length > 0),
    );
    assert.deepEqual(
      names[0]?.suggestions.map(({ name }) => name),
      ["Nell Gray"],
    );
    const no = await settle({ label: "Ms Gray", documents: second, verdict: `not:${person}`, name: "" });
    const after = await ida.json<Queue>("/people/queue");
    assert.deepEqual([after.names[0]?.documents, after.names[0]?.suggestions], [[second], []]);
    const never = await settle({ label: "Ms Gray", documents: second, verdict: "no", name: "" });
    assert.equal((await ida.json<Queue>("/people/queue")).total, 0);
    const overtaken = await undo(no.act.event);
    assert.equal(overtaken.status, 409, overtaken.text);
    assert.equal((await undo(never.act.event)).status, 200);
    assert.equal((await undo(no.act.event)).status, 200);
    assert.equal((await undo(act.event)).status, 200);
    for (const verdict of ["perhaps", "person:0000000000"]) {
      const refused = await ida.post(
        "/people/queue",
        { label: "Ms Gray", documents: first, verdict },
        asProgram,
      );
      assert.ok([400, 422].includes(refused.status), refused.text);
    }
  });

  it("merge leads one address to the other and is taken back; a split moves documents and is taken back", async () => {
    const marsh = await idOf(ida, "Dot Marsh");
    const poole = await idOf(ida, "Sam Poole");
    assert.match(
      (await ida.get(`/people/${marsh}/merge?into=${poole}`)).text,
      /2 documents that name Dot Marsh/,
    );
    assert.equal((await ida.post(`/people/${marsh}/merge`, { into: poole })).status, 303);
    const led = await ida.get(`/people/${marsh}?did=said`);
    assert.deepEqual([led.status, led.headers.get("location")], [302, `/people/${poole}?did=said`]);
    await until(
      () => peopleOf(first),
      ({ Chair }) => Chair === "Sam Poole",
    );
    assert.equal((await ida.post(`/people/${poole}/merge`, { into: marsh }, asProgram)).status, 422);
    const merges = async () => (await ida.json<{ merges: { name: string }[] }>("/people/queue")).merges;
    assert.deepEqual(
      (await merges()).map(({ name }) => name),
      ["Dot Marsh"],
    );
    assert.match(
      (await ida.get("/people/queue")).text,
      /Take back<[^>]+>: Dot Marsh was merged into Sam Poole/,
    );
    assert.equal((await ida.post(`/people/${poole}/unmerge`, { merged: marsh })).status, 303);
    assert.deepEqual(await merges(), []);
    assert.equal((await ida.get(`/people/${marsh}`)).status, 200);
    await until(
      () => peopleOf(first),
      ({ Chair }) => Chair === "Dot Marsh",
    );
    const answer = await ida.post(
      `/people/${poole}/split`,
      { documents: second, name: "Sam Poole" },
      asProgram,
    );
    assert.equal(answer.status, 200, answer.text);
    const { person } = JSON.parse(answer.text) as { person: string };
    assert.notEqual(person, poole);
    const documents = async (id: string) =>
      (await ida.json<{ appearances: { document: string }[] }>(`/people/${id}`)).appearances.map(
        ({ document }) => document,
      );
    const moved = await until(
      () => documents(person),
      (held) => held.length > 0,
    );
    assert.deepEqual([...new Set(moved)], [second]);
    const [act] = (await ida.json<Queue>("/people/queue")).acts;
    assert.equal((await undo(act?.event ?? "")).status, 200);
    assert.ok(
      (
        await until(
          () => documents(poole),
          (held) => held.includes(second),
        )
      ).includes(first),
    );
  });

  it("lead to the edit page, which keeps what was typed when somebody else was faster", async () => {
    const poole = await idOf(ida, "Sam Poole");
    const path = `/people/${poole}/edit`;
    const { basedOn, posts } = await ida.json<{ basedOn: number; posts: string }>(path);
    assert.match(posts, /^Director \| Deep Wells \| 2023-01-10 \| 2023-02-10$/);
    const fields = { name: "Samuel Poole", otherNames: "", posts, note: "Of the wells.", sameAs: "" };
    assert.equal((await ida.post(path, { ...fields, basedOn: `${basedOn}` })).status, 303);
    const person = await ida.json<{
      name: string;
      otherNames: { name: string }[];
      posts: { saidIn: string }[];
    }>(`/people/${poole}`);
    assert.deepEqual(
      [person.name, person.otherNames.map(({ name }) => name)],
      ["Samuel Poole", ["Sam Poole"]],
    );
    assert.match(
      person.posts[0]?.saidIn ?? "",
      /\/documents\//,
      "a post that stays keeps the words that say so",
    );
    const late = await ida.post(path, { ...fields, note: "Too late.", basedOn: `${basedOn}` });
    assert.equal(late.status, 409);
    assert.match(late.text, /Too late\./);
    const wrong = await ida.post(
      path,
      { ...fields, posts: "Director | | 20x", basedOn: `${basedOn + 1}` },
      asProgram,
    );
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, /20x/);
  });
});
