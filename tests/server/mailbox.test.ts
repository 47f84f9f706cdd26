/** A mailbox by IMAP, against a real IMAP server in this process. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import hoodiecrow from "hoodiecrow-imap";
import { addAccount } from "../add-account.js";
import { type Accession, allAccessions, allSettled } from "../faults/whole-register.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../served-archive.js";
import { asProgram, type Client, signIn } from "../signed-in-client.js";

const password = "correct horse battery";

const message = (at: number) =>
  [
    `From: The Clerk <clerk${at}@example.org>`,
    "To: lamps@example.org",
    `Subject: Letter ${at} on the lamps`,
    `Date: Mon, 0${at} Jun 2026 10:00:00 +0000`,
    `Message-ID: <${at}@example.org>`,
    "Content-Type: text/plain; charset=utf-8",
    "",
    `Sir, lamp number ${at} on the east quay is dark, and the lanternwright knows of it.`,
    "",
  ].join("\r\n");

describe("a mailbox that is watched", () => {
  let remove: () => Promise<void>;
  let server: ServedArchive;
  let ida: Client;
  let port: number;
  const mail = hoodiecrow({
    plugins: ["AUTH-PLAIN", "SASL-IR"],
    users: { "lamps@example.org": { password: "q u a y" } },
    storage: {
      INBOX: { messages: [{ raw: message(1) }, { raw: message(2) }] },
      "": { separator: "/", folders: { Other: {} } },
    },
  });

  before(async () => {
    const archive = await archiveFolder("mailbox");
    remove = archive.remove;
    await new Promise<void>((resolve) => mail.listen(0, resolve));
    ({ port } = mail.server.address());
    await addAccount(archive.folder, "ida", password);
    server = await serveArchive(archive.folder, {
      IBID_IMAP_URL: `imap://lamps%40example.org:q%20u%20a%20y@127.0.0.1:${port}`,
    });
    ida = await signIn(server.address, "ida", password);
  });
  after(async () => {
    await remove();
    await new Promise<void>((resolve) => mail.close(resolve));
  });

  interface Watch {
    id: string;
    lastLook: string | null;
    state: string;
    error: string | null;
  }

  async function looked(id: string, before: string | null): Promise<Watch> {
    for (const end = Date.now() + 30_000; Date.now() < end; ) {
      const { watches } = await ida.json<{ watches: Watch[] }>("/watches");
      const watch = watches.find((each) => each.id === id);
      if (watch?.lastLook && watch.lastLook !== before && watch.state !== "looking") {
        await allSettled(ida);
        return watch;
      }
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    throw new Error(`Expected ${id} to be looked at: ${server.said()}`);
  }

  const begin = async (target: string) => {
    const answer = await ida.post("/watches", { kind: "mailbox", target }, asProgram);
    assert.equal(answer.status, 201, answer.text);
    return looked((JSON.parse(answer.text) as { id: string }).id, null);
  };

  it("gives each message once, byte for byte, and is left as it was", async () => {
    const first = await begin("INBOX");
    assert.equal(first.error, null);
    mail.appendMessage("INBOX", [], false, message(3));
    await ida.post(`/watches/${first.id}`, { act: "look" }, asProgram);
    await looked(first.id, first.lastLook);
    const accessions = await allAccessions(ida);
    const items = accessions.flatMap((each: Accession) => each.items);
    assert.deepEqual(
      items.map(({ name, state }) => [name, state]),
      [
        ["message 3.eml", "searchable"],
        ["message 1.eml", "searchable"],
        ["message 2.eml", "searchable"],
      ],
    );
    const original = await ida.get(`/documents/${items[0]?.document}/versions/1/original`);
    assert.equal(original.text, message(3));
    const { total } = await ida.json<{ total: number }>("/search?q=lanternwright");
    assert.equal(total, 3);
    const page = await ida.get(`/accessions/${accessions[0]?.accession}`);
    assert.match(page.text, new RegExp(`imap://127\\.0\\.0\\.1:${port}/INBOX`));
    assert.doesNotMatch(page.text, /q%20u|q u a y/, "the password is told to nobody");
  });

  it("says what is wrong", async () => {
    const watch = await begin("No such mailbox");
    assert.match(watch.error ?? "", /127\.0\.0\.1/);
    assert.doesNotMatch(watch.error ?? "", /q%20u|q u a y/);
  });
});
