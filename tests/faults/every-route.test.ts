/** What every address does with askers and questions that are not as they should be. */
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { hasRight, mayWithDocument, type Right } from "../../server/accounts/rights.js";
import { roles } from "../../storage/catalogue/account-tables.js";
import { openCatalogue } from "../../storage/catalogue/catalogue.js";
import { addAccount } from "../add-account.js";
import { file } from "../multipart.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../served-archive.js";
import { type Answer, anonymous, asProgram, type Client, signIn } from "../signed-in-client.js";
import { type Accession, allSettled, type HeldDocument } from "./whole-register.js";

const password = "correct horse battery";
const nobody = "0000000000";
const draftWords = "The draft speaks of a zebrafinch, and of nothing else.";

/** Every route, by who may use it; `:id` and the like stand as in `server/routes.ts`. */
const forAnyone = [
  ...["get /", "get /about", "get /health", "get /search", "get /coverage", "get /documents"],
  ...["get /motions", "get /motions.csv", "get /motions.json"],
  ...[
    "get /search/advanced",
    "get /search/export",
    "get /search/overview",
    "get /search/feed/:form",
    "get /search/related",
    "get /search/batch",
    "post /search/batch",
  ],
  ...["get /quotes", "post /quotes"],
  ...["get /documents/:id", "get /documents/:id/versions/:version"],
  ...[
    "original",
    "text",
    "cite",
    "changes",
    "capture",
    "pages",
    "pages/:page",
    "pages/:page/image",
    "pages/:page/words",
    "reading",
    "whole",
  ].map((part) => `get /documents/:id/versions/:version/${part}`),
  ...["reference", "forms/:form"].map((part) => `get /documents/:id/versions/:version/${part}`),
  ...["post /citations", "get /citations/:id", "get /citations/:id/forms/:form"],
  ...["get /tags", "get /tags/:id"],
  ...["get /series", "get /series/:id", "get /series/:id/ead.xml", "get /series/:id/dc.xml"],
  ...["get /people", "get /people/:id", "get /bodies/:id"],
  ...["get /citations/:id/proof.json", "get /citations/:id/proof.html", "get /keys", "get /log/head"],
  ...["get /citations/:id/card", "get /oembed"],
  ...["get /collections", "get /collections/:id", "get /collections/:id/forms/:form"],
  ...["get /mail/confirm", "post /mail/confirm", "get /mail/unsubscribe", "post /mail/unsubscribe"],
  ...["get /sign-in", "post /sign-in", "post /sign-out", "get /setup", "post /setup"],
  ...["get /sign-in/second-step", "post /sign-in/second-step", "get /invitation", "post /invitation"],
  ...["post /sign-in/passkey", "post /sign-in/passkey/options"],
];
/** Everything that gives out the words of a citation. */
const partsOfCitation = ["", "/forms/ris", "/forms/docx", "/proof.json", "/proof.html", "/card"];
const forArchivists = [
  ...["get /watches", "post /watches", "post /watches/:watch"],
  ...["get /capture", "post /capture"],
  ...["post /accessions", "get /accessions/:number/coming", "post /accessions/:number/coming"],
  ...["post /accessions/:number/coming/:item", "post /accessions/:number/close"],
  ...["get /upload", "post /upload", "get /accessions", "get /accessions/:number"],
  ...[
    "get /accessions/:number/files.csv",
    "get /accessions/:number/events",
    "get /documents/:id/edit",
    "post /documents/:id/edit",
  ],
  ...["kind", "publish", "unpublish", "withdraw", "verify", "reread", "tags", "suggestions"].map(
    (act) => `post /documents/:id/${act}`,
  ),
  ...["get /documents/:id/redact", "post /documents/:id/redact", "post /series"],
  ...["get /describe/many", "post /describe/many"],
  ...["get /describe/many/:act", "post /describe/many/:act", "get /publish/many", "post /publish/many"],
  ...["get /describe/list", "post /describe/list", "get /describe/list/:list", "post /describe/list/:list"],
  ...["get /series/:id/edit", "post /series/:id/edit"],
  ...["submit", "return", "embargo", "relations"].map((act) => `post /documents/:id/${act}`),
  ...["retry", "password", "unreadable", "publish-files"].map(
    (act) => `post /documents/:id/versions/:version/${act}`,
  ),
  ...["get /log", "get /log.jsonl", "post /log/sign"],
  ...["get /tags/many", "post /tags/many"],
  ...["get /tags/export", "get /tags/import", "post /tags/import"],
  ...["post /tags", "get /tags/:id/edit", "post /tags/:id/edit", "get /tags/:id/merge"],
  ...["merge", "retire", "undo", "rules", "rules/remove"].map((act) => `post /tags/:id/${act}`),
  ...["get /documents/:id/versions/:version/findings", "post /samples/remove"],
  ...["get /people/queue", "post /people/queue", "post /people/queue/undo", "post /people/:id/split"],
  ...["people", "bodies"].flatMap((list) =>
    ["get edit", "post edit", "get merge", "post merge", "post unmerge"].map((way) =>
      way.replace(" ", ` /${list}/:id/`),
    ),
  ),
];

