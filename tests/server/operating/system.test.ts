/** The system page and the figures for Prometheus. */
import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { addAccount } from "../../add-account.js";
import { runIbid } from "../../run-ibid.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../../served-archive.js";
import { anonymous, asProgram, type Client, signIn } from "../../signed-in-client.js";

const password = "correct horse battery";
const token = "a-token-for-prometheus";

describe("the system page", () => {
  let place: Awaited<ReturnType<typeof archiveFolder>>;
  let server: ServedArchive;
  let ada: Client;

  before(async () => {
    place = await archiveFolder("system");
    await addAccount(place.folder, "ada", password, { role: "administrator" });
    server = await serveArchive(place.folder, { IBID_METRICS_TOKEN: token, IBID_LOG: "json" });
    ada = await signIn(server.address, "ada", password);
  });
  after(async () => {
    await place.remove();
    await rm(`${place.folder}-backup`, { recursive: true, force: true });
  });

  interface Standing {
    stores: Record<string, { state: string }>;
    backup: { files: number } | null;
    fixity: { objects: number };
    disk: { free: number };
    log: { entries: number };
  }

  it("tells stores, queues, disk, fixity, log and the last backup", async () => {
    const standing = await ada.json<Standing>("/system");
    assert.deepEqual(Object.keys(standing.stores), ["vault", "catalogue", "index"]);
    assert.equal(standing.backup, null);
    assert.ok(standing.disk.free > 0 && standing.log.entries >= 2);
    const taken = await runIbid(place.folder, ["backup", `${place.folder}-backup`]);
    assert.equal(taken.exit, 0, taken.said);
    assert.ok(((await ada.json<Standing>("/system")).backup?.files ?? 0) > 0);
    const page = await ada.get("/system");
    assert.match(page.text, /Last backup<\/dt><dd>[^<]*ibid-system/);
    assert.doesNotMatch(page.text, /none yet/);
  });

  it("has its buttons do what they say", async () => {
    for (const act of ["verify", "reindex", "retry"]) {
      const answer = await ada.post(`/system/${act}`, {});
      assert.equal(answer.status, 303, answer.text);
      assert.equal(answer.headers.get("location"), "/system");
    }
    const objects = (await ada.json<Standing>("/system")).fixity.objects;
    assert.ok(objects > 0, "the vault’s objects are known and due");
  });

  it("gives figures to whoever has the token, and to nobody else", async () => {
    const reader = anonymous(server.address);
    assert.equal((await reader.get("/metrics", asProgram)).status, 401);
    assert.equal((await reader.get("/metrics", { authorization: "Bearer x" })).status, 401);
    const { status, text, headers } = await reader.get("/metrics", { authorization: `Bearer ${token}` });
    assert.equal(status, 200);
    assert.match(headers.get("content-type") ?? "", /^text\/plain; version=0\.0\.4/);
    const lines = text.trimEnd().split("\n");
    for (const line of lines)
      assert.match(
        line,
        /^(# TYPE [a-z_]+ (gauge|counter|histogram)|[a-z_]+(\{[^}]+\})? -?[0-9.e+]+)$/,
        line,
      );
    for (const name of ['ibid_store_up{store="vault"} 1', 'ibid_documents{state="published"} 0'])
      assert.ok(lines.includes(name), name);
    const named = lines.filter((line) => line.startsWith("ibid_http_requests_total"));
    assert.ok(named.length > 0 && named.every((line) => !line.includes("/")));
  });

  it("writes messages as JSON when asked, and stops in order", async () => {
    assert.equal(await server.stop(), 0);
    const objects = server
      .said()
      .split("\n")
      .filter((line) => line.startsWith("{"));
    const messages = objects.map((line) => JSON.parse(line) as Record<string, string>);
    // The index that a button began to fill may still be told after it as cut off.
    assert.ok(
      messages.some(({ level, message }) => level === "info" && message === "Stopping"),
      objects.join("\n"),
    );
  });

  it("has no figures where no token is set", async () => {
    const other = await archiveFolder("no-metrics");
    try {
      const { address } = await serveArchive(other.folder);
      assert.equal((await anonymous(address).get("/metrics", asProgram)).status, 404);
    } finally {
      await other.remove();
    }
  });
});
