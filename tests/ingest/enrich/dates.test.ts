import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { findDates, firstDay } from "../../../ingest/enrich/dates.js";

function read(text: string, options?: { dayFirst: boolean }): string[] {
  return findDates(text, options).map((found) => `${text.slice(found.start, found.end)} = ${found.date}`);
}

describe("written dates", () => {
  for (const [written, date] of [
    ["Tuesday 12 December 2023", "2023-12-12"],
    ["12 December 2023", "2023-12-12"],
    ["12\u00A0December\n2023", "2023-12-12"],
    ["Tues, 12th Dec. 2023", "2023-12-12"],
    ["09th-Jan-2025", "2025-01-09"],
    ["December 12, 2023", "2023-12-12"],
    ["the 3rd day of May 1998", "1998-05-03"],
    ["1st of July, 2019", "2019-07-01"],
    ["2024-02-29", "2024-02-29"],
    ["31/01/2024", "2024-01-31"],
    ["31.1.2024", "2024-01-31"],
    ["Sept 2021", "2021-09"],
  ] as const) {
    test(`${JSON.stringify(written)} is ${date}`, () => {
      const [found, ...others] = findDates(`(x) ${written}; y`);
      assert.equal(found?.date, date);
      assert.equal(`(x) ${written}; y`.slice(found?.start, found?.end), written.replace(/^the /, ""));
      assert.deepEqual(others, []);
    });
  }

  test("a range of days is known by its first", () => {
    assert.deepEqual(read("Held on 12–14 March 2020."), ["12–14 March 2020 = 2020-03-12"]);
  });

  test("a date that could be read two ways is passed over unless the way is known", () => {
    assert.deepEqual(read("on 03/04/2023"), []);
    assert.deepEqual(read("on 03/04/2023", { dayFirst: true }), ["03/04/2023 = 2023-04-03"]);
    assert.deepEqual(read("on 03/04/2023", { dayFirst: false }), ["03/04/2023 = 2023-03-04"]);
  });

  test("days that are not in the calendar are not dates", () => {
    assert.deepEqual(read("30 February 2023 or 2023-13-01"), ["February 2023 = 2023-02"]);
  });

  test("a year alone is a date only where a sentence uses it as one", () => {
    assert.deepEqual(read("In 2021 it scanned 2,019 faces, 1999 of them twice."), ["2021 = 2021"]);
  });

  test("a month's name is not a date, nor are words that begin like one", () => {
    assert.deepEqual(read("It may 2023 be; 4 marching 2010; section 3.4.2011b"), []);
  });

  test("dates come in text order with their precision", () => {
    const found = findDates("Since 2019, and in June 2020, and on 1 May 2021.");
    assert.deepEqual(
      found.map((date) => date.precision),
      ["year", "month", "day"],
    );
    assert.equal(firstDay("In June 2020, then 1 May 2021.")?.date, "2021-05-01");
  });
});