/** What administrators alone may use. */
const forAdministrators = [
  ...["get /system", "post /system/retry", "post /system/verify", "post /system/reindex"],
  ...["get /documents/:id/erase", "post /documents/:id/erase"],
  ...["get /accounts", "post /accounts/invite", "post /accounts/links/withdraw"],
  ...["role", "use", "reset"].map((act) => `post /accounts/:id/${act}`),
];

/** What any account may use. */
const forMembers = [
  ...["get /account", "get /account/second-step", "post /account/second-step"],
  ...["password", "sessions/end", "second-step/off", "recovery-codes", "tokens", "tokens/revoke"].map(
    (act) => `post /account/${act}`,
  ),
  ...["passkeys", "passkeys/options", "passkeys/remove"].map((act) => `post /account/${act}`),
  ...["post /collections", "get /collections/:id/edit", "post /collections/:id/edit"],
  ...["get /notices", "post /notices"],
  ...["get /notes", "post /notes", "get /notes/export", "get /notes/:id"],
  ...["edit", "delete", "unshare"].map((act) => `post /notes/:id/${act}`),
  ...["get /documents/:id/notes", "post /documents/:id/notes", "get /documents/:id/versions/:version/note"],
  ...["get /searches", "post /searches", "post /searches/history", "post /searches/history/forget"],
  ...[
    "get /searches/:id",
    "post /searches/:id/rename",
    "post /searches/:id/delete",
    "post /searches/:id/alert",
  ],
  ...["post /searches/address", "post /searches/address/forget"],
];

/** Of what archivists may use, what a contributor may use too: for documents, only with drafts of their own. */
const forContributors = [
  ...["get /capture", "post /capture"],
  ...["post /accessions", "get /accessions/:number/coming", "post /accessions/:number/coming"],
  ...["post /accessions/:number/coming/:item", "post /accessions/:number/close"],
  ...["get /upload", "post /upload", "get /accessions", "get /accessions/:number"],
  ...["get /accessions/:number/events", "get /documents/:id/edit", "post /documents/:id/edit"],
  "post /documents/:id/submit",
];

