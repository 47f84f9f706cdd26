import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { describe, it } from "node:test";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import type { Unpacker } from "../../../../ingest/extract/extractors.js";
import { memberLimits } from "../../../../ingest/extract/packed/member-files.js";
import { extractWarc } from "../../../../ingest/extract/packed/warc.js";
import { wordsOf } from "../soundness.js";
import { unpack } from "../unpacking.js";

const date = "2024-06-01T10:00:00Z";
const page = "<html><body><p>The motion was carried by twelve votes to three.</p></body></html>";

interface Made {
  type?: string;
  address?: string;
  contentType?: string;
  /** More or less than the block has. */
  claimed?: number;
  headers?: string[];
}

function record(block: string | Buffer, made: Made = {}): Buffer {
  const bytes = Buffer.from(block);
  const {
    type = "response",
    address,
    contentType = "application/http; msgtype=response",
    headers = [],
  } = made;
  const head = [
    "WARC/1.1",
    `WARC-Type: ${type}`,
    ...(address ? [`WARC-Target-URI: ${address}`] : []),
    `WARC-Date: ${date}`,
    `Content-Type: ${contentType}`,
    `Content-Length: ${made.claimed ?? bytes.length}`,
    ...headers,
  ];
  return Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\n\r\n`), bytes, Buffer.from("\r\n\r\n")]);
}

function response(
  body: string | Buffer,
  headers: string[] = ["Content-Type: text/html"],
  status = "200 OK",
): Buffer {
  return Buffer.concat([
    Buffer.from(`HTTP/1.1 ${status}\r\n${headers.join("\r\n")}\r\n\r\n`),
    Buffer.from(body),
  ]);
}

function captured(address: string, body: string | Buffer, ...headers: string[]): Buffer {
  return record(response(body, headers.length > 0 ? headers : undefined), { address });
}

describe("a web archive", () => {
  const records = [
    record("software: Crawler 1\r\nisPartOf: inquiry\r\n", {
      type: "warcinfo",
      contentType: "application/warc-fields",
    }),
    captured("https://example.org/motion", page),
    record("GET /motion HTTP/1.1\r\n\r\n", {
      type: "request",
      address: "https://example.org/motion",
      contentType: "application/http; msgtype=request",
    }),
    captured("https://example.org/files/report%20one", "%PDF-1.7", "Content-Type: application/pdf;v=1"),
  ];

  it("gives the documents captured with their addresses, and a row for every record", async () => {
    const { mediaType, members, extraction } = await unpack(Buffer.concat(records), "a.warc");
    assert.equal(mediaType, "application/warc");
    assert.deepEqual(members, {
      "https://example.org/motion": page,
      "https://example.org/files/report%20one": "%PDF-1.7",
    });
    assert.deepEqual(
      extraction.members?.map(({ name, address }) => [name, address]),
      [
        ["motion.html", "https://example.org/motion"],
        ["report one.pdf", "https://example.org/files/report%20one"],
      ],
    );
    assert.deepEqual(wordsOf(extraction).slice(0, 3), [
      `Record: warcinfo; Size: 40 bytes; Captured: ${date}; software: Crawler 1; isPartOf: inquiry`,
      `https://example.org/motion; Record: response; Status: 200; Type: text/html; Size: ${response(page).length} bytes; Captured: ${date}`,
      `https://example.org/motion; Record: request; Size: 24 bytes; Captured: ${date}`,
    ]);
    assert.deepEqual(extraction.warnings, []);
  });

  it("is read gzipped, record by record or as a whole", async () => {
    const plain = await unpack(Buffer.concat(records), "a.warc");
    const whole = await unpack(gzipSync(Buffer.concat(records)), "a.warc.gz");
    const each = await unpack(Buffer.concat(records.map((one) => gzipSync(one))), "a.warc.gz");
    for (const { mediaType, extraction, members } of [whole, each]) {
      assert.equal(mediaType, "application/warc");
      assert.equal(extraction.text, plain.extraction.text);
      assert.deepEqual(members, plain.members);
      assert.deepEqual(extraction.warnings, []);
    }
  });

  it("undoes the encodings of a body, those too that are only in the header", async () => {
    const chunked = `5\r\n${page.slice(0, 5)}\r\n${(page.length - 5).toString(16)};x=y\r\n${page.slice(5)}\r\n0\r\n\r\n`;
    const chunkedGzip = gzipSync(page);
    const bodies: [name: string, body: string | Buffer, headers: string[]][] = [
      ["gzip", gzipSync(page), ["Content-Encoding: gzip"]],
      ["deflate", deflateSync(page), ["Content-Encoding: deflate"]],
      ["raw", deflateRawSync(page), ["Content-Encoding: deflate"]],
      ["br", brotliCompressSync(page), ["Content-Encoding: br"]],
      ["chunked", chunked, ["Transfer-Encoding: chunked"]],
      [
        "both",
        Buffer.concat([
          Buffer.from(`${chunkedGzip.length.toString(16)}\r\n`),
          chunkedGzip,
          Buffer.from("\r\n0\r\n\r\n"),
        ]),
        ["Transfer-Encoding: chunked", "Content-Encoding: gzip"],
      ],
      ["undone", page, ["Transfer-Encoding: chunked", "Content-Encoding: gzip"]],
      ["undone br", page, ["Content-Encoding: br"]],
      ["short", gzipSync(page).subarray(0, -3), ["Content-Encoding: gzip"]],
    ];
    const all = bodies.map(([name, body, headers]) =>
      captured(`https://example.org/${name}`, body, "Content-Type: text/html", ...headers),
    );
    const { members } = await unpack(Buffer.concat(all), "a.warc");
    for (const [name] of bodies) assert.equal(members[`https://example.org/${name}`], page, name);
  });

  it("leaves what serves a page, and lists redirects, errors and revisits as rows only", async () => {
    const { members, extraction } = await unpack(
      Buffer.concat([
        captured("https://example.org/style.css", "a{}", "Content-Type: text/css"),
        captured("https://example.org/logo.png", "png", "Content-Type: image/png"),
        captured("https://example.org/api", "{}", "Content-Type: application/json"),
        captured(
          "https://example.org/download?id=1",
          "%PDF",
          "Content-Type: application/octet-stream",
          'Content-Disposition: attachment; filename="Report.pdf"',
        ),
        captured("https://example.org/font.woff", "font", "Content-Type: application/octet-stream"),
        record(response("", ["Location: https://example.org/new"], "301 Moved"), {
          address: "https://example.org/old",
        }),
        record(response(page, undefined, "404 Not Found"), { address: "https://example.org/gone" }),
        record("", { type: "revisit", address: "https://example.org/again" }),
        record("png", {
          type: "resource",
          address: "https://example.org/scan.png",
          contentType: "image/png",
        }),
        record("log", {
          type: "resource",
          address: "metadata://gnu.org/software/wget/warc/wget.log",
          contentType: "text/plain",
        }),
        record("dns", { address: "dns:example.org", contentType: "text/dns" }),
      ]),
      "a.warc",
    );
    assert.deepEqual(members, {
      "https://example.org/style.css": "(it serves a page and is no document)",
      "https://example.org/logo.png": "(a picture of a page)",
      "https://example.org/api": "(it serves a page and is no document)",
      "https://example.org/download?id=1": "%PDF",
      "https://example.org/font.woff": "(it serves a page and is no document)",
      "https://example.org/scan.png": "png",
      "metadata://gnu.org/software/wget/warc/wget.log": "(the crawler wrote it of its own work)",
    });
    assert.equal(extraction.blocks.length, 11);
    assert.match(
      extraction.text,
      /old; Record: response; Status: 301; Leads to: https:\/\/example\.org\/new/,
    );
  });

  it("takes an address captured twice twice", async () => {
    const { members } = await unpack(
      Buffer.concat([captured("<https://example.org/>", page), captured("https://example.org/", "later")]),
      "a.warc",
    );
    assert.deepEqual(members, { "https://example.org/": page, "https://example.org/ (2)": "later" });
  });
});

