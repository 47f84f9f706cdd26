/** Names found in a text wait for a yes, over HTTP; a no is remembered, also after the archive was rebuilt. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { addAccount } from "../../add-account.js";
import { type Accession, allSettled } from "../../faults/whole-register.js";
import { file } from "../../multipart.js";
import { runIbid } from "../../run-ibid.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../../served-archive.js";
import { anonymous, asProgram, type Client, signIn } from "../../signed-in-client.js";

const password = "correct horse battery";
const text = `Yesterday the force said that vans had come to Harwick-on-Sea.

"It is a list of faces," said Jane Pemberton. The Metropolitan Police welcomed what Jane Pemberton said.

Mr Peter Callow of the Home Office, which pays for it, wrote to Harwick-on-Sea in March.`;

describe("suggested tags", () => {
  let archive: Awaited<ReturnType<typeof archiveFolder>>;
  let server: ServedArchive;
  let ida: Client;
  let document: string;

  before(async () => {
    archive = await archiveFolder("suggested");
    await addAccount(archive.folder, "ida", password);
    server = await serveArchive(archive.folder);
    ida = await signIn(server.address, "ida", password);
    await ida.post("/tags", { kind: "place", name: "Harwick-on-Sea" });
    const answer = await ida.upload([{ field: "publish", value: "1" }, file("article.txt", text)]);
    await allSettled(ida);
    const { accession } = JSON.parse(answer.text) as { accession: string };
    const { items } = await ida.json<Accession>(`/accessions/${accession}`);
    document = items[0]?.document ?? "";
  });
  after(async () => {
    await server?.stop();
    await archive?.remove();
  });

  const waiting = async () => {
    const { text: page } = await ida.get(`/documents/${document}`);
    return [...page.matchAll(/name="yes" value="([^"]+)"/g)].map(([, value]) => value);
  };
  async function eventually(holds: () => Promise<boolean>): Promise<void> {
    for (const end = Date.now() + 30_000; !(await holds()); ) {
      assert.ok(Date.now() < end, "waited in vain for suggestions");
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  it("are names of the list and names that look like such, each with its place, for archivists only", async () => {
    await eventually(async () => (await waiting()).length > 0);
    const names = await waiting();
    for (const name of ["place Harwick-on-Sea", "person Jane Pemberton", "body Metropolitan Police"])
      assert.ok(names.includes(name), `${name} in ${names.join("; ")}`);
    const { text: page } = await ida.get(`/documents/${document}`);
    assert.match(page, /Place, found 2 times by the list of the archive/);
    const [, href = ""] =
      /Jane Pemberton<\/strong>[^<]*<span[^>]*>[^<]*<\/span> <a href="([^"]+)"/.exec(page) ?? [];
    assert.match(
      (await ida.get(href.replaceAll("&amp;", "&"))).text,
      /<mark class="cited">Jane Pemberton<\/mark>/,
    );
    assert.doesNotMatch(
      (await anonymous(server.address).get(`/documents/${document}`)).text,
      /Names found in the text/,
    );
  });

  it("become tags with a yes, are remembered with a no, and stay so after a rebuild", async () => {
    const yes = await ida.post(
      `/documents/${document}/suggestions`,
      { yes: "person Jane Pemberton" },
      asProgram,
    );
    const { tagged } = JSON.parse(yes.text) as {
      tagged: { name: string; proposed: string; by: string; place: unknown }[];
    };
    assert.deepEqual(
      [tagged[0]?.name, tagged[0]?.proposed, tagged[0]?.by],
      ["Jane Pemberton", "suggestion", "ida"],
    );
    assert.ok(tagged[0]?.place);
    assert.match(
      (await ida.get(`/documents/${document}`)).text,
      /Suggested by compromise [\d.]+, accepted by ida/,
    );
    const no = await ida.post(`/documents/${document}/suggestions`, { no: "body Metropolitan Police" });
    assert.equal(no.status, 303);
    await ida.post(`/documents/${document}/suggestions`, { no: "place Harwick-on-Sea" });
    const again = await ida.post(`/documents/${document}/suggestions`, { yes: "person Jane Pemberton" });
    assert.equal(again.status, 422);
    const left = await waiting();
    for (const name of ["place Harwick-on-Sea", "person Jane Pemberton", "body Metropolitan Police"])
      assert.ok(!left.includes(name), name);
    await server.stop();
    const rebuilt = await runIbid(archive.folder, ["rebuild"]);
    assert.equal(rebuilt.exit, 0, rebuilt.said);
    server = await serveArchive(archive.folder);
    ida = await signIn(server.address, "ida", password);
    assert.deepEqual((await ida.json<{ tags: string[] }>(`/documents/${document}`)).tags, ["Jane Pemberton"]);
    assert.deepEqual(
      (await waiting()).filter((name) => name?.includes("Police")),
      [],
    );
  });
});
