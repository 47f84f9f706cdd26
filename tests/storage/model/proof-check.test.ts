/** A proof holds as it was made, and fails with the reason when anything in it or beside it is changed. */
import assert from "node:assert/strict";
import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";
import test from "node:test";
import { type Beside, checkProof, type Finding, type Tools } from "../../../storage/model/proof-check.js";
import { canonicalJson, introductionBytes, statementBytes } from "../../../storage/model/signed-bytes.js";

const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");
const text = "Before. Nobody was asked: “never” \u{1F600}. After.";
const original = Buffer.from("the original's bytes");

const tools: Tools = {
  sha256: async (bytes) => sha256(bytes),
  verify: async (publicKey, signature, message) => {
    const head = Buffer.from("302a300506032b6570032100", "hex");
    const key = createPublicKey({ key: Buffer.concat([head, publicKey]), format: "der", type: "spki" });
    return verify(null, message, key, signature);
  },
  timestamp: async (response) =>
    Buffer.from(response).toString() === "good"
      ? { state: "holds", sentence: "Good." }
      : { state: "fails", sentence: "Bad." },
};

interface Pair {
  entry: Record<"id" | "algorithm" | "publicKey" | "from", string> &
    Record<"until" | "introducedBy" | "introduction", string | null>;
  sign(bytes: Uint8Array): string;
}

function newKey(from: string, until: string | null, elder: Pair | null = null): Pair {
  const pair = generateKeyPairSync("ed25519");
  const raw = pair.publicKey.export({ type: "spki", format: "der" }).subarray(-32);
  const entry = {
    id: sha256(raw).slice(0, 32),
    algorithm: "Ed25519",
    publicKey: raw.toString("base64"),
    from,
    until,
  };
  const signed = (bytes: Uint8Array) => sign(null, bytes, pair.privateKey).toString("base64");
  const introduction = elder ? elder.sign(introductionBytes(entry)) : null;
  return { entry: { ...entry, introducedBy: elder?.entry.id ?? null, introduction }, sign: signed };
}

const elder = newKey("2025-01-01T00:00:00.000Z", "2026-01-01T00:00:00.000Z");
const key = newKey("2026-01-01T00:00:00.000Z", null, elder);
const start = text.indexOf("Nobody");
const exact = "Nobody was asked: “never” \u{1F600}.";
const statement = {
  format: "ibid-proof-1",
  citation: "7h2k9m4qpx0v",
  quote: { exact, prefix: "Before. ", suffix: " After.", start, end: start + exact.length },
  place: { firstPage: "7", lastPage: "8", question: null, speaker: "Dr A" },
  document: { id: "4k7m2q9xwd", version: 1, title: "T" },
  original: { name: "o.txt", bytes: original.length, digest: `sha256:${sha256(original)}` },
  text: { digest: `sha256:${sha256(text)}`, extractor: "text", extractorVersion: "1" },
  cited: { by: "ida", at: "2026-03-01T00:00:00.000Z" },
  signed: { key: key.entry.id, at: "2026-03-01T00:00:01.000Z" },
};
const good = {
  ibid: 1,
  statement,
  signature: { key: key.entry.id, value: key.sign(statementBytes(statement)) },
  timestamps: [
    { authority: "x", response: Buffer.from("good").toString("base64"), at: "2026-03-01T00:00:02.000Z" },
  ],
  keys: [elder.entry, key.entry],
};
const beside: Beside = {
  original: { bytes: original.length, sha256: sha256(original) },
  text: { sha256: sha256(text), words: text },
};

const check = (proof: unknown, files = beside, pinned: string | null = elder.entry.id) =>
  checkProof(structuredClone(proof), files, tools, pinned);
const failed = (findings: Finding[]) => findings.filter(({ state }) => state === "fails");

