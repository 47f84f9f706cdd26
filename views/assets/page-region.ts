/** Fetches a page of the archive again and puts one region of it in place of the same region here. */
import { pageMarkup } from "./trusted.js";

/** Throws what `fetch` throws, and an Error when the answer is no page of the archive. */
export async function fetchPage(address: string, signal: AbortSignal): Promise<Document> {
  const answer = await fetch(address, {
    headers: { accept: "text/html" },
    credentials: "same-origin",
    signal,
  });
  const kind = answer.headers.get("content-type") ?? "";
  if (!kind.startsWith("text/html"))
    throw new Error(`Expected a page at ${address}, got ${kind || "nothing"}`);
  return new DOMParser().parseFromString(pageMarkup(await answer.text()), "text/html");
}

/**
 * Puts the content of the element `id` of `page` where it belongs here. Does nothing, and says so by
 * returning false, when either lacks it or when the reader's focus is inside: focus is never taken away.
 */
export function replaceRegion(id: string, page: Document): boolean {
  const here = document.getElementById(id);
  const there = page.getElementById(id);
  if (!here || !there || here.contains(document.activeElement)) return false;
  here.replaceChildren(...document.importNode(there, true).childNodes);
  return true;
}
