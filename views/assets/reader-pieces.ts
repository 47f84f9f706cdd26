/**
 * A long text, whose parts come by themselves as the reader moves towards them and go again when far away, so that a
 * thousand pages can be read through and never more than a few parts are on the page. Without it, parts have links.
 */
import { markAgain } from "./image-words.js";
import { fetchPage } from "./page-region.js";

/** How near the end of what is there is to come before more is fetched, in heights of the window. */
const near = 1.5;
const mostPieces = 7;

type Side = "prev" | "next";

const reader = document.querySelector<HTMLElement>(".reader");
const first = reader?.querySelector<HTMLElement>(".piece[data-piece]");

if (reader && first) {
  goToMissing();
  addEventListener("hashchange", goToMissing);
  keepLoading(reader, first);
}

/** An address of old leads to a place by its name alone: the part that holds it is opened. */
function goToMissing(): void {
  const name = decodeURIComponent(location.hash.slice(1));
  if (name === "" || document.getElementById(name)) return;
  const [, kind, number] = /^(p|n|page-)(\d+)$/.exec(name) ?? [];
  if (kind === undefined || number === undefined) return;
  const address = new URL(location.href);
  for (const parameter of ["at", "page", "start", "end"]) address.searchParams.delete(parameter);
  address.searchParams.set(kind === "page-" ? "page" : "at", number);
  if (address.search !== location.search) location.replace(address);
}

function keepLoading(root: HTMLElement, only: HTMLElement): void {
  const ways = new Map<HTMLElement, { href: string; label: string }>();
  ways.set(only, { href: location.pathname + location.search, label: only.getAttribute("aria-label") ?? "" });
  const loading = new Set<Side>();
  const look = () => {
    for (const side of ["next", "prev"] as const) {
      const turn = turnOf(root, side);
      if (turn && !loading.has(side) && isNear(turn)) void load(side, turn);
    }
  };
  const load = async (side: Side, turn: HTMLElement) => {
    const link = turn.querySelector("a");
    if (!link) return;
    loading.add(side);
    try {
      const page = await fetchPage(link.href, AbortSignal.timeout(30_000));
      const piece = page.querySelector<HTMLElement>(".piece[data-piece]");
      if (!piece || document.querySelector(`.piece[data-piece="${piece.dataset.piece}"]`)) return;
      const here = document.importNode(piece, true);
      ways.set(here, { href: link.href, label: link.textContent ?? "" });
      const turnsOn = page.querySelector<HTMLElement>(`.piece-turn:has(a[rel="${side}"])`);
      steadily(() => {
        const beyond = turnsOn && document.importNode(turnsOn, true);
        if (side === "next") turn.replaceWith(here, ...(beyond ? [beyond] : []));
        else turn.replaceWith(...(beyond ? [beyond] : []), here);
        letGo(root, side, ways);
      });
      markAgain();
      root.dispatchEvent(new CustomEvent("pieces", { bubbles: true }));
    } catch {
      // The link stands where it stood, and can be followed.
      await new Promise((resolve) => setTimeout(resolve, 5_000));
    } finally {
      loading.delete(side);
    }
    look();
  };
  addEventListener("scroll", look, { passive: true });
  look();
}

function turnOf(root: HTMLElement, side: Side): HTMLElement | null {
  return root.querySelector<HTMLElement>(`.piece-turn:has(a[rel="${side}"])`);
}

function isNear(turn: HTMLElement): boolean {
  const { top, bottom } = turn.getBoundingClientRect();
  if (top === 0 && bottom === 0) return false;
  return bottom > -near * innerHeight && top < (1 + near) * innerHeight;
}

/** Does something to what is above or below, so that the words being read stay where they are. */
function steadily(act: () => void): void {
  const kept = [...document.querySelectorAll(".reader .passage")].find(
    (passage) => passage.getBoundingClientRect().bottom > 0,
  );
  const before = kept?.getBoundingClientRect().top;
  act();
  if (!kept?.isConnected || before === undefined) return;
  const moved = kept.getBoundingClientRect().top - before;
  if (Math.abs(moved) > 1) scrollBy({ top: moved, behavior: "instant" });
}

/** Takes away the part farthest from where the reader moves to, and leaves the link to it. */
function letGo(root: HTMLElement, side: Side, ways: Map<HTMLElement, { href: string; label: string }>): void {
  const pieces = [...root.querySelectorAll<HTMLElement>(".piece")];
  if (pieces.length <= mostPieces) return;
  const far = side === "next" ? pieces[0] : pieces.at(-1);
  const way = far && ways.get(far);
  if (!far || !way || far.contains(document.activeElement)) return;
  const away: Side = side === "next" ? "prev" : "next";
  turnOf(root, away)?.remove();
  const form = far.querySelector("#cite-selection");
  if (form) root.append(form);
  const turn = document.createElement("nav");
  turn.className = "piece-turn";
  turn.setAttribute("aria-label", away === "prev" ? "Text before this" : "Text after this");
  const link = document.createElement("a");
  link.href = way.href;
  link.rel = away;
  link.textContent = way.label;
  turn.append(link);
  ways.delete(far);
  far.replaceWith(turn);
}
