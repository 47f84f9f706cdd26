/** All of a long text on one page, to be printed or searched by the browser. */
import { setImmediate as othersFirst } from "node:timers/promises";
import type { RequestHandler } from "express";
import { heldVersion } from "../held-version.js";
import { documentParameter, versionInPath } from "../parameters.js";
import { renderView } from "../render.js";
import type { Site } from "../site.js";
import { documentContext } from "./document.js";

/** Where the view puts the passages of a piece. */
const opening = /<section class="piece"[^>]*>/;
const closing = '</section><span class="piece-end" hidden></span>';

/** Piece by piece, each sent as soon as it is made and others served in between, so that no long text holds the server. */
export const wholeDocument =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { catalogue } = site.archive;
    const held = await heldVersion(catalogue, documentParameter(request), versionInPath(request), response);
    const nothing = {
      words: "",
      files: 1,
      conversation: { speaker: "", question: "" },
      item: "",
      cited: [],
    };
    const rendered = async (at: number) => {
      const asked = { ...nothing, at, page: null, go: "" };
      const { context, pieces } = await documentContext(site, request, response, held, asked);
      const alone = { ...context, piece: null, jump: null };
      return { ...parted(renderView("document", alone, site.config.production)), pieces };
    };
    const { before, piece, after, pieces } = await rendered(0);
    response.type("html");
    response.write(before + piece);
    for (const { start } of pieces.slice(1)) {
      await othersFirst();
      if (response.destroyed) return;
      response.write((await rendered(start)).piece);
    }
    response.end(after);
  };

function parted(html: string): { before: string; piece: string; after: string } {
  const start = html.search(opening);
  const end = html.indexOf(closing, start) + closing.length;
  if (start < 0 || end < closing.length) throw new Error("The page of a document has no piece of text");
  return { before: html.slice(0, start), piece: html.slice(start, end), after: html.slice(end) };
}
