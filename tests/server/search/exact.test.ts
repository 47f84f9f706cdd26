import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { find } from "../../../server/search/find.js";
import { searchParameters, searchRequest } from "../../../server/search/request.js";
import { fold } from "../../../storage/model/fold.js";
import { matchQuery } from "../../../storage/model/query/match.js";
import { parseQuery } from "../../../storage/model/query/parse.js";
import { foldForWords, wordsOf } from "../../../storage/model/query/words.js";
import { openSampleArchive, type SampleArchive } from "../../sample-archive.js";

let samples: SampleArchive;
before(async () => {
  samples = await openSampleArchive();
});
after(() => samples.remove());

const exactly = (parameters: object) =>
  find(samples.archive, searchRequest(searchParameters.parse({ exact: "1", limit: "1000", ...parameters })), [
    "published",
  ]);

interface Scanned {
  id: string;
  /** Folded for words, with a space at either end. */
  folded: string;
  words: ReturnType<typeof wordsOf>;
}

let scanned: Promise<Scanned[]> | null = null;

/** Every passage of the newest versions, cut up for looking at once for all scans. */
async function everyPassage(): Promise<Scanned[]> {
  const rows = await samples.archive.catalogue
    .selectFrom("passage")
    .innerJoin("document", "document.id", "passage.document")
    .whereRef("document.newest_version", "=", "passage.version")
    .select(["passage.document", "passage.version", "passage.start", "passage.text"])
    .execute();
  return rows.map(({ document, version, start, text }) => ({
    id: `${document}-${version}-${start}`,
    folded: ` ${fold(text, "words").folded.trim()} `,
    words: wordsOf(foldForWords(text)),
  }));
}

/** Ids of everything in the archive whose text answers, found by looking at all of it. */
async function scan(answers: (passage: Scanned) => boolean): Promise<string[]> {
  scanned ??= everyPassage();
  return (await scanned)
    .filter(answers)
    .map(({ id }) => id)
    .sort();
}

/** The same numbers below a bound each time. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Word runs from the texts themselves, of one to `longest` words, at places a fixed seed picks. */
async function runsOfWords(count: number, longest: number): Promise<string[]> {
  const rows = await samples.archive.catalogue.selectFrom("passage").select("text").orderBy("text").execute();
  const next = numbers(20_251_110);
  return Array.from({ length: count }, () => {
    const words = (rows[next(rows.length)]?.text ?? "")
      .split(/\s+/)
      .filter((word) => /[\p{L}\p{N}]/u.test(word));
    const from = next(words.length);
    return words.slice(from, from + 1 + next(longest)).join(" ");
  });
}

test("exact search finds what a scan of every stored passage finds, no more and no less", async () => {
  const fixed = ["the", "of the", "to be or not to be", "15,846", "watchlist", "WATCHLIST", "£340,000"];
  let found = 0;
  for (const words of [...(await runsOfWords(120, 14)), ...fixed]) {
    const sought = ` ${fold(words, "words").folded.trim()} `;
    const answer = await exactly({ q: `“${words.replace(/["“”*]/gu, " ")}”` });
    const ids = answer.hits.map((hit) => hit.record.id).sort();
    const expected = await scan(({ folded }) => folded.includes(sought));
    assert.deepEqual(ids, expected, `for ${JSON.stringify(words)}`);
    assert.ok(answer.exhaustive);
    assert.equal(answer.total, ids.length);
    found += ids.length;
  }
  assert.ok(found > 200, `only ${found} passages were found in all`);
});

test("whatever a query says of words, exact search finds what answers it, and nothing else", async () => {
  const next = numbers(7);
  const runs = (await runsOfWords(400, 3))
    .map((run) => run.replace(/["“”*():]/gu, " ").trim())
    .filter((run) => /\p{L}/u.test(run));
  const pick = () => runs[next(runs.length)] ?? "the";
  const word = () => (pick().match(/\p{L}+/u)?.[0] ?? "the").toLowerCase();
  const term = () =>
    [`"${pick()}"`, word(), `${word().slice(0, 3)}*`, `"${pick().replace(/[^\p{L}\p{N}]+$/u, "")}*"`][
      next(4)
    ] ?? "the";
  const side = () => (next(3) === 0 ? `(${word()} OR "${pick()}")` : word());
  const part = (depth: number): string => {
    switch (next(depth > 2 ? 3 : 7)) {
      case 0:
      case 1:
        return term();
      case 2:
        return `(${side()} NEAR/${next(8)} ${side()})`;
      case 3:
        return `NOT ${part(depth + 1)}`;
      case 4:
        return `(${part(depth + 1)} OR ${part(depth + 1)})`;
      default:
        return `(${part(depth + 1)} AND ${part(depth + 1)})`;
    }
  };
  for (let round = 0; round < 250; round += 1) {
    const written = `${part(0)} AND ${part(0)}`;
    const query = parseQuery(written);
    const expected = await scan(({ words }) => matchQuery(query, words) !== null);
    const answer = await exactly({ q: written });
    assert.equal(answer.fault, null, written);
    assert.deepEqual(answer.hits.map((hit) => hit.record.id).sort(), expected, written);
  }
});

test("words without any sign are one phrase in an exact search", async () => {
  const phrase = await exactly({ q: "live facial recognition" });
  const quoted = await exactly({ q: "“live facial recognition”" });
  const anywhere = await exactly({ q: "live AND facial AND recognition" });
  assert.equal(phrase.total, quoted.total);
  assert.ok(phrase.total > 0 && anywhere.total >= phrase.total);
});

test("facets of an exact search count the passages of its list, and narrow to what they say", async () => {
  const answer = await exactly({ q: "facial recognition", limit: "5" });
  const kinds = answer.facets.kind ?? [];
  assert.equal(
    kinds.reduce((sum, { count }) => sum + count, 0),
    answer.total,
  );
  assert.equal(answer.hits.length, 5);
  for (const [facet, counts] of Object.entries(answer.facets)) {
    for (const { value, count, documents } of counts.slice(0, 4)) {
      const narrowed = await exactly({ q: "facial recognition", [facet]: value });
      assert.deepEqual([narrowed.total, narrowed.documents], [count, documents], `${facet}: ${value}`);
      assert.equal(narrowed.hits.length, Math.min(count, 1000));
      const without = await exactly({ q: "facial recognition", [`not-${facet}`]: value });
      assert.equal(without.total, answer.total - count, `not ${facet}: ${value}`);
    }
  }
});

test("pages of a list follow on each other, by document and by passage", async () => {
  for (const group of ["none", "document"]) {
    const whole = await exactly({ q: "the", group });
    const parts: string[] = [];
    for (let page = 1; page <= 40; page += 1) {
      const { hits } = await exactly({ q: "the", group, limit: "7", page: String(page) });
      parts.push(...hits.map(({ record }) => record.id));
    }
    assert.deepEqual(
      parts,
      whole.hits.slice(0, 280).map(({ record }) => record.id),
      group,
    );
  }
});
