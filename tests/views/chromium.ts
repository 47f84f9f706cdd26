/** The one place of the view tests that speaks to the browser packages. */
import { existsSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Browser, chromium as driver } from "playwright-core";

export type { Browser, Page } from "playwright-core";

const unpacking = join(tmpdir(), "ibid-chromium-unpacking");

// The package brings the libraries its browser needs (NSS among them), and unpacks them only where it believes to
// be on a machine without any. A bare Debian is one; told by the package's own variable, it works everywhere.
process.env.AWS_LAMBDA_JS_RUNTIME ??= "nodejs20.x";
const { default: chromium } = await import("@sparticuz/chromium");

/** Starts a headless browser. The caller closes it. */
export async function startBrowser(): Promise<Browser> {
  return driver.launch({ executablePath: await unpackOnce(), args: ["--no-sandbox"] });
}

/** The package unpacks into the temporary folder and would start a half written file: one process at a time. */
async function unpackOnce(): Promise<string> {
  for (let waited = 0; ; waited += 100) {
    try {
      await mkdir(unpacking);
      break;
    } catch {
      const gaveUp = waited > 60_000;
      if (gaveUp || !existsSync(unpacking)) break;
      await pause(100);
    }
  }
  try {
    return await chromium.executablePath();
  } finally {
    await rm(unpacking, { recursive: true, force: true });
  }
}
