/** A quotation with words left out and put in, from the words sent to the proof that a stranger checks. */
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { addAccount } from "../../add-account.js";
import { allSettled } from "../../faults/whole-register.js";
import { file } from "../../multipart.js";
import { runIbid } from "../../run-ibid.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../../served-archive.js";
import { anonymous, asProgram, type Client, signIn } from "../../signed-in-client.js";

const text =
  "We heard in January that the cameras were bought with no vote of the council.\n\nThe force then deployed them twice, on 3 May and on 9 June, and nobody was told of it.\n";
const quote = "the cameras were bought ... [and] deployed [...] on 9 June";

interface Told {
  citation: string;
  quote: { exact: string; quotation?: string; parts?: { before: string; start: number; end: number }[] };
  forms: Record<string, { text?: string }>;
  newest: { state: string; version: number };
}

describe("a quotation with words left out and put in", () => {
  let remove: () => Promise<void>;
  let folder: string;
  let server: ServedArchive;
  let ida: Client;
  let document: string;
  let path: string;

  before(async () => {
    const archive = await archiveFolder("parts");
    ({ remove, folder } = archive);
    await addAccount(folder, "ida", "correct horse battery");
    server = await serveArchive(folder);
    ida = await signIn(server.address, "ida", "correct horse battery");
    document = await put(text, []);
  });
  after(() => remove());

  async function put(content: string, fields: { field: string; value: string }[]): Promise<string> {
    const taken = await ida.upload([
      { field: "publish", value: "1" },
      ...fields,
      file("report.txt", content),
    ]);
    assert.equal(taken.status, 201, taken.text);
    await allSettled(ida);
    const { accession } = JSON.parse(taken.text) as { accession: string };
    const { items } = await ida.json<{ items: { document: string }[] }>(`/accessions/${accession}`);
    return items[0]?.document ?? "";
  }

  it("is kept with its parts, each where it stands, and with the marks between", async () => {
    const made = await ida.post("/citations", { document, version: "1", exact: quote }, asProgram);
    assert.equal(made.status, 201, made.text);
    path = new URL((JSON.parse(made.text) as { url: string }).url).pathname;
    const told = await ida.json<Told>(path);
    assert.equal(told.quote.quotation, quote);
    assert.deepEqual(
      told.quote.parts?.map(({ before, start, end }) => [before, text.slice(start, end)]),
      [
        ["", "the cameras were bought"],
        [" ... [and] ", "deployed"],
        [" [...] ", "on 9 June"],
      ],
    );
    assert.match(told.forms.plain?.text ?? "", /^“the cameras were bought \.\.\. \[and\] deployed/);
    assert.match(told.forms.csl?.text ?? "", /\[and\] deployed \[\.\.\.\] on 9 June/);
    const page = (await ida.get(path)).text;
    assert.match(page, /As quoted: “.*the cameras were bought \.\.\. \[and\] deployed/);
    assert.match(page, /3 parts, in the order of the text/);
    assert.match(
      page,
      /<mark class="cited">deployed<\/mark> them twice, on 3 May and <mark class="cited">on 9 June/,
    );
    assert.match((await ida.get(`${path}/card`)).text, /\[and\] deployed/);
    const again = await ida.post("/citations", { document, version: "1", exact: quote }, asProgram);
    assert.equal(new URL((JSON.parse(again.text) as { url: string }).url).pathname, path);
  });

  it("is marked in the text it is read in, its parts alone, for whoever reads there, with who cites it", async () => {
    const reader = anonymous(server.address);
    const page = (await reader.get(path)).text;
    const inPlace = /href="([^"]+)">See it in its place/.exec(page)?.[1]?.replaceAll("&amp;", "&") ?? "";
    const marks = (html: string, kind: string) =>
      [...html.matchAll(new RegExp(`<mark class="${kind}">([^<]*)</mark>`, "g"))].map(([, words]) => words);
    const parts = ["the cameras were bought", "deployed", "on 9 June"];
    assert.deepEqual(marks((await reader.get(inPlace)).text, "cited"), parts);
    const plain = (await reader.get(`/documents/${document}`)).text;
    assert.deepEqual(marks(plain, "cited-by"), parts);
    assert.equal(marks(plain, "cited").length, 0);
    assert.match(
      plain,
      new RegExp(
        `Cited: <a href="${path}">“the cameras were bought \\.\\.\\. \\[and\\] deployed[^<]*”</a> by ida,`,
      ),
    );
    assert.match(plain, /<label for="marks-cited">Citations<\/label>/);
    const checked = (await reader.get(`/quotes?quote=${encodeURIComponent(quote)}`)).text;
    const found = /href="(\/documents\/[^"]+parts=[^"]+)"/.exec(checked)?.[1]?.replaceAll("&amp;", "&") ?? "";
    assert.deepEqual(marks((await reader.get(found)).text, "cited"), parts);
    const odd = await reader.get(inPlace.replace(/parts=[^#&]*/, "parts=9-x"));
    assert.equal(odd.status, 400);
  });

  it("is another citation than its whole place, and than the same with other marks", async () => {
    const { parts = [] } = (await ida.json<Told>(path)).quote;
    const span = { start: `${parts[0]?.start}`, end: `${parts.at(-1)?.end}` };
    const whole = await ida.post("/citations", { document, version: "1", ...span }, asProgram);
    const other = quote.replace("[and]", "[and then]");
    const marked = await ida.post("/citations", { document, version: "1", exact: other }, asProgram);
    const paths = [whole, marked].map(
      ({ text }) => new URL((JSON.parse(text) as { url: string }).url).pathname,
    );
    assert.equal(new Set([path, ...paths]).size, 3);
    const told = await ida.json<Told>(paths[0] ?? "");
    assert.equal(told.quote.parts, undefined);
    assert.match((await ida.get(path)).text, /Who else cites this passage[\s\S]*\[and then\]/);
    const turned = "on 9 June … the cameras were bought";
    const refused = await ida.post("/citations", { document, version: "1", exact: turned }, asProgram);
    assert.equal(refused.status, 422, "the order of the parts is that of the text");
  });

  it("is cited so from the check of an article", async () => {
    const checked = await ida.get(`/quotes?quote=${encodeURIComponent(quote)}`);
    assert.match(checked.text, /elided/);
    assert.match(checked.text, /name="exact" value="the cameras were bought \.\.\. \[and\] deployed/);
  });

  it("has a proof of its parts, which fails when one of them is changed", async () => {
    const [proof, original] = [join(folder, "proof.html"), join(folder, "report.txt")];
    const html = (await ida.get(`${path}/proof.html`)).text;
    await writeFile(proof, html);
    await writeFile(original, text);
    const sound = await runIbid(folder, ["check-proof", proof, original, "--json"]);
    assert.equal(sound.exit, 0, sound.out);
    assert.match(sound.out, /3 parts stand in the text in this order/);
    await writeFile(
      proof,
      html.replace("<mark>the cameras were bought", "<mark>the cameras were never bought"),
    );
    assert.equal((await runIbid(folder, ["check-proof", proof, original])).exit, 1);
  });

  it("stays through a rebuild, and says whether its parts stand in a newer version", async () => {
    const before = await ida.json<Told>(path);
    assert.equal((await runIbid(folder, ["rebuild"])).exit, 0);
    assert.deepEqual(await ida.json<Told>(path), before);
    await put(text.replace("twice, on 3 May and ", "three times, last "), [
      { field: "versionOf", value: document },
    ]);
    const { newest } = await ida.json<Told>(path);
    assert.deepEqual([newest.state, newest.version], ["unchanged", 2], "only what was left out is another");
  });
});
