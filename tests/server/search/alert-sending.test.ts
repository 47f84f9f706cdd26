/** What an alert does when its message does not go out, and what its owner may see when it does. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { startDerivation } from "../../../ingest/derive.js";
import { alone } from "../../../ingest/lease-holder.js";
import { readConfig } from "../../../server/config.js";
import { mailBy } from "../../../server/mail/smtp.js";
import { alertQuestion } from "../../../server/saved/send-alert.js";
import { addAccount } from "../../../storage/catalogue/accounts.js";
import { putMailAddress } from "../../../storage/catalogue/mail-addresses.js";
import { addSavedSearch } from "../../../storage/catalogue/saved-searches.js";
import { beginAlert, changeAlert, claimTexts, dueAlert } from "../../../storage/catalogue/search-alerts.js";
import { type EmptyArchive, handIn, openEmptyArchive } from "../../empty-archive.js";
import { type MailServer, mailServer } from "../mail-server.js";

const minute = 60_000;
const day = 24 * 60 * minute;

describe("an alert", () => {
  let empty: EmptyArchive;
  let post: MailServer;
  let now = Date.now();

  before(async () => {
    [post, empty] = await Promise.all([mailServer(), openEmptyArchive("alert")]);
    const { catalogue } = empty.archive;
    const at = new Date(now).toISOString();
    const account = { id: "a1", name: "rea", passwordHash: "-", role: "reader", createdAt: at } as const;
    await addAccount(catalogue, account);
    await putMailAddress(catalogue, {
      account: "a1",
      address: "rea@reader.example",
      link_digest: null,
      link_until: null,
    });
    await catalogue.updateTable("mail_address").set({ confirmed_at: at }).execute();
    const search = {
      id: "s1",
      account: "a1",
      name: "Lanterns",
      query: "q=lantern",
      created_at: at,
      visited_at: at,
    };
    await addSavedSearch(catalogue, search, 50);
    await beginAlert(catalogue, { search: "s1", cadence: "daily", key: "k", due_at: at, seen: 0 }, []);
  });
  after(async () => {
    await empty.remove();
    await post.close();
  });

  const desk = () => {
    const config = readConfig({});
    return {
      config,
      address: "https://archive.example",
      mail: mailBy({ url: post.url, from: "ibid@archive.example" }),
    };
  };

  async function put(text: string, publish: boolean): Promise<string> {
    const [item] = await handIn(empty.archive, [text], { publish });
    const derivation = startDerivation(empty.archive);
    await derivation.settled();
    await derivation.stop();
    return item?.document ?? "";
  }

  /** Asks the question once, `later` milliseconds after the last time; tells how many messages there are by now. */
  async function ask(later: number): Promise<number> {
    now += later;
    const archive = { ...empty.archive, now: () => now };
    const question = alertQuestion(desk());
    for (const subject of await question.find(archive, 10)) await question.answer(archive, subject, alone);
    return post.taken.length;
  }

  const state = async () => {
    const alert = await dueAlert(empty.archive.catalogue, "s1");
    return { failures: alert?.failures, problem: alert?.problem ?? null, sending: alert?.sending };
  };
  const lastText = () => post.taken.at(-1)?.email.text ?? "";

  it("is tried again, later each time, when the mail server refuses, and then tells each text once", async () => {
    await put("The first lantern.", true);
    await put("A lantern of the zebrafinch, a draft.", false);
    post.refuse("451 Try later");
    assert.equal(await ask(0), 0);
    assert.deepEqual(await state(), {
      ...{ failures: 1, sending: null },
      problem: "The last message could not be sent: Message failed: 451 Try later",
    });
    post.refuse(null);
    assert.equal(await ask(minute / 2), 0, "it rests");
    assert.equal(await ask(minute), 1);
    assert.match(lastText(), /The first \*lantern\*/);
    assert.doesNotMatch(lastText(), /zebrafinch/, "a reader is told of no drafts");
    assert.deepEqual(await state(), { failures: 0, problem: null, sending: null });
    assert.equal(await ask(day + minute), 1, "nothing is told twice");
  });

  it("waits for a mail server that is away", async () => {
    await put("The second lantern.", true);
    const { url } = post;
    await post.close();
    assert.equal(await ask(day), 1);
    assert.match((await state()).problem ?? "", /could not be sent: .*ECONNREFUSED/);
    post = await mailServer({ port: Number(new URL(url).port) });
    assert.equal(await ask(2 * minute), 1);
    assert.match(lastText(), /The second \*lantern\*/);
    assert.doesNotMatch(lastText(), /first/);
  });

  it("is not sent again when nobody knows whether it arrived, and its owner is told", async () => {
    await put("The third lantern.", true);
    post.cut(true);
    assert.equal(await ask(day), 2, "the server took it, and the connection broke before it said so");
    post.cut(false);
    assert.match((await state()).problem ?? "", /was cut off while it was sent, and may not have arrived/);
    assert.equal(await ask(day), 2);
  });

  it("counts as sent when its process was killed while it was sending", async () => {
    const id = await put("The fourth lantern.", true);
    const { catalogue } = empty.archive;
    const message = { id: "lost", at: new Date(now).toISOString() };
    assert.equal(await claimTexts(catalogue, "s1", [{ id, version: 1 }], message), true);
    assert.equal(await claimTexts(catalogue, "s1", [], message), false, "one message at a time");
    assert.equal(await ask(day), 2);
    assert.match((await state()).problem ?? "", /may not have arrived/);
    assert.equal((await state()).sending, null);
  });

  it("is not sent to an account that is out of use", async () => {
    const { catalogue } = empty.archive;
    await put("The fifth lantern.", true);
    await catalogue
      .updateTable("account")
      .set({ disabled_at: new Date(now).toISOString() })
      .execute();
    assert.equal(await ask(day), 2);
    await catalogue.updateTable("account").set({ disabled_at: null }).execute();
  });

  it("tells an archivist of drafts too, by the role at the time of sending", async () => {
    const { catalogue } = empty.archive;
    await catalogue.updateTable("account").set({ role: "archivist" }).execute();
    await changeAlert(catalogue, "s1", { due_at: new Date(now).toISOString() });
    assert.equal(await ask(0), 3);
    assert.match(lastText(), /\*lantern\* of the zebrafinch/);
    assert.match(lastText(), /The fifth \*lantern\*/, "what came meanwhile is not lost");
  });
});