describe("a broken web archive", () => {
  const first = captured("https://example.org/1", page);
  const last = captured("https://example.org/3", page);

  it("gives the records around one whose length is wrong, and says where", async () => {
    const block = response(page);
    for (const claimed of [block.length - 7, block.length + 1, 10]) {
      const wrong = record(block, { address: "https://example.org/2", claimed });
      const { members, extraction } = await unpack(Buffer.concat([first, wrong, last]), "a.warc");
      assert.equal(members["https://example.org/1"], page, `${claimed}`);
      assert.equal(members["https://example.org/3"], page, `${claimed}`);
      if (claimed < block.length)
        assert.match(
          extraction.warnings.join(),
          /At byte \d+ of the unpacked archive: bytes that belong to no record/,
        );
    }
    for (const claimed of [Number.NaN, -5]) {
      const wrong = record(block, { address: "https://example.org/2", claimed });
      const { extraction } = await unpack(Buffer.concat([first, wrong, last]), "a.warc");
      assert.match(
        extraction.warnings[0] ?? "",
        new RegExp(`At byte ${first.length} .*: a record whose headers cannot be read`),
      );
    }
  });

  it("that is cut off gives what comes before, packed or not", async () => {
    const long = captured("https://example.org/3", randomBytes(5000).toString("hex"));
    const whole = Buffer.concat([first, long]);
    const cuts = [
      whole.subarray(0, -40),
      gzipSync(whole).subarray(0, -20),
      Buffer.concat([gzipSync(first), gzipSync(long).subarray(0, -60)]),
    ];
    for (const cut of cuts) {
      const { members, extraction } = await unpack(cut, "a.warc");
      assert.equal(members["https://example.org/1"], page);
      assert.match(
        extraction.warnings.join(),
        /At byte \d+ of the unpacked archive: a record that is cut off/,
      );
    }
  });

  it("that cannot be unpacked behind some place says where", async () => {
    const packed = Buffer.concat([gzipSync(first), gzipSync(last)]);
    packed.fill(0xff, gzipSync(first).length + 30, gzipSync(first).length + 60);
    const { members, extraction } = await unpack(packed, "a.warc.gz");
    assert.equal(members["https://example.org/1"], page);
    assert.match(extraction.warnings.join(), /it cannot be unpacked \(/);
  });

  it("whose HTTP headers end lines with LF, or never end, costs no other record", async () => {
    const lf = record(`HTTP/1.0 200 OK\nContent-Type: text/html\n\n${page}`, {
      address: "https://example.org/2",
    });
    const endless = record(`HTTP/1.0 200 OK\r\nX: ${"x".repeat(1_000_000)}`, {
      address: "https://example.org/endless",
    });
    const { members } = await unpack(Buffer.concat([first, lf, endless, last]), "a.warc");
    assert.deepEqual(Object.keys(members), [
      "https://example.org/1",
      "https://example.org/2",
      "https://example.org/3",
    ]);
  });

  it("with a body that is a bomb or damaged gives the others", async () => {
    const bomb = captured(
      "https://example.org/2",
      gzipSync(Buffer.alloc(30_000_000)),
      "Content-Type: text/html",
      "Content-Encoding: gzip",
    );
    const bad = gzipSync("words ".repeat(20_000) + Math.random());
    bad.fill(0xee, bad.length - 60, bad.length - 20);
    const damaged = captured(
      "https://example.org/bad",
      bad,
      "Content-Type: text/html",
      "Content-Encoding: gzip",
    );
    const unpacker: Unpacker = (file) => extractWarc(file, { ...memberLimits, mostBytes: 1_000_000 });
    const { members, scratch } = await unpack(Buffer.concat([first, bomb, damaged, last]), "a.warc", {
      unpacker,
    });
    assert.match(
      members["https://example.org/2"] ?? "",
      /^\(with it, the files inside would unpack to more than/,
    );
    assert.match(members["https://example.org/bad"] ?? "", /^\(its encoding is damaged/);
    assert.equal(members["https://example.org/3"], page);
    assert.equal(scratch.length, 2);
  });

  it("that unpacks without measure is left where it passes it", async () => {
    const zeros = gzipSync(Buffer.alloc(100_000_000));
    const { extraction } = await unpack(Buffer.concat([gzipSync(first), zeros]), "a.warc.gz");
    assert.match(extraction.warnings.join(), /it unpacks to more than \d+ bytes, as a bomb does/);
  });

  it("of thousands of records is read piece by piece", async () => {
    const many = Array.from({ length: 5000 }, (_, index) =>
      gzipSync(captured(`https://example.org/${index}`, page)),
    );
    const { extraction } = await unpack(Buffer.concat(many), "a.warc.gz", { scratch: false });
    assert.equal(extraction.members?.length, 5000);
    assert.deepEqual(extraction.warnings, []);
  });
});
