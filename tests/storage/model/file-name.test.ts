import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { nameAsReceived, titleFromName, vaultFileName } from "../../../storage/model/file-name.js";

/** Names that people, machines and attackers hand in. */
const hostile = [
  "",
  " ",
  ".",
  "..",
  "...",
  ". .",
  ". .pdf",
  "../../../etc/passwd",
  "..\\..\\windows\\system32\\config",
  "/etc/passwd",
  "C:\\Users\\ida\\minutes.doc",
  "a/..",
  "a/../",
  "..%2f..%2fpasswd",
  "nul\0byte.pdf",
  "line\nbreak\r\n.pdf",
  "tab\t\u0007bell\u001B[31m.pdf",
  "turned\u202Efdp.exe",
  "😀😀.pdf",
  "👩🏽‍🚒",
  "half \uD83D emoji.pdf",
  "x".repeat(300),
  `${"x".repeat(300)}.pdf`,
  `${"ü".repeat(300)}.pdf`,
  `${"中".repeat(300)}.docx`,
  `a.${"b".repeat(300)}`,
  `${" ".repeat(200)}a`,
  'minutes:2023*?<>|".pdf',
  "-rf",
  "~root",
  "CON",
];

describe("file names in the vault", () => {
  test("are one safe segment of a path, whatever came in", () => {
    for (const name of hostile) {
      const safe = vaultFileName(name);
      const shown = `${JSON.stringify(name.slice(0, 40))} became ${JSON.stringify(safe)}`;
      assert.match(safe, /^[\p{L}\p{N}_-][\p{L}\p{N}._ -]*$/u, shown);
      assert.ok(new TextEncoder().encode(safe).length <= 120, shown);
      assert.equal(safe, safe.trim(), shown);
      assert.equal(vaultFileName(safe), safe, `${shown}, which is not safe yet`);
    }
  });

  test("keep what can be kept of the name", () => {
    assert.equal(vaultFileName("Minutes of 12 December, final.pdf"), "Minutes of 12 December_ final.pdf");
    assert.equal(vaultFileName("Beschluß Nr. 7 (Städtetag).docx"), "Beschluß Nr. 7 _Städtetag_.docx");
    assert.equal(vaultFileName("C:\\Users\\ida\\minutes.doc"), "minutes.doc");
    assert.equal(vaultFileName("../../../etc/passwd"), "passwd");
    assert.equal(vaultFileName(".htaccess"), "htaccess");
    assert.equal(vaultFileName("e\u0301te\u0301.txt"), "\u00E9t\u00E9.txt");
    assert.equal(vaultFileName("  a \t b .pdf"), "a _ b.pdf");
  });

  test("keep their extension when they are cut", () => {
    assert.equal(vaultFileName(`${"x".repeat(300)}.pdf`), `${"x".repeat(116)}.pdf`);
    assert.equal(vaultFileName(`${"中".repeat(300)}.docx`), `${"中".repeat(38)}.docx`);
  });

  test("are never empty, hidden or a way up", () => {
    for (const name of ["", " ", ".", "..", "...", ". .", ".. ..", "a/..", "a/", "\\"]) {
      assert.equal(vaultFileName(name), "original", JSON.stringify(name));
    }
  });
});

describe("file names as received", () => {
  test("are kept as they came where text can hold them", () => {
    for (const name of [
      "../../etc/passwd",
      "😀 Motion.pdf",
      "e\u0301.txt",
      " a ",
      "👩‍👩‍👧 نامه\u200Cها.txt",
      "\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}.txt",
    ])
      assert.equal(nameAsReceived(name), name);
  });

  test("show control characters and half characters instead of hiding them", () => {
    assert.equal(nameAsReceived("a\0b\nc\u001Bd"), "a\uFFFDb\uFFFDc\uFFFDd");
    assert.equal(nameAsReceived("half \uD83D"), "half \uFFFD");
  });

  test("show what turns or hides letters", () => {
    for (const character of "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u200B\u2060\uFEFF") {
      assert.equal(nameAsReceived(`evil${character}fdp.txt`), "evil\uFFFDfdp.txt");
      assert.equal(titleFromName(`evil${character}fdp.txt`), "evil\uFFFDfdp");
    }
  });

  test("are whole text when they are cut", () => {
    for (const name of ["x".repeat(2_000), `x${"😀".repeat(800)}`, "😀".repeat(800)]) {
      const kept = nameAsReceived(name);
      assert.ok(kept.length <= 1_000 && kept.length >= 999);
      assert.ok(kept.isWellFormed());
      assert.ok(name.startsWith(kept));
    }
  });
});

describe("titles from file names", () => {
  test("are the name's words", () => {
    assert.equal(titleFromName("/tmp/Full_Council__minutes 2023.pdf"), "Full Council minutes 2023");
    assert.equal(titleFromName("report.v2.final.docx"), "report.v2.final");
    assert.equal(titleFromName("no extension"), "no extension");
    assert.equal(titleFromName(".pdf"), ".pdf");
  });

  test("are there, short and whole whatever came in", () => {
    for (const name of [...hostile, `x${"😀".repeat(400)}`]) {
      const title = titleFromName(name);
      assert.ok(title.length >= 1 && title.length <= 300, JSON.stringify(name));
      assert.ok(title.isWellFormed() && title.trim() !== "", JSON.stringify(title));
      assert.doesNotMatch(title, /[\p{Cc}/\\]/u);
    }
  });
});
