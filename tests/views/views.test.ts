import assert from "node:assert/strict";
import { test } from "node:test";
import type { DocumentContext } from "../../views/contexts.js";
import { document as documents } from "./document-samples.js";
import { all, parse, renderView, viewFiles, viewSource, watched } from "./rendering.js";
import { evidence, hostile } from "./sample-parts.js";
import { samples } from "./samples.js";
import { tagFaults } from "./tag-balance.js";

const variants = Object.entries(samples).flatMap(([view, contexts]) =>
  Object.entries(contexts).map(([variant, context]) => ({ view, variant, context: context as object })),
);

test("every view file has a declared context and every declared context a view file", () => {
  const files = viewFiles.filter((file) => !file.startsWith("parts/"));
  assert.deepEqual(files, Object.keys(samples).sort());
});

test("every part is used by a view or by another part", () => {
  const sources = viewFiles.map((file) => viewSource(file)).join("\n");
  for (const part of viewFiles.filter((file) => file.startsWith("parts/"))) {
    const name = part.slice("parts/".length);
    assert.match(sources, new RegExp(`include\\("(?:parts/)?${name}"`), `${part} is used nowhere`);
  }
});

test("unescaped output stands in a view only directly before include", () => {
  for (const file of viewFiles) {
    for (const [tag] of viewSource(file).matchAll(/<%-[^%]*/g))
      assert.match(tag, /^<%- include\("/, `${file}: ${tag}`);
  }
});

test("no view holds a style or a script of its own, or an address to load from elsewhere", () => {
  for (const file of viewFiles) {
    const source = viewSource(file);
    assert.doesNotMatch(source, /<style|\sstyle=|\son[a-z]+=|javascript:/i, file);
    assert.doesNotMatch(source, /(?:src|href|action)="(?:https?:)?\/\//i, file);
    for (const [tag] of source.matchAll(/<script[^>]*>[^<]*/g))
      assert.match(tag, /^<script type="(module" src="<%= assets %>|application\/ld\+json">$)/, file);
  }
});

test("a view that reads a name its context does not declare is caught", async () => {
  const context: { notice?: string | null } = { ...samples.about.plain };
  delete context.notice;
  await assert.rejects(renderView("about", context), /notice is not defined/);
  const { title } = watched({ title: "Minutes", strip: { kind: "motion" } });
  assert.equal(title, "Minutes");
  assert.throws(
    () => watched({ strip: { kind: "motion" } as { kind: string; source?: string } }).strip.source,
    {
      message: /reads context\.strip\.source/,
    },
  );
});

for (const { view, variant, context } of variants) {
  test(`the view ${view} (${variant}) renders from its declared context as sound HTML`, async () => {
    const html = await renderView(view, context);
    assert.deepEqual(tagFaults(html), []);
    assert.doesNotMatch(html, /undefined|\[object Object\]|NaN/);
    const page = parse(html);
    assert.equal(all(page, "h1").length, 1, "one heading of the first level");
    assert.equal(all(page, "main").length, 1);
    assert.equal(all(page, "[style], style").length, 0);
    for (const script of all(page, "script")) {
      if (script.getAttribute("type") === "application/ld+json") {
        assert.equal(JSON.parse(script.textContent)["@context"], "https://schema.org");
        continue;
      }
      assert.equal(script.textContent, "");
      assert.match(script.getAttribute("src") ?? "", /^\/assets\/[a-z-]+\.js$/);
    }
    const ids = all(page, "[id]").map((element) => element.getAttribute("id"));
    assert.deepEqual([...new Set(ids)].length, ids.length, `ids are used once: ${ids.join(" ")}`);
    for (const label of all(page, "label")) {
      const id = label.getAttribute("for");
      assert.ok(ids.includes(id), `the label for ${id} has its field`);
    }
  });

  test(`the view ${view} (${variant}) lets no string of its context become mark-up`, async () => {
    const page = parse(await renderView(view, context));
    assert.equal(all(page, "img").filter((image) => image.getAttribute("src") === "x").length, 0);
    for (const element of all(page, "*"))
      for (const { name } of element.attributes) assert.doesNotMatch(name, /^on/, element.tagName);
    if (variant !== "hostile") return;
    assert.equal(all(page, "title")[0]?.textContent, `${hostile} · ${hostile}`);
  });
}

test("the reader's passage elements hold the stored words to the character, and say where they begin", async () => {
  for (const context of Object.values(documents) as DocumentContext[]) {
    const page = parse(await renderView("document", context));
    const shown = all(page, "[data-start]").map((element) => ({
      start: Number(element.getAttribute("data-start")),
      words: element.textContent,
    }));
    const stored = context.passages.map(({ start, text }) => ({
      start,
      words: text.map((segment) => segment.text).join(""),
    }));
    assert.deepEqual(shown, stored);
  }
});

test("marked words are marked in the reader, in hits and on the citation slip, and nothing else is", async () => {
  const found = parse(await renderView("search", samples.search.found as object));
  const first = all(found, ".excerpt .words")[0];
  assert.equal(first?.textContent, evidence);
  assert.deepEqual(first && all(first, "mark.match").map((mark) => mark.textContent), ["facial recognition"]);
  const slip = parse(await renderView("citation", samples.citation.plain as object));
  assert.deepEqual(
    all(slip, "mark.cited").map((mark) => mark.textContent),
    ["nobody has been able to tell us on what ground a face is put on them"],
  );
});

test("a field with many lines keeps an empty first line", async () => {
  const page = await renderView("cite", samples.cite["words do not stand there"] as object);
  assert.match(page, /<textarea[^>]*>\n\nmore than 16,000<\/textarea>/);
});

test("nobody who is not signed in sees a form that changes something, but those to cite, to check and to sign in", async () => {
  for (const { view, variant, context } of variants) {
    if (!("reader" in context) || context.reader !== null) continue;
    const page = parse(await renderView(view, context));
    const actions = all(page, "form[method=post]").map((form) => form.getAttribute("action") ?? "");
    const ways = ["/sign-in", "/sign-in/second-step", "/setup", "/invitation"];
    const others = actions.filter(
      (action) => !["/citations", "/quotes", "/search/batch", ...ways].includes(action),
    );
    assert.deepEqual(others, [], `${view} (${variant})`);
  }
});

test("every form that changes something carries the token", async () => {
  for (const { view, variant, context } of variants) {
    const page = parse(await renderView(view, context));
    for (const form of all(page, "form[method=post]"))
      assert.ok(
        form.querySelector("input[name=csrf]"),
        `${view} (${variant}): ${form.getAttribute("action")}`,
      );
  }
});
