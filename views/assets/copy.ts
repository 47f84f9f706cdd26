/** Buttons that copy the field they name, and say so. Without this the field can still be selected and copied. */

const told = document.getElementById("copied");

for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
  const field = document.getElementById(button.dataset.copy ?? "");
  if (!(field instanceof HTMLTextAreaElement)) continue;
  button.hidden = false;
  button.addEventListener("click", () => void copy(field, button));
}

async function copy(field: HTMLTextAreaElement, button: HTMLButtonElement): Promise<void> {
  const label = [...button.childNodes];
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    // No clipboard here (an address without TLS, or refused): the words are selected, ready for the keyboard.
    if (told)
      told.textContent = "The browser does not let pages copy. The words are selected: copy them yourself.";
    return;
  }
  button.textContent = "Copied";
  if (told) told.textContent = "Copied.";
  setTimeout(() => {
    button.replaceChildren(...label);
  }, 2_000);
}
