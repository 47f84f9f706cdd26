/**
 * An archive that the first release made, opened by this one. The data (catalogue with migration 1, vault) was made by the
 * first commit that could serve: an account, a text, an article, a citation, a description with a tag.
 */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { promisify } from "node:util";
import { projectRoot } from "../project-root.js";
import { runIbid } from "../run-ibid.js";
import { archiveFolder, serveArchive } from "../served-archive.js";
import { anonymous, asProgram, type Client, signIn } from "../signed-in-client.js";
import { allSettled } from "./whole-register.js";

const citation = "/citations/xyb0rgg3t6dq";
const document = "rgqs38zamz";

describe("an archive of the first release", () => {
  let place: Awaited<ReturnType<typeof archiveFolder>>;
  let ida: Client;

  before(async () => {
    place = await archiveFolder("upgrade");
    const data = join(projectRoot, "tests/fixtures/first-release/data.tar.gz");
    await promisify(execFile)("tar", ["-xzf", data, "-C", place.folder]);
    const { address } = await serveArchive(place.folder);
    // The password set then.
    ida = await signIn(address, "ida", "correct horse battery");
    await allSettled(ida);
  });
  after(() => place.remove());

  it("has its documents, citation, description and search as they were", async () => {
    const { text } = await anonymous(ida.address).get(citation, asProgram);
    assert.ok(text.includes(JSON.stringify("Vans hired\n\nThe counci")) && text.includes(document), text);
    const { title, tags } = await ida.json<{ title: string; tags: string[] }>(`/documents/${document}`);
    assert.deepEqual([title, tags], ["Minutes of the first release", ["vans"]]);
    for (const query of ["hired", "motion was carried"])
      assert.notEqual(
        (await ida.json<{ total: number }>(`/search?q=${encodeURIComponent(query)}&exact=1`)).total,
        0,
      );
  });

  it("is sound, and its log begins with what was done before there was one", async () => {
    const vault = await runIbid(place.folder, ["verify"]);
    assert.equal(vault.exit, 0, vault.out + vault.said);
    const log = await runIbid(place.folder, ["verify", "--log"]);
    assert.equal(log.exit, 0, log.out + log.said);
    const { entries } = await ida.json<{ entries: { number: number; action: string }[] }>(
      "/log?to=2026-12-01",
    );
    assert.equal(entries.at(-1)?.action, "accession");
  });
});