describe("every address of the archive", () => {
  let remove: () => Promise<void>;
  let archive: string;
  let server: ServedArchive;
  let ida: Client;
  let anyone: Client;
  let draft: string;
  let published: string;
  let withdrawn: string;
  let citations: Record<"draft" | "published" | "withdrawn", string>;

  before(async () => {
    const folder = await archiveFolder("routes");
    remove = folder.remove;
    archive = folder.folder;
    await addAccount(archive, "ida", password);
    server = await serveArchive(archive);
    ida = await signIn(server.address, "ida", password);
    anyone = anonymous(server.address);
    draft = await held("draft.txt", draftWords, "");
    published = await held("published.txt", "The published one speaks of a nightingale.", "1");
    withdrawn = await held("withdrawn.txt", "The withdrawn one speaks of a cormorant.", "1");
    citations = {
      draft: await cited(draft),
      published: await cited(published),
      withdrawn: await cited(withdrawn),
    };
    const answer = await ida.post(`/documents/${withdrawn}/withdraw`, { reason: "It names a child." });
    assert.equal(answer.status, 303, answer.text);
  });
  after(() => remove());

  async function held(name: string, content: string, publish: string): Promise<string> {
    const answer = await ida.upload([
      { field: "publish", value: publish },
      { field: "source", value: `Source of ${name}` },
      { field: "tags", value: `tag of ${name}` },
      file(name, content),
    ]);
    assert.equal(answer.status, 201, answer.text);
    await allSettled(ida);
    const { accession } = JSON.parse(answer.text) as { accession: string };
    const { items } = await ida.json<Accession>(`/accessions/${accession}`);
    return items[0]?.document ?? "";
  }

  async function cited(document: string): Promise<string> {
    const { passages } = await ida.json<HeldDocument>(`/documents/${document}`);
    const place = { document, version: "1", start: "0", end: `${passages[0]?.end}` };
    const answer = await ida.post("/citations", place, asProgram);
    assert.equal(answer.status, 201, answer.text);
    return new URL((JSON.parse(answer.text) as { url: string }).url).pathname;
  }

  const inPath = (path: string, id: string, version = "1") =>
    path
      .replace(":id", id)
      .replace(":version", version)
      .replace(":page", "1")
      .replace(":form", path.startsWith("/search/") ? "atom" : "ris")
      .replace(":number", "2026-0001");

  /** Asks as a program, by the method a route is written with. */
  function ask(client: Client, route: string, path: string, fields = {}, headers = {}): Promise<Answer> {
    return route.startsWith("get ")
      ? client.get(path, { ...asProgram, ...headers })
      : client.post(path, fields, { ...asProgram, ...headers });
  }

  it("is in the tables of this test", async () => {
    const folder = new URL("../../server/", import.meta.url);
    const parts = (await readdir(new URL("routes/", folder))).filter((name) => name.endsWith(".js"));
    const files = ["routes.js", ...parts.map((name) => `routes/${name}`)];
    const source = (await Promise.all(files.map((name) => readFile(new URL(name, folder), "utf8")))).join(
      "\n",
    );
    const written = [...source.matchAll(/\b(get|post)\(\s*"([^"]+)"/g)].map(
      ([, method, path]) => `${method} ${path}`,
    );
    assert.deepEqual(
      written.toSorted(),
      [...forAnyone, ...forMembers, ...forArchivists, ...forAdministrators].toSorted(),
    );
  });

  it("for archivists or any account answers 401 to programs and leads people to sign in", async () => {
    for (const route of [...forMembers, ...forArchivists, ...forAdministrators]) {
      const path = inPath(route.split(" ")[1] ?? "", published);
      assert.equal((await ask(anyone, route, path)).status, 401, route);
      if (!route.startsWith("get ")) continue;
      const page = await anyone.get(path);
      assert.equal(page.status, 303, route);
      assert.match(page.headers.get("location") ?? "", /^\/sign-in\?next=/);
    }
    assert.equal((await anyone.get(`/documents/${published}`)).status, 200, "nothing was changed");
  });

  it("refuses readers and contributors what is not theirs, whatever the state of the document", async () => {
    for (const role of ["reader", "contributor"]) {
      await addAccount(archive, `the ${role}`, password, { role });
      const visitor = await signIn(server.address, `the ${role}`, password);
      for (const route of forArchivists) {
        if (role === "contributor" && forContributors.includes(route)) continue;
        for (const id of [draft, published, withdrawn]) {
          const answer = await ask(visitor, route, inPath(route.split(" ")[1] ?? "", id), { reason: "x" });
          assert.equal(answer.status, 403, `${role}: ${route}`);
        }
      }
    }
    for (const role of ["reader", "contributor", "archivist"]) {
      if (role === "archivist") await addAccount(archive, "the archivist", password, { role });
      const visitor = await signIn(server.address, `the ${role}`, password);
      for (const route of forAdministrators) {
        const answer = await ask(visitor, route, inPath(route.split(" ")[1] ?? "", nobody));
        assert.equal(answer.status, 403, `${role}: ${route}`);
      }
    }
    assert.equal((await anyone.get(`/documents/${published}`)).status, 200, "nothing was changed");
  });

  it("gives contributors their own drafts, and of others what everybody sees", async () => {
    const clara = await signIn(server.address, "the contributor", password);
    const refused = await clara.upload([{ field: "publish", value: "1" }, file("mine.txt", "A wren sings.")]);
    assert.equal(refused.status, 403, refused.text);
    const taken = await clara.upload([file("mine.txt", "A wren sings.")]);
    assert.equal(taken.status, 201, taken.text);
    const { accession } = JSON.parse(taken.text) as { accession: string };
    await allSettled(ida);
    const mine = (await clara.json<Accession>(`/accessions/${accession}`)).items[0]?.document ?? "";
    assert.match((await clara.get(`/documents/${mine}`)).text, /A wren sings/);
    const described = await clara.post(`/documents/${mine}/edit`, { title: "Wrens", kind: "other" });
    assert.equal(described.status, 303, described.text);
    const list = await clara.json<{ accessions: { accession: string }[] }>("/accessions");
    assert.deepEqual(
      list.accessions.map((each) => each.accession),
      [accession],
    );
    assert.equal((await clara.get("/accessions/2026-0001", asProgram)).status, 404);
    assert.equal((await clara.get(`/documents/${draft}`, asProgram)).status, 404);
    assert.equal((await clara.get(`/documents/${draft}/edit`, asProgram)).status, 404);
    assert.equal((await clara.get(`/documents/${published}/edit`, asProgram)).status, 403);
    assert.equal((await clara.get(`/documents/${withdrawn}`, asProgram)).status, 410);
    assert.equal((await clara.post(`/documents/${mine}/publish`, {}, asProgram)).status, 403);
    assert.equal((await anyone.get(`/documents/${mine}`, asProgram)).status, 404);
    const toOther = await clara.upload([{ field: "versionOf", value: published }, file("v.txt", "Another.")]);
    assert.equal(toOther.status, 403, toOther.text);
    await ida.post(`/documents/${mine}/publish`, { findings: "decided" });
    assert.equal((await clara.get(`/documents/${mine}/edit`, asProgram)).status, 403);
  });

  it("answers each role as the table of rights says, in every state of a document", async () => {
    const clara = await signIn(server.address, "the contributor", password);
    const taken = await clara.upload([file("own.txt", "The contributor's own speaks of a dunlin.")]);
    const { accession } = JSON.parse(taken.text) as { accession: string };
    await allSettled(ida);
    const own = (await clara.json<Accession>(`/accessions/${accession}`)).items[0]?.document ?? "";
    await addAccount(archive, "the administrator", password, { role: "administrator" });
    const documents = [
      { id: draft, state: "draft", owned: false },
      { id: own, state: "draft", owned: true },
      { id: published, state: "published", owned: false },
      { id: withdrawn, state: "withdrawn", owned: false },
    ] as const;
    const rightOf = (route: string): Right => {
      if (forAnyone.includes(route)) return "read";
      if (forMembers.includes(route)) return "belong";
      if (forContributors.includes(route)) return "contribute";
      return forAdministrators.includes(route) ? "run" : "keep";
    };
    const all = [...forAnyone, ...forMembers, ...forArchivists, ...forAdministrators];
    for (const asker of ["anyone", ...roles] as const) {
      const client = asker === "anyone" ? anyone : await signIn(server.address, `the ${asker}`, password);
      for (const route of all.filter((each) => each.includes("/documents/:id"))) {
        const path = route.split(" ")[1] ?? "";
        const isAllowed = hasRight(asker, rightOf(route));
        // What is allowed and changes something is tried where it is tested.
        if (isAllowed && !route.startsWith("get ")) continue;
        for (const { id, state, owned } of documents) {
          // What a role may not do whatever the state is tried with each state above.
          if (!isAllowed && id !== draft) continue;
          const { status } = await ask(client, route, `${inPath(path, id)}?start=0&end=5`, { reason: "x" });
          const where = `${asker}: ${route} of ${owned ? "an own " : "a "}${state} one`;
          if (!isAllowed) {
            assert.equal(status, asker === "anyone" ? 401 : 403, where);
            continue;
          }
          const owns = owned && asker === "contributor";
          if (!mayWithDocument("see", state, { asker, owns }))
            assert.equal(status, state === "withdrawn" && !path.endsWith("/edit") ? 410 : 404, where);
          else if (path.endsWith("/edit") && !mayWithDocument("describe", state, { asker, owns }))
            assert.equal(status, 403, where);
          else assert.ok(![401, 403].includes(status) && status < 500, `${where}: ${status}`);
        }
      }
    }
  });

  it("that changes something wants the session's token and a page of this host", async () => {
    const posts = [...forMembers, ...forArchivists, ...forAdministrators].filter((route) =>
      route.startsWith("post "),
    );
    for (const route of posts) {
      const path = inPath(route.split(" ")[1] ?? "", published);
      for (const csrf of ["", "x".repeat(43)]) {
        const answer = await ask(ida, route, path, { csrf, reason: "forged" });
        assert.equal(answer.status, 403, `${route} with the token ${JSON.stringify(csrf)}: ${answer.text}`);
      }
      const elsewhere = await ask(ida, route, path, { reason: "forged" }, { "sec-fetch-site": "cross-site" });
      assert.equal(elsewhere.status, 403, `${route} from another site`);
    }
    assert.equal((await anyone.get(`/documents/${published}`)).status, 200, "nothing was changed");
  });

  it("refuses a parameter that does not fit, and names it", async () => {
    const lists = ["/coverage", "/documents", "/search", "/accessions"];
    const wrong: [string, string][] = [
      ...lists.flatMap((list) =>
        ["0", "x", "-1", "1.5", "100001"].map((page): [string, string] => [`${list}?page=${page}`, "page"]),
      ),
      ["/documents?kind=poem", "kind"],
      ["/documents?state=gone", "state"],
      [`/documents?series=${"x".repeat(201)}`, "series"],
      ["/search?limit=0", "limit"],
      ["/search?month=2023-13", "month"],
      ["/search/export?q=x&format=xls", "format"],
      ["/search?limit=1001", "limit"],
      ["/search?exact=perhaps", "exact"],
      ["/search?kind=poem", "kind"],
      ["/search?kind=article&kind=poem", "kind"],
      ["/search?year=last", "year"],
      ["/search?year=20231", "year"],
      ["/search?q=one&q=two", "q"],
      [`/search?q=${"x".repeat(2_001)}`, "q"],
      ["/search?source=a%00b", "source"],
      [`/documents/${published}?q=one&q=two`, "q"],
      [`/documents/${published}/versions/1?q=${"x".repeat(2_001)}`, "q"],
      [`/documents/${published}/versions/1/pages?go=${"x".repeat(101)}`, "go"],
      [`/documents/${published}/versions/1/pages/1/image?width=801`, "width"],
      [`/documents/${published}/versions/1/cite`, "start"],
      [`/documents/${published}/versions/1/cite?start=-1&end=5`, "start"],
      [`/documents/${published}/versions/1/cite?start=0&end=x`, "end"],
    ];
    for (const [path, name] of wrong) {
      for (const answer of [await ida.get(path, asProgram), await ida.get(path)]) {
        assert.equal(answer.status, 400, `${path}: ${answer.text}`);
        assert.match(answer.text, new RegExp(`Parameter “${name}”`), path);
      }
    }
    const place = { document: published, version: "1", start: "0", end: "5" };
    const forms: [Record<string, string>, string][] = [
      [{ ...place, document: "x" }, "document"],
      [{ ...place, version: "0" }, "version"],
      [{ ...place, start: "-1" }, "start"],
      [{ document: published, version: "1", start: "0" }, "end"],
      [{ ...place, words: "x".repeat(20_001) }, "words"],
    ];
    for (const [form, name] of forms) {
      const answer = await ida.post("/citations", form, asProgram);
      assert.equal(answer.status, 400, answer.text);
      assert.equal((JSON.parse(answer.text) as { error: { parameter: string } }).error.parameter, name);
    }
    assert.equal(
      (await ida.post(`/documents/${published}/edit`, { summary: "x".repeat(300_000) })).status,
      413,
    );
    assert.equal((await anyone.get("/documents/%ff")).status, 400);
  });

  it("answers 404 to ids of nothing", async () => {
    const ids = [nobody, "x", "../search", "a%00b"];
    const byId = [...forAnyone, ...forMembers, ...forArchivists].filter((route) => /:id/.test(route));
    for (const route of byId) {
      for (const id of ids.map(encodeURIComponent)) {
        const path = `${inPath(route.split(" ")[1] ?? "", id)}?start=0&end=5`;
        const { status, text } = await ask(ida, route, path, { reason: "gone", title: "T", kind: "other" });
        assert.equal(status, 404, `${route} of ${id}: ${text}`);
      }
    }
    for (const number of ["99", "0", "x", "1e9"]) {
      for (const route of byId.filter((each) => /:version/.test(each))) {
        const path = `${inPath(route.split(" ")[1] ?? "", published, number)}?start=0&end=5`;
        assert.equal((await ask(ida, route, path)).status, 404, `${route} of version ${number}`);
      }
    }
    for (const number of ["1999-0001", "x", "2026-0001'--"]) {
      const path = `/accessions/${encodeURIComponent(number)}`;
      assert.equal((await ida.get(path)).status, 404);
      assert.equal((await ida.get(`${path}/events`)).status, 404);
    }
    assert.equal((await anyone.get("/no/such/page")).status, 404);
  });

  it("shows nothing of a draft to those who may not see it", async () => {
    const ofDocument = forAnyone.filter((route) => route.includes("/documents/:id"));
    for (const route of ofDocument) {
      const path = `${inPath(route.split(" ")[1] ?? "", draft)}?start=0&end=5`;
      for (const answer of [await anyone.get(path), await anyone.get(path, asProgram)]) {
        assert.equal(answer.status, 404, route);
        assert.doesNotMatch(answer.text, /zebrafinch|draft\.txt/);
      }
    }
    const place = { document: draft, version: "1", start: "0", end: "5" };
    assert.equal((await anyone.post("/citations", place, asProgram)).status, 404);
    for (const part of partsOfCitation) {
      const answer = await anyone.get(citations.draft + part);
      assert.equal(answer.status, 404, part);
      assert.doesNotMatch(answer.text, /zebrafinch/, part);
    }
    const lists = [
      "/",
      "/about",
      "/documents",
      "/documents?state=draft",
      "/coverage",
      "/search",
      "/search?q=zebrafinch",
    ];
    for (const path of [
      ...lists,
      "/search?q=speaks",
      "/search?q=speaks&exact=1",
      "/search?tag=tag+of+draft.txt",
    ]) {
      for (const answer of [await anyone.get(path), await anyone.get(path, asProgram)]) {
        const shown = answer.text.replaceAll(
          /value="zebrafinch"|q=zebrafinch|“?zebrafinch”?( – search)|"query":"zebrafinch"/g,
          "",
        );
        assert.doesNotMatch(shown, new RegExp(`the draft speaks|Source of draft|${draft}`, "i"), path);
      }
    }
    const { total } = await anyone.json<{ total: number }>("/search?q=zebrafinch");
    assert.equal(total, 0);
    assert.equal((await ida.json<{ total: number }>("/search?q=zebrafinch")).total, 1);
  });

  it("says of a withdrawn document that it is gone, and why", async () => {
    for (const route of forAnyone.filter((each) => each.includes("/documents/:id"))) {
      const path = `${inPath(route.split(" ")[1] ?? "", withdrawn)}?start=0&end=5`;
      for (const answer of [await anyone.get(path), await anyone.get(path, asProgram)]) {
        assert.equal(answer.status, 410, route);
        assert.match(answer.text, /It names a child/);
        assert.doesNotMatch(answer.text, /cormorant/);
      }
    }
    const place = { document: withdrawn, version: "1", start: "0", end: "5" };
    assert.equal((await anyone.post("/citations", place, asProgram)).status, 410);
    assert.equal((await ida.post("/citations", place, asProgram)).status, 410);
    assert.equal((await anyone.json<{ total: number }>("/search?q=cormorant")).total, 0);
    for (const part of partsOfCitation) {
      for (const headers of [{}, asProgram]) {
        const gone = await anyone.get(citations.withdrawn + part, headers);
        assert.equal(gone.status, 410, part);
        assert.match(gone.text, /It names a child/, part);
        assert.doesNotMatch(gone.text, /cormorant/, part);
      }
    }
    const kept = await ida.json<{ state: string; withdrawal: string }>(citations.withdrawn);
    assert.deepEqual([kept.state, kept.withdrawal], ["withdrawn", "It names a child."]);
  });

  it("shows nothing of a draft that was withdrawn before anybody could see it", async () => {
    await ida.post(`/documents/${draft}/withdraw`, { reason: "Taken in by mistake." });
    for (const route of forAnyone.filter((each) => each.includes("/documents/:id"))) {
      const path = `${inPath(route.split(" ")[1] ?? "", draft)}?start=0&end=5`;
      for (const answer of [await anyone.get(path), await anyone.get(path, asProgram)]) {
        assert.equal(answer.status, 404, route);
        assert.doesNotMatch(answer.text, /mistake|zebrafinch/);
      }
    }
    const place = { document: draft, version: "1", start: "0", end: "5" };
    assert.equal((await anyone.post("/citations", place, asProgram)).status, 404);
    assert.match((await ida.get(`/documents/${draft}`)).text, /Taken in by mistake/);
    assert.equal((await anyone.get(citations.draft)).status, 404);
    assert.equal((await ida.get(citations.draft)).status, 200);
    assert.equal((await anyone.get(citations.published)).status, 200);
  });

  it("that breaks says a reference that the log knows, and nothing of the inside", async () => {
    const catalogue = await openCatalogue(join(archive, "catalogue.sqlite"), new Date().toISOString());
    await sql`drop table watched`.execute(catalogue);
    await sql`insert into watch values ('w', 'pages', 'https://x.example/', 60, 'ida', '2026', '{}', 1, null, '2999', null, 0)`.execute(
      catalogue,
    );
    await catalogue.destroy();
    for (const headers of [asProgram, {}]) {
      const answer = await ida.get("/watches", headers);
      assert.equal(answer.status, 500);
      assert.doesNotMatch(answer.text, /watched|sqlite|node:|\bat .*\.js/i);
      const reference = /\b[0-9a-f]{8}\b/.exec(answer.text)?.[0];
      assert.ok(reference && server.said().includes(reference), answer.text);
    }
  });
});
