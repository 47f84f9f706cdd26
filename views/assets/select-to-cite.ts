/**
 * Select words in the document or on the image of a page, and a button to cite them appears below the last passage
 * touched, or below the image: it takes room of its own and never lies over the words. Without it, each passage has its
 * "cite" link.
 */
import { offerCitation, withdrawOffer } from "./cite-offer.js";
import { type ChosenWords, wordsChosen } from "./image-words.js";
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
  const seen = range && !range.collapsed ? wordsChosen(range) : null;
  const chosen = range && !range.collapsed && !seen ? chosenIn(root, range) : null;
  if (seen) offerSeen(offered, seen);
  else if (chosen) offerRead(offered, chosen);
  else withdrawOffer(offered);
}

function offerRead(offered: HTMLFormElement, { start, end, last }: Chosen): void {
  const length = end - start;
  const told = length === 1 ? "1 character chosen" : `${length} characters chosen`;
  offerCitation(offered, { start, end, told }, last.closest(".passage, .seen-passage") ?? last);
}

/** Words chosen on an image are told: what stands between the first and the last of them in the text is cited. */
function offerSeen(offered: HTMLFormElement, { start, end, first, last, beside }: ChosenWords): void {
  const told = first === last ? `“${first}”` : `from “${first}” to “${last}”, ${end - start} characters`;
  offerCitation(offered, { start, end, told }, beside, "inside");
}
