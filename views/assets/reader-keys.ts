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
    } else if (told) told.textContent = `Nothing here is called “${field?.value ?? ""}”.`;
  });
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

const acts: Record<string, (root: HTMLElement, dialog: HTMLDialogElement) => void> = {
  j: (root) => step(root, ".passage", 1),
  k: (root) => step(root, ".passage", -1),
  n: (root) => step(root, ".passage:has(mark)", 1),
  p: (root) => step(root, ".passage:has(mark)", -1),
  g: (_root, dialog) => {
    dialog.showModal();
    dialog.querySelector<HTMLInputElement>("input[name=place]")?.select();
  },
  "?": (_root, dialog) => dialog.showModal(),
};

function isOff(): boolean {
  return localStorage.getItem(offKey) === "1";
}

/** To the next of these after what is being read: the focused passage, else the first that begins in the window. */
function step(root: HTMLElement, selector: string, by: 1 | -1): void {
  const all = [...root.querySelectorAll<HTMLElement>(selector)];
  const current = document.activeElement?.closest<HTMLElement>(".passage");
  if (!current) {
    const first = all.find((each) => each.getBoundingClientRect().bottom > 0);
    const place = first && by === -1 ? all[all.indexOf(first) - 1] : first;
    if (place) goTo(place);
    return;
  }
  const follows = (each: HTMLElement) =>
    current.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING;
  const place =
    by === 1
      ? all.find((each) => follows(each))
      : all.filter((each) => each !== current && !follows(each)).at(-1);
  if (place) goTo(place);
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
