import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { addAccount } from "../add-account.js";
import { allSettled } from "../faults/whole-register.js";
import { makeZip } from "../ingest/extract/made-zip.js";
import { file } from "../multipart.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../served-archive.js";
import { anonymous, type Client, signIn } from "../signed-in-client.js";

interface DocumentJson {
  document: string;
  title: string;
  state: string;
  original: { name: string };
  containers: { document: string; version: number; title: string; place: string; url: string }[];
  members: null | {
    total: number;
    notPublic: number;
    items: {
      name: string;
      place: string;
      document: string | null;
      title: string | null;
      reason: string | null;
    }[];
  };
}

describe("a container and what it holds, as they are shown", () => {
  let archive: Awaited<ReturnType<typeof archiveFolder>>;
  let server: ServedArchive;
  let ida: Client;
  let reader: Client;
  let container: DocumentJson;
  let member: DocumentJson;

  before(async () => {
    archive = await archiveFolder("members-shown");
    await addAccount(archive.folder, "ida", "a long enough password");
    server = await serveArchive(archive.folder);
    ida = await signIn(server.address, "ida", "a long enough password");
    reader = anonymous(server.address);
    const zip = makeZip([
      { name: "papers/open.txt", content: "The open paper." },
      { name: "papers/secret.txt", content: "The secret paper." },
      { name: "papers/locked.txt", content: "Locked.", encrypted: true },
    ]);
    const answer = await ida.upload([file("confidential.zip", zip)]);
    assert.equal(answer.status, 201, answer.text);
    await allSettled(ida);
    const { documents } = await ida.json<{ documents: { url: string }[] }>("/documents");
    const all: DocumentJson[] = [];
    for (const { url } of documents) all.push(await ida.json<DocumentJson>(new URL(url).pathname));
    const named = (name: string) => all.find(({ original }) => original.name === name) as DocumentJson;
    container = named("confidential.zip");
    member = named("open.txt");
  });
  after(async () => {
    await server.stop();
    await archive.remove();
  });

  const page = async (client: Client, { document }: DocumentJson) => {
    const { status, text } = await client.get(`/documents/${document}`);
    assert.equal(status, 200);
    return text;
  };

  it("lead an archivist both ways, and say why a file was left inside", async () => {
    const html = await page(ida, container);
    assert.match(html, /Holds 3 files/);
    assert.ok(html.includes(`href="/documents/${member.document}"`));
    assert.match(html, /Left inside: it needs a password/);
    assert.match(html, /1 of the 3 files inside cannot be searched\./);
    assert.deepEqual(
      container.members?.items.map(({ place, document }) => [place, document !== null]),
      [
        ["papers/open.txt", true],
        ["papers/secret.txt", true],
        ["papers/locked.txt", false],
      ],
    );
    const inner = await page(ida, member);
    assert.match(inner, /inside <a href="[^"]+">confidential<\/a>, at <span class="place">papers\/open\.txt/);
    assert.deepEqual(
      member.containers.map(({ document, place }) => [document, place]),
      [[container.document, "papers/open.txt"]],
    );
  });

  it("the accession leads to that of what was found inside, and back", async () => {
    const { accessions } = await ida.json<{ accessions: { accession: string; way: string }[] }>(
      "/accessions",
    );
    assert.deepEqual(
      accessions.map(({ way }) => way),
      ["member", "upload"],
    );
    const [inside, outside] = accessions.map(({ accession }) => accession);
    const list = (await ida.get("/accessions")).text;
    assert.match(list, /found inside confidential\.zip/);
    const own = (await ida.get(`/accessions/${outside}`)).text;
    assert.match(own, /1 file: 1 indexed\. Found inside: 2 files: 2 indexed\./);
    assert.match(own, /Holds 3 files; 1 was left inside\./);
    assert.ok(own.includes(`href="/accessions/${inside}"`));
    const found = (await ida.get(`/accessions/${inside}`)).text;
    assert.match(found, /found inside <a href="[^"]+">confidential<\/a>/);
    assert.match(found, /at <span class="place">papers\/open\.txt/);
    const json = await ida.json<{ inside: { accession: string; items: unknown[] }[]; leftInside: unknown[] }>(
      `/accessions/${outside}`,
    );
    assert.deepEqual(
      json.inside.map(({ accession, items }) => [accession, items.length]),
      [[inside, 2]],
    );
    assert.equal(json.leftInside.length, 1);
    const standing = await ida.json<{ items: { attention: boolean; reason: string | null }[] }>(
      `/accessions/${outside}`,
    );
    assert.deepEqual(
      standing.items.map(({ attention, reason }) => [attention, reason]),
      [[true, "1 file was left inside, papers/locked.txt: it needs a password."]],
    );
    const needing = await ida.json<{ accessions: { accession: string }[] }>("/accessions?attention=1");
    assert.deepEqual(
      needing.accessions.map(({ accession }) => accession),
      [outside],
    );
    const events = (await ida.get(`/accessions/${outside}/events`)).text;
    assert.match(events, /event: changed\ndata: .*Found inside[\s\S]*event: settled/);
  });

  it("a published file does not tell of the draft it lay in", async () => {
    await ida.post(`/documents/${member.document}/publish`, {});
    const html = await page(reader, member);
    assert.doesNotMatch(html, /confidential|papers\//);
    assert.deepEqual((await reader.json<DocumentJson>(`/documents/${member.document}`)).containers, []);
  });

  it("a published container counts the files that are not public, and names none of them", async () => {
    const place = `/documents/${container.document}`;
    const asked = await ida.post(`${place}/publish`, {});
    const list = asked.headers.get("location") ?? "";
    assert.match(list, /findings$/, "its files are what it gives away");
    const findings = (await ida.get(list)).text;
    assert.match(findings, /Files inside[\s\S]*open\.txt[\s\S]*locked\.txt/);
    const decided = /name="decided" value="([^"]+)"/.exec(findings)?.[1] ?? "";
    await ida.post(`${place}/publish`, { decided });
    const { members } = await reader.json<DocumentJson>(`/documents/${container.document}`);
    assert.equal(members?.total, 3);
    assert.equal(members.notPublic, 2);
    assert.deepEqual(
      members.items.map(({ place }) => place),
      ["papers/open.txt"],
    );
    const shown =
      /<details class="members"[\s\S]*?<\/details>/.exec(await page(reader, container))?.[0] ?? "";
    assert.match(shown, /Holds 3 files[\s\S]*1 of them is public\./);
    assert.doesNotMatch(shown, /secret|locked/);
    assert.match(await page(reader, member), /inside <a href="[^"]+">confidential<\/a>/);
  });

  it("the drafts inside are published with one button", async () => {
    const html = await page(ida, container);
    const action =
      /action="([^"]+\/publish-files)"[\s\S]*?Publish the file that is a draft/.exec(html)?.[1] ?? "";
    assert.equal((await ida.post(action, {})).status, 303);
    const { members } = await reader.json<DocumentJson>(`/documents/${container.document}`);
    assert.equal(members?.notPublic, 1);
    assert.doesNotMatch(await page(ida, container), /publish-files/);
  });

  it("a withdrawn container takes nothing with it, and its title is not told any more", async () => {
    await ida.post(`/documents/${container.document}/withdraw`, { reason: "It holds a secret." });
    assert.doesNotMatch(await page(reader, member), /confidential/);
    const html = await page(ida, container);
    assert.match(
      html,
      /Each is a document of its own: publishing or withdrawing this one leaves them as they are/,
    );
  });
});
