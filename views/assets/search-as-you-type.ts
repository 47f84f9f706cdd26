/**
 * Shows results while words are being typed: fetches the very address the form would go to and replaces the
 * results. Without it the form works by its button.
 */
import { fetchPage, replaceRegion } from "./page-region.js";

/** Long enough that a fast typist asks once a word, short enough to feel immediate. */
const pauseMilliseconds = 200;

const form = document.querySelector<HTMLFormElement>("form.search-box");
const told = document.getElementById("told");
let timer: ReturnType<typeof setTimeout> | undefined;
let asked = new AbortController();

if (form) {
  form.addEventListener("input", () => {
    clearTimeout(timer);
    asked.abort();
    timer = setTimeout(() => void show(addressOf(form)), pauseMilliseconds);
  });
}

function addressOf(searchForm: HTMLFormElement): string {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(searchForm))
    if (typeof value === "string") fields.append(name, value);
  return `${new URL(searchForm.action).pathname}?${fields}`;
}

async function show(address: string): Promise<void> {
  asked = new AbortController();
  const { signal } = asked;
  try {
    const page = await fetchPage(address, signal);
    if (signal.aborted || !replaceRegion("results", page)) return;
    history.replaceState(null, "", address);
    document.title = page.title;
    if (told) told.textContent = page.querySelector("[data-told]")?.textContent ?? "";
  } catch (error) {
    // The server is away for a moment: the form's own button will say why.
    if (!signal.aborted && told)
      told.textContent = "The results could not be fetched. Press Search to try again.";
    if (!signal.aborted) console.warn("Search as you type:", error);
  }
}
