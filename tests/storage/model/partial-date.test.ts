import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { datePhrase, isPartialDate, partialDateSchema, yearOf } from "../../../storage/model/partial-date.js";

describe("dates known in part", () => {
  test("are a year, a month of a year or a day, when the calendar has them", () => {
    for (const date of ["2023", "2023-12", "2023-12-12", "2024-02-29", "2000-02-29", "1832-06-07"]) {
      assert.ok(isPartialDate(date), date);
      assert.equal(partialDateSchema.parse(date), date);
    }
  });

  test("that are in no calendar are refused", () => {
    const wrong = [
      "2023-13",
      "2023-00",
      "2023-02-29",
      "1900-02-29",
      "2023-04-31",
      "2023-01-00",
      "2023-01-32",
    ];
    for (const date of wrong) assert.ok(!isPartialDate(date), date);
  });

  test("in any other way of writing are refused", () => {
    const wrong = [
      "",
      "23",
      "2023-1",
      "2023-1-1",
      "12/12/2023",
      "2023-12-12T00:00:00Z",
      "2023-12-12\n",
      " 2023",
      "+002023",
    ];
    for (const date of wrong) assert.ok(!partialDateSchema.safeParse(date).success, JSON.stringify(date));
  });

  test("are said in words to the precision that is known", () => {
    assert.equal(datePhrase("2023-12-02"), "2 December 2023");
    assert.equal(datePhrase("2023-01"), "January 2023");
    assert.equal(datePhrase("2023"), "2023");
    assert.equal(datePhrase("undated"), "undated");
  });

  test("have a year for facets; unknown stays unknown", () => {
    assert.equal(yearOf("1832-06-07"), 1832);
    assert.equal(yearOf("2023"), 2023);
    assert.equal(yearOf(null), null);
  });
});