test("a proof holds with the files it was made for and the key that is known", async () => {
  const findings = await check(good);
  assert.deepEqual(
    findings.map(({ what, state }) => `${what} ${state}`),
    [
      "The archive’s signature holds",
      "The key’s history holds",
      "The time-stamp holds",
      "The original holds",
      "The text holds",
      "The words holds",
    ],
  );
});

test("what was not given is left open, and nothing else", async () => {
  const findings = await check({ ...good, timestamps: [] }, { original: null, text: null }, null);
  assert.deepEqual(
    findings.map(({ state }) => state),
    ["holds", "open", "open", "open", "open"],
  );
});

test("the parts of an edited quotation are checked against the words, also when the archive signed for them", async () => {
  const signedFor = (quoted: object) => {
    const edited = { ...statement, quote: { ...statement.quote, ...quoted } };
    return {
      ...good,
      statement: edited,
      signature: { ...good.signature, value: key.sign(statementBytes(edited)) },
    };
  };
  const parts = [
    { before: "", start, end: start + 6 },
    { before: " … ", start: start + 18, end: start + exact.length },
  ];
  const quotation = `Nobody … ${exact.slice(18)}`;
  const findings = await check(signedFor({ parts, after: "", quotation }));
  assert.deepEqual([failed(findings), findings.at(-1)?.what], [[], "The parts"]);
  const wrong: [object, RegExp][] = [
    [{ parts, after: "", quotation: `Everybody … ${exact.slice(18)}` }, /do not make up the quotation/],
    [{ parts: parts.toReversed(), after: "", quotation }, /begin and end/],
    [{ parts: [parts[0], { ...parts[1], before: " never " }], after: "", quotation }, /“ never ”/],
    [{ quotation }, /no whole proof: after is missing/],
  ];
  for (const [quoted, reason] of wrong)
    assert.match(failed(await check(signedFor(quoted)))[0]?.sentence ?? "holds", reason);
});

/** Every leaf of the statement, as a path. */
function leaves(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([name, each]) => leaves(each, [...path, name]));
}

function changed(path: string[]): typeof good {
  const copy = structuredClone(good);
  let at = copy.statement as unknown as Record<string, unknown>;
  for (const name of path.slice(0, -1)) at = at[name] as Record<string, unknown>;
  const name = path.at(-1) ?? "";
  const value = at[name];
  at[name] = typeof value === "number" ? value + 1 : value === null ? "x" : `${String(value).slice(0, -1)}x`;
  return copy;
}

for (const path of leaves(statement)) {
  test(`a change of ${path.join(".")} in what was signed fails with the reason`, async () => {
    const [first] = failed(await check(changed(path)));
    assert.ok(first, "nothing failed");
    assert.match(first.sentence, /\w+.*\.$/);
  });
}

const others: [string, () => unknown, RegExp][] = [
  [
    "another signature",
    () => ({ ...good, signature: { ...good.signature, value: elder.sign(statementBytes(statement)) } }),
    /not that of this statement/,
  ],
  [
    "a wrong key under the right name",
    () => ({ ...good, keys: [elder.entry, { ...key.entry, publicKey: elder.entry.publicKey }] }),
    /not the one it is named for/,
  ],
  ["a key that is not in the list", () => ({ ...good, keys: [elder.entry] }), /is not in the list/],
  [
    "a key that was retired before",
    () => ({ ...good, keys: [elder.entry, { ...key.entry, until: "2026-02-01T00:00:00.000Z" }] }),
    /was not in use/,
  ],
  [
    "a key nobody vouched for",
    () => ({
      ...good,
      keys: [elder.entry, { ...key.entry, introduction: key.sign(introductionBytes(key.entry)) }],
    }),
    /did not vouch/,
  ],
  ["an elder that is missing", () => ({ ...good, keys: [key.entry] }), /is missing/],
  [
    "a time-stamp of something else",
    () => ({ ...good, timestamps: [{ ...good.timestamps[0], response: "AAAA" }] }),
    /^Bad\.$/,
  ],
  [
    "a statement for another key",
    () => ({ ...good, signature: { ...good.signature, key: elder.entry.id } }),
    /another key/,
  ],
  ["no statement", () => ({ ...good, statement: null }), /no whole proof: statement is missing/],
  ["no proof", () => null, /no whole proof/],
  ["a list", () => [good], /no whole proof/],
  [
    "a signature that is no base64",
    () => ({ ...good, signature: { ...good.signature, value: "ä" } }),
    /is not base64/,
  ],
];
for (const [what, make, reason] of others)
  test(`${what} fails with the reason`, async () => {
    assert.match(failed(await check(make()))[0]?.sentence ?? "nothing failed", reason);
  });

