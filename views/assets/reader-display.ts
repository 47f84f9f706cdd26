/**
 * How the document is shown: page images beside the text, the size of its letters, text alone, and which marks. What was
 * chosen is remembered in this browser. Without it, all marks are shown and pages are reached by their links.
 */
import { makePane, type PagePane } from "./page-pane.js";

const key = "ibid-reader";
const sizes = [0.85, 1, 1.15, 1.3, 1.5, 1.8];
const usualSize = 1;
/** Marks that can be switched off, each by a class of the same name with `no-` before it. */
const markKinds = ["matches", "cited", "notes"] as const;
/** Page images stand beside the text from this width on; below it they take its place. */
const wide = matchMedia("(min-width: 64rem)");

interface Choices {
  pages: boolean;
  alone: boolean;
  size: number;
  off: string[];
}

const shown = document.querySelector<HTMLElement>(".document");
const reader = document.querySelector<HTMLElement>(".reader");
const tools = document.querySelector<HTMLElement>(".reader-tools");

if (shown && reader && tools) start(shown, reader, tools);

function start(root: HTMLElement, text: HTMLElement, bar: HTMLElement): void {
  const choices = remembered();
  let pane: Promise<PagePane | null> | null = null;
  const address = bar.dataset.pages;
  const paged = () => {
    pane ??= makePane(text, address ?? "").then((made) => {
      if (made) text.after(made.element);
      return made;
    });
    return pane;
  };
  const apply = async (isFirst: boolean) => {
    text.style.setProperty("--reading", String(sizes[choices.size] ?? 1));
    for (const kind of markKinds) root.classList.toggle(`no-${kind}`, choices.off.includes(kind));
    // On a narrow window pages take the place of the text: never before they are asked for.
    const pages = address !== undefined && choices.pages && !(isFirst && !wide.matches);
    root.classList.toggle("alone", choices.alone);
    press(bar, "alone", choices.alone);
    press(bar, "pages", pages);
    const way = bar.querySelector('[data-do="pages"]');
    if (way) way.textContent = pages && !wide.matches ? "Back to the text" : "Page images";
    const was = root.classList.contains("with-pages");
    if (was && !pages && !wide.matches) {
      // A pane that is not shown has no place.
      const lead = (await paged())?.seen();
      root.classList.remove("with-pages");
      lead?.();
      return;
    }
    if (!pages) {
      root.classList.remove("with-pages");
      return;
    }
    const made = await paged();
    if (made === null) return;
    // Where the text stands is known only while it is shown.
    const follow = made.placed();
    root.classList.add("with-pages");
    follow();
    if (!wide.matches) made.element.scrollIntoView({ block: "start", behavior: "instant" });
  };
  bar.hidden = false;
  bar.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>("button[data-do]") : null;
    const act = button?.dataset.do;
    if (act === "print") print();
    else if (act === "smaller" || act === "larger") {
      const by = act === "larger" ? 1 : -1;
      choices.size = Math.min(Math.max(choices.size + by, 0), sizes.length - 1);
    } else if (act === "pages") {
      choices.pages = !root.classList.contains("with-pages");
      if (choices.pages) choices.alone = false;
    } else if (act === "alone") {
      choices.alone = !choices.alone;
      if (choices.alone) choices.pages = false;
    } else return;
    keep(choices);
    void apply(false);
  });
  for (const box of bar.querySelectorAll<HTMLInputElement>("input[data-marks]")) {
    const kind = box.dataset.marks ?? "";
    box.checked = !choices.off.includes(kind);
    box.addEventListener("change", () => {
      choices.off = choices.off.filter((other) => other !== kind);
      if (!box.checked) choices.off.push(kind);
      keep(choices);
      void apply(false);
    });
  }
  let drawing = 0;
  const follow = () => {
    cancelAnimationFrame(drawing);
    drawing = requestAnimationFrame(() => {
      if (root.classList.contains("with-pages") && wide.matches) void pane?.then((made) => made?.placed()());
    });
  };
  addEventListener("scroll", follow, { passive: true });
  addEventListener("resize", follow, { passive: true });
  text.addEventListener("pieces", follow);
  // Beside the pages the text is set anew: what the address leads to is brought back into sight.
  void apply(true).then(() => root.querySelector(":target")?.scrollIntoView({ behavior: "instant" }));
}

function press(bar: HTMLElement, act: string, isOn: boolean): void {
  bar.querySelector(`[data-do="${act}"]`)?.setAttribute("aria-pressed", String(isOn));
}

function remembered(): Choices {
  const usual: Choices = { pages: true, alone: false, size: sizes.indexOf(usualSize), off: [] };
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "{}") as Partial<Choices>;
    return {
      pages: typeof kept.pages === "boolean" ? kept.pages : usual.pages,
      alone: kept.alone === true,
      size: typeof kept.size === "number" && sizes[kept.size] !== undefined ? kept.size : usual.size,
      off: Array.isArray(kept.off) ? kept.off.filter((kind) => typeof kind === "string") : [],
    };
  } catch {
    return usual;
  }
}

function keep(choices: Choices): void {
  try {
    localStorage.setItem(key, JSON.stringify(choices));
  } catch {
    // A browser that keeps nothing shows what is chosen all the same.
  }
}
