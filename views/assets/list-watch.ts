/** Keeps a page true while work goes on that it tells of: its region `lines` is fetched again until nothing is `under-way`. */
import { fetchPage, replaceRegion } from "./page-region.js";

const pauseMilliseconds = 1_000;

if (document.getElementById("under-way")) void watch();

async function watch(): Promise<void> {
  do {
    await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
    try {
      const page = await fetchPage(location.href, AbortSignal.timeout(10_000));
      const told = document.getElementById("told");
      const sentence = page.getElementById("told")?.textContent ?? "";
      if (told && told.textContent !== sentence) told.textContent = sentence;
      replaceRegion("lines", page);
    } catch (error) {
      // The server may be starting anew; the next look, or the link on the page, tries again.
      console.warn("Under way:", error);
    }
  } while (document.getElementById("under-way"));
}
