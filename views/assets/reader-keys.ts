/**
 * Moving about in a document by single keys; `?` says which. They are heard only while no field is being written in,
 * and can be switched off, for those whose voice or hand presses keys by chance (WCAG 2.1.4).
 */

const offKey = "ibid-keys-off";
const text = document.querySelector<HTMLElement>(".reader");
const help = document.querySelector<HTMLDialogElement>("#reader-keys");

if (text && help) {
  document.addEventListener("keydown", (event) => pressed(text, help, event));
  const off = help.querySelector<HTMLInputElement>("input[name=off]");
  if (off) {
    off.checked = isOff();
    off.addEventListener("change", () => localStorage.setItem(offKey, off.checked ? "1" : ""));
  }
  help.querySelector("form[data-jump]")?.addEventListener("submit", (event) => {
    event.preventDefault();
    const field = help.querySelector<HTMLInputElement>("input[name=place]");
    const told = help.querySelector("[role=status]");
    const place = field ? placeNamed(text, field.value) : null;
    if (place) {
      help.close();
      goTo(place);
    } else if (field && text.querySelector("[data-piece]")) void askFor(field.value, told);
    else if (told) told.textContent = `Nothing here is called “${field?.value ?? ""}”.`;
  });
}

/** A long text has most of its places in other parts: the archive knows where. */
async function askFor(place: string, told: Element | null): Promise<void> {
  const address = new URL(location.href);
  address.search = String(new URLSearchParams({ go: place }));
  address.hash = "";
  const answer = await fetch(address, { headers: { accept: "text/html" }, redirect: "manual" });
  if (answer.type === "opaqueredirect") location.assign(address);
  else if (told) told.textContent = `Nothing here is called “${place}”.`;
}

function pressed(root: HTMLElement, dialog: HTMLDialogElement, event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || dialog.open) return;
  const { target } = event;
  if (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input, textarea, select"))
  )
    return;
  // The help is always there, or nobody could switch the keys on again.
  if (event.key !== "?" && isOff()) return;
  const act = acts[event.key];
  if (!act) return;
  event.preventDefault();
  act(root, dialog);
}

const acts: Record<string, (root: HTMLElement, dialog: HTMLDialogElement) => unknown> = {
  j: (root) => step(root, ".passage", 1),
  k: (root) => step(root, ".passage", -1),
  n: (root) => step(root, ".passage:has(mark)", 1) || followMatch(root, "next"),
  p: (root) => step(root, ".passage:has(mark)", -1) || followMatch(root, "previous"),
  i: () => press("pages"),
  t: () => press("alone"),
  "+": () => press("larger"),
  "-": () => press("smaller"),
  g: (_root, dialog) => {
    dialog.showModal();
    dialog.querySelector<HTMLInputElement>("input[name=place]")?.select();
  },
  "?": (_root, dialog) => dialog.showModal(),
};

function isOff(): boolean {
  return localStorage.getItem(offKey) === "1";
}

/** Presses a button of `reader-tools`, where it is shown. */
function press(act: string): void {
  document.querySelector<HTMLElement>(`.reader-tools:not([hidden]) [data-do="${act}"]`)?.click();
}

/** To a match in another part of a long text. */
function followMatch(root: HTMLElement, which: "next" | "previous"): void {
  const all = [...root.querySelectorAll<HTMLAnchorElement>(`.matches a[data-match="${which}"]`)];
  const link = which === "next" ? all.at(-1) : all[0];
  if (link && !link.getAttribute("href")?.startsWith("#")) link.click();
}

/**
 * To the next of these after what is being read: the focused passage, else the first that begins in the window. False
 * when there is none.
 */
function step(root: HTMLElement, selector: string, by: 1 | -1): boolean {
  const all = [...root.querySelectorAll<HTMLElement>(selector)];
  const current = document.activeElement?.closest<HTMLElement>(".passage");
  if (!current) {
    const first = all.find((each) => each.getBoundingClientRect().bottom > 0);
    const place = first && by === -1 ? all[all.indexOf(first) - 1] : first;
    if (place) goTo(place);
    return place !== undefined;
  }
  const follows = (each: HTMLElement) =>
    current.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING;
  const place =
    by === 1
      ? all.find((each) => follows(each))
      : all.filter((each) => each !== current && !follows(each)).at(-1);
  if (place) goTo(place);
  return place !== undefined;
}

function goTo(place: HTMLElement): void {
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: "start" });
}

/** `47` or `p. 47` for a page, `Q12`, `resolves 2`, `¶ 3`: what the margin and the marks of pages say. */
function placeNamed(root: HTMLElement, typed: string): HTMLElement | null {
  const wanted = plain(typed);
  if (wanted === "") return null;
  const page = wanted.replace(/^p(?:age)?(?=\d)/, "");
  for (const mark of root.querySelectorAll<HTMLElement>("[id^='page-']"))
    if (plain(mark.querySelector("a")?.firstChild?.textContent ?? "") === `page${page}`) return mark;
  for (const link of root.querySelectorAll<HTMLElement>(".margin .reference, .margin .reference-more"))
    if (plain(link.firstChild?.textContent ?? "") === wanted) return link.closest<HTMLElement>(".passage");
  return null;
}

function plain(words: string): string {
  return words.toLowerCase().replace(/[\s.¶]+/g, "");
}
