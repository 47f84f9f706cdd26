/** Entries of a collection dragged to their place. Without this, and for the keyboard, each has its buttons. */

const ordered = document.querySelector<HTMLOListElement>("ol.collection-order");
const orderTold = document.getElementById("order-told");

if (ordered) for (const entry of entriesOf(ordered)) addGrip(ordered, entry);

function entriesOf(order: HTMLOListElement): HTMLLIElement[] {
  return [...order.children].filter((child): child is HTMLLIElement => child instanceof HTMLLIElement);
}

/** The grip is for the pointer alone: the buttons beside it do the same for everybody. */
function addGrip(order: HTMLOListElement, entry: HTMLLIElement): void {
  const grip = document.createElement("span");
  grip.className = "collection-grip";
  grip.setAttribute("aria-hidden", "true");
  grip.title = "Drag to its place";
  entry.querySelector(".collection-place")?.prepend(grip);
  grip.addEventListener("pointerdown", (down) => {
    if (down.button !== 0) return;
    down.preventDefault();
    grip.setPointerCapture(down.pointerId);
    entry.dataset.held = "";
    let place = entriesOf(order).indexOf(entry);
    const move = (event: PointerEvent) => {
      place = placeAt(order, entry, event.clientY);
    };
    const end = (event: PointerEvent) => {
      grip.removeEventListener("pointermove", move);
      grip.removeEventListener("pointerup", end);
      grip.removeEventListener("pointercancel", end);
      delete entry.dataset.held;
      for (const each of entriesOf(order)) delete each.dataset.over;
      if (event.type === "pointerup") void put(order, entry, place);
    };
    grip.addEventListener("pointermove", move);
    grip.addEventListener("pointerup", end);
    grip.addEventListener("pointercancel", end);
  });
}

/** Where the entry would stand among the others, by the middle of each; the one it would stand before is marked. */
function placeAt(order: HTMLOListElement, entry: HTMLLIElement, y: number): number {
  const others = entriesOf(order).filter((each) => each !== entry);
  const place = others.filter((each) => {
    const box = each.getBoundingClientRect();
    return box.top + box.height / 2 < y;
  }).length;
  for (const each of others) delete each.dataset.over;
  const before = others[place];
  if (before) before.dataset.over = "";
  return place;
}

/** The server decides: the page shows the new order once it is kept, and is read again when it was not. */
async function put(order: HTMLOListElement, entry: HTMLLIElement, place: number): Promise<void> {
  if (entriesOf(order).indexOf(entry) === place) return;
  const csrf = order.querySelector<HTMLInputElement>("input[name=csrf]")?.value ?? "";
  const body = new URLSearchParams({
    csrf,
    act: "move",
    entry: entry.dataset.entry ?? "",
    to: String(place),
  });
  try {
    const answer = await fetch(order.dataset.action ?? "", {
      method: "POST",
      body,
      headers: { accept: "application/json" },
    });
    if (!answer.ok) throw new Error(`The archive answered ${answer.status}`);
    location.reload();
  } catch (error) {
    if (orderTold)
      orderTold.textContent = "It could not be moved; the order is as it was. Try again, or use the buttons.";
    console.warn("Moving an entry:", error);
  }
}
