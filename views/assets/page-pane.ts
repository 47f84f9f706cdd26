/**
 * The images of all pages beside the text, in step with it: moving through the text moves the pages, choosing a page moves
 * the text. A thousand pages are a thousand empty sheets of the right shape; images and words come with the few in sight.
 */
import { layWords, markAgain } from "./image-words.js";

interface PageTold {
  number: number;
  label: string | null;
  url: string;
  image: string | null;
  size?: { width: number; height: number };
}

/** Nobody looks at a sheet that passes by faster than this. */
const pauseMilliseconds = 150;
/** A page that could not be drawn just now is asked for again, so often. */
const retryMilliseconds = 4_000;
const mostRetries = 5;
const imageWidth = 800;
/** Where in the window the line is that is being read. */
const readingLine = 0.3;
/** A4, for pages whose size was not noted. */
const usual = { width: 210, height: 297 };

export interface PagePane {
  element: HTMLElement;
  /** Looks where the text is, and gives what brings the pages there. */
  placed(): () => void;
  /** Looks which page is in sight, and gives what brings the text there. */
  seen(): () => void;
}

/** Makes the pane for `reader`; null when the pages cannot be had. */
export async function makePane(reader: HTMLElement, address: string): Promise<PagePane | null> {
  const answer = await fetch(address, {
    headers: { accept: "application/json" },
    credentials: "same-origin",
  }).catch(() => null);
  if (!answer?.ok) return null;
  const { pages } = (await answer.json()) as { pages: PageTold[] };
  const element = document.createElement("section");
  element.className = "page-pane sheet-offer";
  element.setAttribute("aria-label", "Images of the pages");
  element.tabIndex = 0;
  const list = document.createElement("ol");
  const sheets = pages.map((page) => sheetOf(page));
  list.append(...sheets);
  element.append(list);
  watchSheets(element, sheets, pages);
  const inSight = () =>
    sheets.findLast((sheet) => sheet.offsetTop <= element.scrollTop + element.clientHeight / 3);
  list.addEventListener("click", (event) => chosen(event, reader));
  return {
    element,
    placed: () => {
      const read = placeRead(reader);
      return () => bringTo(read, element, sheets);
    },
    seen: () => {
      const page = Number(inSight()?.dataset.page ?? 1);
      return () => goToPage(reader, page);
    },
  };
}

function sheetOf(page: PageTold): HTMLElement {
  const item = document.createElement("li");
  item.dataset.page = String(page.number);
  const name = document.createElement("button");
  name.type = "button";
  name.className = "plain page-go";
  name.textContent = `Page ${page.label ?? page.number}`;
  name.title = "Go to this page in the text";
  const sheet = document.createElement("div");
  sheet.className = "sheet";
  const { width, height } = page.size ?? usual;
  sheet.style.aspectRatio = `${width} / ${height}`;
  item.append(name, sheet);
  return item;
}

/** Images and words come when a sheet is in sight for a moment, and go when it is far away. */
function watchSheets(pane: HTMLElement, sheets: readonly HTMLElement[], pages: readonly PageTold[]): void {
  const waiting = new Map<Element, AbortController>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const page = pages[sheets.indexOf(target as HTMLElement)];
        const sheet = target.querySelector<HTMLElement>(".sheet");
        if (!page || !sheet) continue;
        waiting.get(target)?.abort();
        waiting.delete(target);
        if (!isIntersecting) sheet.replaceChildren();
        else {
          const stop = new AbortController();
          waiting.set(target, stop);
          setTimeout(() => !stop.signal.aborted && show(sheet, page, stop.signal), pauseMilliseconds);
        }
      }
    },
    { root: pane, rootMargin: "60% 0px" },
  );
  for (const sheet of sheets) observer.observe(sheet);
}

