/** The button to cite chosen words, wherever they were chosen: one form, which takes room of its own beside them. */

export interface Offered {
  /** Of the version's text, in UTF-16 code units. */
  start: number;
  end: number;
  /** What is said of the words beside the button. */
  told: string;
}

/** Shows the form behind `place`, or as the last thing in it. */
export function offerCitation(
  form: HTMLFormElement,
  { start, end, told }: Offered,
  place: Element,
  where: "after" | "inside" = "after",
): void {
  field(form, "start").value = String(start);
  field(form, "end").value = String(end);
  // The same words for whatever else can be done with them.
  for (const input of form.querySelectorAll<HTMLInputElement>("input[form]"))
    input.value = field(form, input.name).value;
  if (where === "inside") {
    if (form.parentElement !== place || form.nextElementSibling) place.append(form);
  } else if (place.nextElementSibling !== form) place.after(form);
  const shown = form.querySelector("[data-chosen]");
  if (shown) shown.textContent = told;
  form.hidden = false;
}

/** Takes the offer back. Pressing the button takes the selection away in some browsers; the offer must outlive that. */
export function withdrawOffer(form: HTMLFormElement): void {
  if (!form.matches(":hover, :focus-within")) form.hidden = true;
}

function field(form: HTMLFormElement, name: string): HTMLInputElement {
  const found = form.elements.namedItem(name);
  if (!(found instanceof HTMLInputElement)) throw new Error(`The form to cite has no field ${name}`);
  return found;
}
