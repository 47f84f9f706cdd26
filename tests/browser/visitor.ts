/** Someone with a browser window, who notices everything that should not be: see `complaints`. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "../project-root.js";
import type { Browser, Page } from "../views/chromium.js";

const axe = readFileSync(join(projectRoot, "node_modules/axe-core/axe.min.js"), "utf8");

/** Where screenshots of this run go; none are made when nobody asks for them: they cost as much as axe. */
const { IBID_SCREENSHOTS: pictures } = process.env;
if (pictures) await mkdir(pictures, { recursive: true });

/** Rules of axe that answer otherwise in other colours. */
const rulesOfColour = ["color-contrast", "link-in-text-block"];

export interface Window {
  /** Begins the name of each screenshot. */
  name: string;
  width: number;
  javaScript?: boolean;
}

export interface Visitor {
  page: Page;
  /** Errors, refused and failed requests so far, and what `look` found; a sentence each. */
  complaints: string[];
  /** The next answers may have these statuses, each once: without this, 400 and above is a complaint. */
  expect(...statuses: number[]): void;
  /**
   * Looks at the page as it is: not wider than the window, and no fault that axe knows (with JavaScript only).
   * In the dark only colours are looked at again. Leaves a screenshot when `IBID_SCREENSHOTS` names a folder.
   */
  look(name: string, also?: "dark"): Promise<void>;
  /** Closes the window; fails when there was anything to complain about, or an expected status never came. */
  leave(): Promise<void>;
}

export async function visit(browser: Browser, { name, width, javaScript = true }: Window): Promise<Visitor> {
  const viewport = { width, height: width < 600 ? 844 : 900 };
  const context = await browser.newContext({
    viewport,
    javaScriptEnabled: javaScript,
    permissions: ["clipboard-read", "clipboard-write"],
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  const expected: number[] = [];
  watch(page, complaints, expected);
  let looks = 0;
  const picture = async (what: string) => {
    looks += 1;
    if (!pictures) return;
    const file = `${name}-${width}-${String(looks).padStart(2, "0")}-${what}.png`;
    await page.screenshot({ path: join(pictures, file) });
  };
  return {
    page,
    complaints,
    expect: (...statuses) => expected.push(...statuses),
    look: async (what, also) => {
      // A click that leads to another page returns before that page is there.
      await page.waitForLoadState("load");
      await page.locator("body").waitFor();
      const found = [...(javaScript ? await faults(page) : []), ...(await overflow(page))];
      complaints.push(...found.map((fault) => `${what}: ${fault}`));
      await picture(what);
      if (also !== "dark" || !javaScript) return;
      await page.emulateMedia({ colorScheme: "dark" });
      complaints.push(...(await faults(page, rulesOfColour)).map((fault) => `${what} in the dark: ${fault}`));
      await picture(`${what}-dark`);
      await page.emulateMedia({ colorScheme: "light" });
    },
    leave: async () => {
      await context.close();
      assert.deepEqual(complaints, []);
      assert.deepEqual(expected, [], "these statuses were expected and never came");
    },
  };
}

function watch(page: Page, complaints: string[], expected: number[]): void {
  page.on("console", (message) => {
    const isTrouble = ["error", "warning"].includes(message.type());
    // What a request was answered is looked at below.
    if (isTrouble && !message.text().startsWith("Failed to load resource"))
      complaints.push(`console at ${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`script at ${page.url()}: ${error.message}`));
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText ?? "";
    // A page that is left stops what it asked for, and so does typing on.
    if (why !== "net::ERR_ABORTED") complaints.push(`${why}: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() < 400) return;
    const at = expected.indexOf(response.status());
    if (at === -1) complaints.push(`${response.status()} from ${response.url()}`);
    else expected.splice(at, 1);
  });
}

/** What axe finds by all its rules or by these, a line a rule. Needs JavaScript: it waits for promises. */
async function faults(page: Page, rules?: readonly string[]): Promise<string[]> {
  const options = { resultTypes: ["violations"], ...(rules && { runOnly: { type: "rule", values: rules } }) };
  await page.evaluate("document.fonts.ready.then(() => 0)");
  await page.evaluate(`window.axe || (() => { ${axe} })()`);
  const found = await page.evaluate(`axe.run(document, ${JSON.stringify(options)}).then(({ violations }) =>
    violations.map((rule) => rule.id + ": " + rule.nodes.map((node) => node.html).join(" ")))`);
  return found as string[];
}

async function overflow(page: Page): Promise<string[]> {
  const wider = Number(await page.evaluate("document.documentElement.scrollWidth - innerWidth"));
  return wider > 0 ? [`${wider} px wider than the window`] : [];
}
