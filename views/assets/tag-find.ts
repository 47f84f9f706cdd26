/** Shows the tags that hold the letters while they are being typed; without it the form works by its button. */
import { fetchPage, replaceRegion } from "./page-region.js";

const pauseMilliseconds = 200;
const form = document.querySelector<HTMLFormElement>("form.tag-find");
let timer: ReturnType<typeof setTimeout> | undefined;
let asked = new AbortController();

form?.addEventListener("input", () => {
  clearTimeout(timer);
  asked.abort();
  timer = setTimeout(() => void show(form), pauseMilliseconds);
});

async function show(findForm: HTMLFormElement): Promise<void> {
  asked = new AbortController();
  const { signal } = asked;
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(findForm))
    if (typeof value === "string") fields.append(name, value);
  const address = `${new URL(findForm.action).pathname}?${fields}`;
  try {
    const page = await fetchPage(address, signal);
    if (!signal.aborted && replaceRegion("results", page)) history.replaceState(null, "", address);
  } catch (error) {
    // The server is away for a moment: the form's own button will say why.
    if (!signal.aborted) console.warn("Find as you type:", error);
  }
}