test("somebody else's key does not pass for the one that is known", async () => {
  const forger = newKey("2026-01-01T00:00:00.000Z", null);
  const forged = { ...statement, signed: { ...statement.signed, key: forger.entry.id } };
  const proof = {
    ...good,
    statement: forged,
    signature: { key: forger.entry.id, value: forger.sign(statementBytes(forged)) },
    keys: [forger.entry],
    timestamps: [],
  };
  assert.match(failed(await check(proof))[0]?.sentence ?? "", /does not lead back/);
  const unpinned = await check(proof, beside, null);
  assert.deepEqual(failed(unpinned), []);
  assert.match(unpinned.find(({ what }) => /history/.test(what))?.sentence ?? "", /anybody can make a key/);
});

test("one byte more or less, or another, of the original fails", async () => {
  for (const bytes of [
    Buffer.from("the original's bytex"),
    original.subarray(1),
    Buffer.concat([original, Buffer.from(" ")]),
  ]) {
    const findings = await check(good, {
      ...beside,
      original: { bytes: bytes.length, sha256: sha256(bytes) },
    });
    assert.deepEqual(
      failed(findings).map(({ what }) => what),
      ["The original"],
    );
  }
});

test("one letter of the text fails, wherever it is; and a text that is no UTF-8", async () => {
  for (let at = 0; at < text.length; at += 1) {
    const words = `${text.slice(0, at)}x${text.slice(at + 1)}`;
    if (words === text) continue;
    const findings = await check(good, { ...beside, text: { sha256: sha256(words), words } });
    assert.deepEqual(
      failed(findings).map(({ what }) => what),
      ["The text"],
    );
  }
  assert.match(
    failed(await check(good, { ...beside, text: { sha256: sha256(text), words: null } }))[0]?.sentence ?? "",
    /not UTF-8/,
  );
});

test("words that were signed but do not stand at their place fail", async () => {
  for (const quote of [
    { ...statement.quote, exact: "Nobody is asked" },
    { ...statement.quote, prefix: "Xefore. " },
    { ...statement.quote, suffix: "?" },
    { ...statement.quote, start: 0 },
  ]) {
    const lied = { ...statement, quote };
    const proof = {
      ...good,
      statement: lied,
      signature: { key: key.entry.id, value: key.sign(statementBytes(lied)) },
    };
    assert.deepEqual(
      failed(await check(proof)).map(({ what }) => what),
      ["The words"],
    );
  }
});

test("where signatures cannot be checked that is said, and nothing passes for checked", async () => {
  const findings = await checkProof(good, beside, { ...tools, verify: async () => null }, null);
  assert.deepEqual([findings[0]?.state, failed(findings).length], ["open", 0]);
  assert.match(findings[0]?.sentence ?? "", /ibid check-proof/);
});

test("there is one way to write a statement down, and depth does no harm", async () => {
  assert.equal(
    canonicalJson({ b: [1, null, "\u20ac\n"], a: { d: 1, c: "" } }),
    '{"a":{"c":"","d":1},"b":[1,null,"\u20ac\\n"]}',
  );
  let deep: unknown = {};
  for (let depth = 0; depth < 50_000; depth += 1) deep = { statement: deep };
  const [finding] = await checkProof({ ...good, statement: { ...statement, deep } }, beside, tools);
  assert.equal(finding?.state, "fails");
});
