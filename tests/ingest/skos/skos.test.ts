/** Vocabularies in SKOS: taken in, written, and refused where they cannot be. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { startDerivation } from "../../../ingest/derive.js";
import { rebuildCatalogue } from "../../../ingest/rebuild.js";
import { exportGraph, jsonLd } from "../../../ingest/skos/export.js";
import { importVocabulary } from "../../../ingest/skos/import.js";
import type { Triple } from "../../../ingest/skos/triple.js";
import { readTurtle, writeTurtle } from "../../../ingest/skos/turtle.js";
import { makeConcept, mergeConcept, retireConcept } from "../../../ingest/tags/vocabulary.js";
import { authoritiesNamed } from "../../../storage/catalogue/authorities.js";
import { type EmptyArchive, openEmptyArchive } from "../../empty-archive.js";

const address = "https://archive.test";
const start = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix ex: <http://example.org/v/> .\n`;
const birds = `${start}
ex:birds a skos:Concept ; skos:prefLabel "birds"@en, "adar"@cy ; skos:scopeNote "What has feathers."@en ;
  skos:notation "598" ; skos:narrower ex:geese ; skos:exactMatch <http://example.com/birds> .
ex:geese a skos:Concept ; skos:prefLabel "geese"@en ; skos:altLabel "grey geese"@en, "gwyddau"@cy ;
  skos:related ex:ponds .
ex:ponds a skos:Concept ; skos:prefLabel "ponds" .
`;
const birdsXml = `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:skos="http://www.w3.org/2004/02/skos/core#">
  <skos:Concept rdf:about="http://example.org/v/birds"><skos:prefLabel xml:lang="en">birds</skos:prefLabel>
    <skos:narrower rdf:resource="http://example.org/v/swans"/></skos:Concept>
  <skos:Concept rdf:about="http://example.org/v/swans"><skos:prefLabel xml:lang="en">swans</skos:prefLabel></skos:Concept>
</rdf:RDF>`;

const lines = (triples: readonly Triple[]) => triples.map((triple) => JSON.stringify(triple)).sort();

describe("a vocabulary in SKOS", () => {
  const opened: EmptyArchive[] = [];
  let one: EmptyArchive;
  const open = async () => {
    const empty = await openEmptyArchive("skos");
    opened.push(empty);
    return empty;
  };
  before(async () => {
    one = await open();
  });
  after(async () => {
    for (const empty of opened) await empty.remove();
  });

  const take = (text: string, { dryRun = false, into = one } = {}) =>
    importVocabulary(into.archive, new TextEncoder().encode(text), {
      ...{ kind: "topic", address, dryRun, by: "ida" },
    });
  const count = async () => {
    const rows = await one.archive.catalogue.selectFrom("authority").select("id").execute();
    return rows.length;
  };
  const named = async (name: string) => (await authoritiesNamed(one.archive.catalogue, name))[0];

  it("is tried first, and nothing is kept of that", async () => {
    const report = await take(birds, { dryRun: true });
    assert.deepEqual(
      [report.made, report.conflicts, report.written],
      [["birds", "geese", "ponds"], [], false],
    );
    assert.equal(await count(), 0);
  });

  it("is taken in with names, languages, relations, notes and addresses, and adds nothing the second time", async () => {
    assert.equal((await take(birds)).written, true);
    const found = await named("ADAR");
    assert.deepEqual(
      [found?.name, found?.language, found?.note, found?.noteLanguage, found?.notations],
      ["birds", "en", "What has feathers.", "en", ["598"]],
    );
    assert.deepEqual(found?.sameAs, ["http://example.org/v/birds", "http://example.com/birds"]);
    const geese = await named("gwyddau");
    assert.deepEqual([geese?.name, geese?.broader], ["geese", [found?.id]]);
    assert.deepEqual(geese?.related, [(await named("ponds"))?.id]);
    const again = await take(birds);
    assert.deepEqual([again.made, again.changed, again.same], [[], [], 3]);
    const more = await take(birdsXml);
    assert.deepEqual([more.made, more.same], [["swans"], 1], "RDF/XML is read, and joins by address");
    assert.deepEqual((await named("swans"))?.broader, [found?.id]);
  });

  it("is the same graph after export, import into an empty archive, and export", async () => {
    const { archive } = one;
    const place = await makeConcept(archive, { kind: "place", name: "Newham" }, "ida");
    const old = await makeConcept(archive, { kind: "place", name: "East Ham" }, "ida");
    await mergeConcept(archive, old.id, place.id, "ida");
    await retireConcept(archive, (await named("ponds"))?.id ?? "", true, "ida");
    const graph = await exportGraph(archive.catalogue, address);
    const turtle = await writeTurtle(graph);
    assert.deepEqual(
      lines(await readTurtle(turtle, address)),
      lines(graph),
      "the Turtle says what the graph does",
    );
    const other = await open();
    assert.deepEqual((await take(turtle, { into: other })).conflicts, []);
    assert.deepEqual(lines(await exportGraph(other.archive.catalogue, address)), lines(graph));
    const derivation = startDerivation(other.archive);
    await derivation.settled();
    await derivation.stop();
    await other.archive.catalogue.deleteFrom("authority").execute();
    await rebuildCatalogue(other.archive);
    assert.deepEqual(
      lines(await exportGraph(other.archive.catalogue, address)),
      lines(graph),
      "and so after a rebuild",
    );
    const { "@graph": nodes } = jsonLd(graph);
    const birdsNode = nodes.find((node) => JSON.stringify(node["skos:prefLabel"] ?? "").includes("adar"));
    assert.deepEqual(birdsNode?.["@type"], ["skos:Concept"]);
  });

  it("is refused whole where it cannot be, and says why", async () => {
    const before = await count();
    const concept = (name: string, more = "") =>
      `ex:${name} a skos:Concept ; skos:prefLabel "${name}" ${more} .\n`;
    const chain = Array.from({ length: 20_000 }, (_, at) =>
      concept(`c${at}`, `; skos:broader ex:c${(at + 1) % 20_000}`),
    ).join("");
    const wrong: [string, string, RegExp][] = [
      [
        "a circle",
        concept("a", "; skos:broader ex:b") + concept("b", "; skos:broader ex:a"),
        /“a” stands under “b” stands under “a”: a circle/,
      ],
      ["a long circle", chain, /“c0” stands under “c1”.*… .*a circle/],
      [
        "no label",
        `ex:a a skos:Concept ; skos:altLabel "x" .`,
        /<http:\/\/example.org\/v\/a> has no preferred label/,
      ],
      [
        "two labels",
        `ex:a a skos:Concept ; skos:prefLabel "x"@en, "y"@en .`,
        /two preferred labels in “en”: “x” and “y”/,
      ],
      ["a long label", concept("x".repeat(201)), /a label of 201 characters/],
      [
        "one name twice",
        `${concept("a")}ex:z a skos:Concept ; skos:prefLabel "A" .`,
        /a name stands for one/,
      ],
      ["no concepts", `ex:a ex:b "c" .`, /no skos:Concept in the file/],
      ["no Turtle", `ex:a a skos:Concept ; skos:prefLabel "x`, /not Turtle as it should be/],
    ];
    for (const [what, body, message] of wrong) {
      const report = await take(start + body);
      assert.match(report.conflicts.join("\n"), message, what);
      assert.equal(report.written, false, what);
    }
    for (const [what, text, message] of [
      ["nothing", "  ", /empty/],
      ["JSON-LD", `{"@graph": []}`, /JSON-LD, which is not read/],
      ["broken XML", `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><a`, /not RDF\/XML/],
      [
        "a bomb",
        `<!DOCTYPE a [<!ENTITY b "${"x".repeat(1_000_000)}">]><a xmlns="u">${"&b;".repeat(1_000)}</a>`,
        /more than can be taken in/,
      ],
    ] as const) {
      assert.match((await take(text)).conflicts.join("\n"), message, what);
    }
    assert.equal(await count(), before);
    const ring = await take(`${start}ex:ponds skos:prefLabel "ponds" ; skos:broader ex:geese .
      ex:birds skos:prefLabel "birds" ; skos:broader ex:ponds . ex:geese skos:prefLabel "geese" .`);
    assert.match(ring.conflicts.join("\n"), /would then stand under itself/, "a circle with what is here");
    assert.equal((await named("ponds"))?.broader.length, 0);
  });

  it("of ten megabytes is taken in or refused in seconds, and others get their turn meanwhile", async () => {
    const big = await open();
    const text = `${start}${Array.from(
      { length: 2_200 },
      (_, at) =>
        `ex:n${at} a skos:Concept ; skos:prefLabel "name ${at}"@en ; skos:scopeNote "${"words ".repeat(800)}" .\n`,
    ).join("")}`;
    assert.ok(text.length > 10_000_000);
    const report = await take(text, { into: big });
    assert.deepEqual([report.made.length, report.conflicts], [2_200, []]);
  });
});
