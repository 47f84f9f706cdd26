/**
 * Keeps an accession's page true while its files are worked on. The server sends `changed` when any file has
 * another state: the page is fetched again and its list replaced, so that there is one way to draw it. It
 * sends `settled` when nothing more will come. Without it, the page has its "Look again" link.
 */
import { fetchPage, replaceRegion } from "./page-region.js";

/** A hundred files settle in bursts; the page is fetched at most this often. */
const pauseMilliseconds = 400;

const told = document.getElementById("told");
const address = told?.dataset.events;
let waiting: ReturnType<typeof setTimeout> | undefined;

if (address) {
  const events = new EventSource(address);
  events.addEventListener("changed", () => {
    waiting ??= setTimeout(() => void lookAgain(), pauseMilliseconds);
  });
  events.addEventListener("settled", () => {
    events.close();
    clearTimeout(waiting);
    void lookAgain().then((shown) => {
      const link = document.getElementById("refresh");
      if (shown && link) link.hidden = true;
    });
  });
}

async function lookAgain(): Promise<boolean> {
  waiting = undefined;
  try {
    const page = await fetchPage(location.href, AbortSignal.timeout(10_000));
    const sentence = page.getElementById("told")?.textContent ?? "";
    if (told && told.textContent !== sentence) told.textContent = sentence;
    return replaceRegion("items", page);
  } catch (error) {
    // The next event, or the link on the page, tries again.
    console.warn("Accession:", error);
    return false;
  }
}
