/**
 * Keeps the page of a document true while it is being read: asks now and then whether the reading is over, and then
 * loads the page again, so that there is one way to draw it. Whoever is typing or choosing words is told instead.
 */

/** The first pause and the longest, in milliseconds; each is half as long again as the one before. */
const [firstPause, longestPause] = [700, 5_000];

const link = document.getElementById("look-again");
const address = link?.dataset.reading;
if (link && address) void watch(link, address);

async function watch(link: HTMLElement, address: string): Promise<void> {
  for (let pause = firstPause; ; pause = Math.min(1.5 * pause, longestPause)) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    try {
      if (!(await isUnderWay(address))) break;
    } catch (error) {
      // The server may be starting anew; the next look, or the link on the page, tries again.
      console.warn("Reading:", error);
    }
  }
  if (isBusy()) link.prepend("The reading is over. ");
  else location.reload();
}

async function isUnderWay(address: string): Promise<boolean> {
  const answer = await fetch(address, {
    headers: { accept: "application/json" },
    credentials: "same-origin",
    signal: AbortSignal.timeout(10_000),
  });
  // Whoever may not see it any more is told so by the page.
  return answer.ok && ((await answer.json()) as { underWay: boolean }).underWay;
}

function isBusy(): boolean {
  return document.activeElement?.matches("input, textarea") === true || getSelection()?.isCollapsed === false;
}
