/** The archivist decides on what publishing would give away; nobody else ever sees the list. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { addAccount } from "../add-account.js";
import { file } from "../multipart.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../served-archive.js";
import { anonymous, asProgram, type Client, signIn as signInClient } from "../signed-in-client.js";
import { type Browser, startBrowser } from "../views/chromium.js";
import { openDesk, signIn } from "./keeping.js";
import { visit } from "./visitor.js";

const account = { name: "ida", password: "correct horse battery" };
const letter = (about: string) => `A letter about ${about}

Ada Byron
12a Acacia Avenue
Marlesport
LS1 4AP

The ${about} fell on the east quay. Write to ada.byron@quay.example or call 020 7219 3440.

Yours, Ada Byron. Again: 020 7219 3440.
`;

interface FindingsJson {
  state: string;
  list: string;
  places: number | null;
  groups: { kind: string; words: string; findings: { start: number }[] }[];
  decision: { by: string } | null;
}

let server: ServedArchive;
let client: Client;
let browser: Browser;
let remove: () => Promise<void>;
before(async () => {
  const data = await archiveFolder("findings");
  remove = data.remove;
  await addAccount(data.folder, account.name, account.password);
  [server, browser] = await Promise.all([serveArchive(data.folder), startBrowser()]);
  client = await signInClient(server.address, account.name, account.password);
});
after(async () => {
  await browser?.close();
  await server?.stop();
  await remove?.();
});

/** Its id, when its text is known. */
async function uploaded(name: string, content: string): Promise<string> {
  const answer = await client.upload([file(name, content)]);
  const { accession } = JSON.parse(answer.text) as { accession: string };
  for (;;) {
    const { settled, items } = await client.json<{ settled: boolean; items: { document: string }[] }>(
      `/accessions/${accession}`,
    );
    if (settled) return items[0]?.document ?? "";
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

for (const [width, javaScript] of [
  [1280, true],
  [390, false],
] as const)
  test(`the list is shown before a document is published, ${width} px wide`, {
    timeout: 90_000,
  }, async () => {
    const id = await uploaded("letter.txt", letter(`lamp ${width}`));
    const visitor = await visit(browser, { name: `findings-${width}`, width, javaScript });
    const { page, look } = visitor;
    await page.goto(`${server.address}/sign-in?next=/documents/${id}`);
    await signIn({ ...visitor, home: server.address }, account.name, account.password);
    await page.goto(`${server.address}/documents/${id}`);
    await openDesk(page);
    await page.getByRole("link", { name: "4 places to look at before it is published" }).waitFor();
    await look("desk");
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    await page.waitForURL("**/findings");
    await page.getByText("4 places were found that publishing it would give away.").waitFor();
    await look("list", "dark");
    await page.getByRole("link", { name: "paragraph 2", exact: true }).first().click();
    await page.locator("mark", { hasText: "Acacia" }).first().waitFor();
    await look("place");
    await page.goBack();
    await page.getByRole("link", { name: "Go back, leave it as it is" }).click();
    await page.waitForURL(`**/documents/${id}`);
    assert.equal((await anonymous(server.address).get(`/documents/${id}`)).status, 404);
    await page.goto(`${server.address}/documents/${id}/versions/1/findings`);
    await page.getByRole("button", { name: "Publish all the same" }).click();
    await page.getByText("Published: everyone can read and find it now.").waitFor();
    assert.equal((await anonymous(server.address).get(`/documents/${id}`)).status, 200);
    await page.goto(`${server.address}/documents/${id}/versions/1/findings`);
    await page.getByText(`${account.name} decided on`).waitFor();
    await look("decided");
    await visitor.leave();
  });

test("programs are told of the list, and decide by naming it", { timeout: 60_000 }, async () => {
  const id = await uploaded("note.txt", letter("boat"));
  const address = `/documents/${id}/versions/1/findings`;
  const refused = await client.post(`/documents/${id}/publish`, {}, asProgram);
  assert.equal(refused.status, 409);
  assert.match(refused.text, new RegExp(address));
  const list = await client.json<FindingsJson>(address);
  assert.deepEqual(
    list.groups.map(({ kind, words, findings }) => [kind, words, findings.length]),
    [
      ["e-mail address", "ada.byron@quay.example", 1],
      ["phone number", "020 7219 3440", 2],
      ["postal address", "12a Acacia Avenue Marlesport LS1 4AP", 1],
    ],
  );
  assert.equal(
    (await client.post(`/documents/${id}/publish`, { decided: "sha256:0" }, asProgram)).status,
    409,
  );
  assert.equal((await client.json<FindingsJson>(address)).state, "draft");
  assert.equal((await client.post(`/documents/${id}/publish`, { decided: list.list })).status, 303);
  const after = await client.json<FindingsJson>(address);
  assert.deepEqual([after.state, after.decision?.by], ["published", account.name]);
});

test("nobody but archivists gets the list, nor its count", { timeout: 60_000 }, async () => {
  const id = await uploaded("public.txt", letter("ladder"));
  const { list } = await client.json<FindingsJson>(`/documents/${id}/versions/1/findings`);
  await client.post(`/documents/${id}/publish`, { decided: list });
  const stranger = anonymous(server.address);
  const asked = await stranger.get(`/documents/${id}/versions/1/findings`, asProgram);
  assert.equal(asked.status, 401);
  assert.doesNotMatch(asked.text, /020 7219|places/);
  for (const path of [`/documents/${id}`, `/documents/${id}/versions/1`]) {
    assert.doesNotMatch((await stranger.get(path)).text, /findings|places to look at/);
    assert.doesNotMatch((await stranger.get(path, asProgram)).text, /findings|"places"/);
  }
});

test("a document that is clear is published at once", { timeout: 60_000 }, async () => {
  const id = await uploaded("clear.txt", "Nobody has lit the lamps on the quay.\n");
  const answer = await client.post(`/documents/${id}/publish`, {});
  assert.equal(answer.headers.get("location"), `/documents/${id}`);
  assert.equal((await anonymous(server.address).get(`/documents/${id}`)).status, 200);
});