function show(sheet: HTMLElement, page: PageTold, signal: AbortSignal, tries = 0): void {
  if (sheet.querySelector("img")) return;
  const image = document.createElement("img");
  image.alt = `Page ${page.label ?? page.number} of the original, as an image`;
  image.addEventListener("load", () => {
    if (!page.size) sheet.style.aspectRatio = `${image.naturalWidth} / ${image.naturalHeight}`;
    void layWords(sheet, `${ownPath(page.url)}/words`, signal);
  });
  image.addEventListener("error", () => {
    image.remove();
    if (signal.aborted || tries >= mostRetries) sheet.dataset.missing = "This page could not be drawn.";
    else setTimeout(() => !signal.aborted && show(sheet, page, signal, tries + 1), retryMilliseconds);
  });
  delete sheet.dataset.missing;
  image.src = `${ownPath(page.url)}/image?width=${imageWidth}`;
  sheet.prepend(image);
}

/** The archive names itself by its public address, which need not be the one it is read under. */
function ownPath(address: string): string {
  return new URL(address, location.href).pathname;
}

/** The page being read, and how far down in it, from 0 to 1: told by the marks of pages in the text. */
export function pageBeingRead(
  marks: readonly { page: number; top: number }[],
  line: number,
  bottom: number,
): { page: number; down: number } | null {
  const [first] = marks;
  if (!first) return null;
  if (first.top > line) return { page: Math.max(first.page - 1, 1), down: first.page > 1 ? 0.5 : 0 };
  const at = marks.findLastIndex(({ top }) => top <= line);
  const mark = marks[at] ?? first;
  const end = marks[at + 1]?.top ?? Math.max(bottom, mark.top + 1);
  return { page: mark.page, down: Math.min(Math.max((line - mark.top) / Math.max(end - mark.top, 1), 0), 1) };
}

function placeRead(reader: HTMLElement): ReturnType<typeof pageBeingRead> {
  const marks = [...reader.querySelectorAll<HTMLElement>(".page-mark")].map((mark) => ({
    page: Number(mark.id.replace("page-", "")),
    top: mark.getBoundingClientRect().top,
  }));
  const bottom = [...reader.querySelectorAll(".piece")].at(-1)?.getBoundingClientRect().bottom ?? 0;
  return pageBeingRead(marks, innerHeight * readingLine, bottom);
}

function bringTo(
  read: ReturnType<typeof pageBeingRead>,
  pane: HTMLElement,
  sheets: readonly HTMLElement[],
): void {
  const sheet = read && sheets[read.page - 1];
  if (!sheet) return;
  pane.scrollTo({
    top: sheet.offsetTop + read.down * sheet.offsetHeight - pane.clientHeight * readingLine,
    behavior: "instant",
  });
  for (const other of pane.querySelectorAll("[aria-current]"))
    if (other !== sheet) other.removeAttribute("aria-current");
  sheet.setAttribute("aria-current", "page");
}

/** A page's name leads to the page in the text, a word on its image to the passage that has it. */
function chosen({ target }: Event, reader: HTMLElement): void {
  if (!(target instanceof Element)) return;
  const item = target.closest<HTMLElement>("[data-page]");
  const selection = document.getSelection();
  if (!item || (selection && !selection.isCollapsed)) return;
  const word = target.closest<HTMLElement>("[data-from]");
  const passage = word && passageAt(reader, Number(word.dataset.from));
  if (passage) goTo(passage);
  else goToPage(reader, Number(item.dataset.page));
}

function passageAt(reader: HTMLElement, offset: number): HTMLElement | null {
  const all = [...reader.querySelectorAll<HTMLElement>("[data-start]")];
  const words = all.findLast(({ dataset }) => Number(dataset.start) <= offset);
  const holds = words && Number(words.dataset.start) + (words.textContent?.length ?? 0) >= offset;
  return holds ? words.closest<HTMLElement>(".passage") : null;
}

function goToPage(reader: HTMLElement, page: number): void {
  const mark = reader.querySelector<HTMLElement>(`#page-${page}`);
  if (mark) {
    goTo(mark);
    return;
  }
  const address = new URL(location.href);
  for (const parameter of ["at", "start", "end"]) address.searchParams.delete(parameter);
  address.searchParams.set("page", String(page));
  address.hash = `page-${page}`;
  location.assign(address);
}

function goTo(place: HTMLElement): void {
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: "start", behavior: "instant" });
  markAgain();
}
