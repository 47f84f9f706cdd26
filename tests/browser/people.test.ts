/** A printed name is settled, seen on the person's page, and taken back: by an archivist, wide and narrow, and by the keyboard. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { idOf, peopleServed, takeIn } from "../server/people-served.js";
import { type Browser, startBrowser } from "../views/chromium.js";
import { signIn } from "./keeping.js";
import { tabTo } from "./tab-to.js";
import { visit } from "./visitor.js";

let served: Awaited<ReturnType<typeof peopleServed>>;
let browser: Browser;

before(async () => {
  [served, browser] = await Promise.all([peopleServed("people-walk"), startBrowser()]);
  for (const [name, date] of [
    ["first.txt", "2023-01-10"],
    ["second.txt", "2023-02-10"],
  ] as const)
    await takeIn(
      served.ida,
      name,
      {
        source: "Wells Committee",
        date,
        members: ["Dot Marsh (Chair)", "Ivy Gray", "Nell Gray"],
        witnesses: ["Sam Poole, Director, Deep Wells"],
        turns: [
          ["Chair", "How deep are the wells?"],
          ["Sam Poole", "Very deep."],
          ["Ms Gray", "How deep is that?"],
          ["Sam Poole", "Deeper than you think."],
        ],
      },
      true,
    );
});
after(async () => {
  await browser?.close();
  await served?.server.stop();
  await served?.remove();
});

for (const [width, javaScript] of [
  [1280, true],
  [390, false],
] as const)
  test(`a name is settled and taken back, ${width} px wide${javaScript ? ", by the keyboard" : ", without JavaScript"}`, {
    timeout: 180_000,
  }, async () => {
    const home = served.server.address;
    const committee = await idOf(served.anyone, "Wells Committee", "body");
    const ida = await visit(browser, { name: "people", width, javaScript });
    const { page } = ida;
    await page.goto(`${home}/sign-in`);
    await signIn({ ...ida, home }, "ida", "correct horse battery");
    await page.goto(`${home}/bodies/${committee}`);
    await ida.look("body", "dark");
    await page.goto(`${home}/people/queue`);
    await page.getByRole("heading", { level: 2, name: "Ms Gray" }).waitFor();
    await ida.look("queue", "dark");
    if (javaScript) {
      await tabTo(page, "Somebody else, by full name");
      await page.keyboard.type("Fern Gray");
      await page.keyboard.press("Enter");
    } else {
      await page.getByLabel("Somebody else, by full name").fill("Fern Gray");
      await page.getByRole("button", { name: "Put into the list" }).click();
    }
    await page.getByText("“Ms Gray” is Fern Gray, in 2 documents").first().waitFor();
    await ida.look("settled");
    const fern = await idOf(served.ida, "Fern Gray");
    await page.goto(`${home}/people/${fern}`);
    await page.getByRole("heading", { level: 1, name: "Fern Gray" }).waitFor();
    await ida.look("person", "dark");
    await page.goto(`${home}/people/queue`);
    if (javaScript) {
      await tabTo(page, /^Take back: “Ms Gray” is Fern Gray/);
      await page.keyboard.press("Enter");
    } else await page.getByRole("button", { name: /^Take back ?: “Ms Gray” is Fern Gray/ }).click();
    await page.getByRole("heading", { level: 2, name: "Ms Gray" }).waitFor();
    assert.equal(await page.getByRole("button", { name: /^Take back ?: “Ms Gray”/ }).count(), 0);
    await ida.leave();
  });
