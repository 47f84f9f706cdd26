/**
 * Select words in the document, and a button to cite them appears below the last passage touched: it takes
 * room of its own and never lies over the words. Without it, each passage has its "cite" link.
 */
import { type Chosen, chosenIn } from "./text-offsets.js";

/** A selection is still moving while it changes more often than this. */
const pauseMilliseconds = 250;

const reader = document.querySelector<HTMLElement>(".reader");
const form = document.querySelector<HTMLFormElement>("#cite-selection");
let timer: ReturnType<typeof setTimeout> | undefined;

if (reader && form) {
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(() => offer(reader, form), pauseMilliseconds);
  });
}

function offer(root: HTMLElement, offered: HTMLFormElement): void {
  const selection = document.getSelection();
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  const chosen = range && !range.collapsed ? chosenIn(root, range) : null;
  if (chosen) show(offered, chosen);
  // Pressing the button takes the selection away in some browsers; the offer must outlive that.
  else if (!offered.matches(":hover, :focus-within")) offered.hidden = true;
}

function show(offered: HTMLFormElement, chosen: Chosen): void {
  field(offered, "start").value = String(chosen.start);
  field(offered, "end").value = String(chosen.end);
  for (const input of offered.querySelectorAll<HTMLInputElement>("input[form]"))
    input.value = field(offered, input.name).value;
  const passage = chosen.last.closest(".passage") ?? chosen.last;
  if (passage.nextElementSibling !== offered) passage.after(offered);
  const told = offered.querySelector("[data-chosen]");
  const length = chosen.end - chosen.start;
  if (told) told.textContent = length === 1 ? "1 character chosen" : `${length} characters chosen`;
  offered.hidden = false;
}

function field(offered: HTMLFormElement, name: string): HTMLInputElement {
  const found = offered.elements.namedItem(name);
  if (!(found instanceof HTMLInputElement)) throw new Error(`The form to cite has no field ${name}`);
  return found;
}
