import assert from "node:assert/strict";
import { before, test } from "node:test";
import { parse } from "csv-parse/sync";
import { textOf } from "./sample-text.js";

let rows: Record<string, string>[] = [];

before(async () => {
  rows = parse<Record<string, string>>(await textOf("deployments"), { columns: true });
});

function numbers(column: string): number[] {
  return rows.map((row) => Number(row[column]));
}

function sum(column: string): number {
  return numbers(column).reduce((total, value) => total + value, 0);
}

function written(value: number | undefined): string {
  return (value ?? Number.NaN).toLocaleString("en-GB");
}

test("each row of the table agrees with itself", () => {
  for (const row of rows) {
    const [alerts, right, wrong, arrests] = ["Alerts", "True alerts", "False alerts", "Arrests"].map(
      (column) => Number(row[column]),
    );
    assert.equal((right ?? 0) + (wrong ?? 0), alerts, row.Date);
    assert.ok((arrests ?? 0) <= (right ?? 0), row.Date);
  }
  assert.deepEqual(
    rows.map((row) => row.Date),
    rows.map((row) => row.Date).sort(),
  );
});

test("both versions of the article give the table's own figures", async () => {
  const watchlist = numbers("Watchlist size");
  for (const article of ["article", "article-corrected"]) {
    const text = await textOf(article);
    for (const sentence of [
      `They were used ${rows.length} times.`,
      `They scanned ${written(sum("Faces scanned"))} faces.`,
      `They raised ${sum("Alerts")} alerts, of which ${sum("True alerts")} were found to be right and ${sum("False alerts")} were found to be wrong.`,
      `There were ${sum("Arrests")} arrests.`,
      `It held ${written(watchlist[0])} images at the first deployment of the year, at ${rows[0]?.Place} on 11 January.`,
      `in ${rows.at(-1)?.Place} on 6 September, it held ${written(watchlist.at(-1))}.`,
    ])
      assert.ok(text.includes(sentence), `${article} lacks: ${sentence}`);
  }
});

test("nine deployments used the council's property, as the motion and the article say", async () => {
  assert.equal(rows.filter((row) => row.Notes?.startsWith("Council ")).length, 9);
  assert.match(await textOf("article"), /nine of this year’s 24 deployments/);
  assert.match(await textOf("council-motion"), /nine of the 24 deployments/);
});

test("the motion, the minutes, the evidence and the statement give the same totals", async () => {
  for (const key of ["council-motion", "council-minutes", "lords-evidence", "campaign-statement"]) {
    const text = await textOf(key);
    for (const figure of [written(sum("Faces scanned")), "9,870", "15,846", "151", "33", "47"])
      assert.ok(text.includes(figure), `${key} lacks ${figure}`);
  }
});

test("votes in the minutes add up to the members who could vote", async () => {
  const minutes = (await textOf("council-minutes")).replace(/\s+/g, " ");
  const present = Number(/Number of Members present: (\d+)/.exec(minutes)?.[1]);
  const tally = /there being (\d+) votes for, (\d+) against and (\d+) abstention/.exec(minutes)?.slice(1);
  assert.equal(
    tally?.map(Number).reduce((a, b) => a + b),
    present - 1,
  );
  assert.match(minutes, new RegExp(`carried unanimously, ${present - 1} Members voting for`));
  const named = [...minutes.matchAll(/(For|Against|Abstained) \((\d+)\): Councillors ([^.]+)\./g)];
  assert.equal(named.length, 3);
  const voters = named.flatMap(([, , count, names = ""]) => {
    const voted = names.split(/, | and /);
    assert.equal(voted.length, Number(count));
    return voted;
  });
  assert.equal(new Set(voters).size, present);
});
