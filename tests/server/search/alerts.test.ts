/** Saved searches by e-mail: asked for, confirmed, sent through a real mail server, and ended from the mail. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { addAccount } from "../../add-account.js";
import { allSettled } from "../../faults/whole-register.js";
import { file } from "../../multipart.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../../served-archive.js";
import { anonymous, asProgram, type Client, signIn } from "../../signed-in-client.js";
import { type MailServer, mailServer } from "../mail-server.js";

const password = "correct horse battery";

interface Kept {
  saved: { id: string; alert: { cadence: string; problem: string | null } | null }[];
  mail: { sends: boolean; address: string | null; confirmed: boolean };
}

describe("searches by e-mail", () => {
  let remove: () => Promise<void>;
  let post: MailServer;
  let server: ServedArchive;
  let ida: Client;
  let rea: Client;
  let anyone: Client;
  let search: string;

  before(async () => {
    post = await mailServer({ password: "open sesame" });
    const folder = await archiveFolder("alerts");
    remove = folder.remove;
    await addAccount(folder.folder, "ida", password);
    await addAccount(folder.folder, "rea", password, { role: "reader" });
    server = await serveArchive(folder.folder, {
      IBID_SMTP_URL: post.url,
      IBID_MAIL_FROM: "The archive <ibid@archive.example>",
      IBID_CLOSED: "yes",
    });
    ida = await signIn(server.address, "ida", password);
    rea = await signIn(server.address, "rea", password);
    anyone = anonymous(server.address);
    await put("old.txt", "The old lantern was there before.", true);
  });
  after(async () => {
    await remove();
    await post.close();
  });

  async function put(name: string, content: string, publish: boolean): Promise<void> {
    const taken = await ida.upload([
      ...(publish ? [{ field: "publish", value: "1" }] : []),
      { field: "source", value: "Harwick Council" },
      file(name, content),
    ]);
    assert.equal(taken.status, 201, taken.text);
    await allSettled(ida);
  }

  async function messages(count: number): Promise<MailServer["taken"]> {
    for (const late = Date.now() + 30_000; post.taken.length < count; await sleep(20))
      assert.ok(Date.now() < late, `Expected ${count} messages, got ${post.taken.length}: ${server.said()}`);
    return post.taken;
  }

  const kept = () => rea.json<Kept>("/searches");

  it("need an address, which is confirmed by the link sent there, by a button and not by opening it", async () => {
    const saved = await rea.post("/searches", { name: "Lanterns & <vans>", query: "q=lantern" }, asProgram);
    search = (JSON.parse(saved.text) as { id: string }).id;
    const early = await rea.post(`/searches/${search}/alert`, { cadence: "at once" });
    assert.equal(early.status, 422, early.text);
    const bad = await rea.post("/searches/address", { address: "rea@" });
    assert.equal(bad.status, 400);
    assert.match(bad.text, /expected an e-mail address/);
    assert.equal((await rea.post("/searches/address", { address: "rea@reader.example" })).status, 303);
    assert.equal((await rea.post(`/searches/${search}/alert`, { cadence: "at once" })).status, 303);
    const [asked] = await messages(1);
    assert.deepEqual(asked?.to, ["rea@reader.example"]);
    const link = /http\S+\/mail\/confirm\?token=\S+/.exec(asked?.email.text ?? "")?.[0] ?? "";
    const { pathname, search: query, searchParams } = new URL(link);
    const page = await anyone.get(pathname + query);
    assert.match(page.text, /Searches of the account “rea” are to be sent to rea@reader\.example/);
    assert.deepEqual((await kept()).mail, { sends: true, address: "rea@reader.example", confirmed: false });
    await put("early.txt", "A lantern came before the address was confirmed.", true);
    assert.equal(post.taken.length, 1, "nothing but the link goes to an address that is not confirmed");
    const token = searchParams.get("token") ?? "";
    assert.equal((await anyone.post("/mail/confirm", { token })).status, 200);
    assert.equal((await anyone.post("/mail/confirm", { token })).status, 410, "a link holds once");
    assert.equal((await kept()).mail.confirmed, true);
  });

  it("tell what is new to their owner, with the words found, and nothing of drafts", async () => {
    const [, first] = await messages(2);
    assert.match(first?.email.text ?? "", /came before the address was confirmed/);
    assert.doesNotMatch(first?.email.text ?? "", /old lantern/, "what was there is not new");
    const { email } = first ?? {};
    assert.equal(email?.from?.address, "ibid@archive.example");
    assert.equal(email?.subject, "1 new passage for “Lanterns & <vans>” – Ibid");
    assert.match(email?.text ?? "", /early.*\(Harwick Council\)/i);
    assert.match(email?.text ?? "", /A \*lantern\* came before/);
    assert.match(email?.html ?? "", /A <mark>lantern<\/mark> came before/);
    assert.match(email?.html ?? "", /Lanterns &amp; &lt;vans&gt;/);
    const [, path = ""] = /(\/documents\/\w+\/versions\/1\?q=lantern)#p0/.exec(email?.text ?? "") ?? [];
    assert.equal((await rea.get(path)).status, 200);
    await put("draft.txt", "A lantern of the zebrafinch.", false);
    const told = JSON.stringify(post.taken.map(({ email }) => email));
    assert.doesNotMatch(told, /zebrafinch/);
  });

  it("are ended from the mail with one click, without signing in", async () => {
    const { email } = post.taken[1] ?? {};
    const header = (name: string) => email?.headers.find(({ key }) => key === name)?.value ?? "";
    assert.equal(header("list-unsubscribe-post"), "List-Unsubscribe=One-Click");
    const address = new URL(/^<(.*)>$/.exec(header("list-unsubscribe"))?.[1] ?? "");
    const path = address.pathname + address.search;
    const page = await anyone.get(path);
    assert.match(page.text, /is sent to you when something new is found/);
    assert.ok((await kept()).saved[0]?.alert, "opening the link ends nothing: programs open links too");
    const click = await anyone.post(
      path,
      { "List-Unsubscribe": "One-Click" },
      { origin: "https://mail.example", "sec-fetch-site": "cross-site" },
    );
    assert.equal(click.status, 200, click.text);
    assert.equal((await kept()).saved[0]?.alert, null);
    assert.match((await anyone.get(path)).text, /No e-mail is sent for this search/);
    assert.equal((await anyone.post(path, {})).status, 200, "clicked again, it is as good");
  });

  it("say on their page how it stands, and a link that cannot be sent says why", async () => {
    assert.match((await rea.get("/searches")).text, /rea@reader\.example<\/strong>, confirmed/);
    post.refuse("550 No such reader");
    const refused = await rea.post("/searches/address", { address: "nobody@reader.example" });
    post.refuse(null);
    assert.equal(refused.status, 503);
    assert.match(refused.text, /could not be sent to nobody@reader\.example: .*No such reader/);
    assert.match((await rea.get("/searches")).text, /Nothing is sent yet: nobody@reader\.example/);
    assert.equal((await rea.post("/searches/address/forget", {})).status, 303);
    assert.equal((await kept()).mail.address, null);
  });
});
