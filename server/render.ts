/** Views are rendered here and only here: a view's name and its context are checked against `views/contexts.ts`. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ejs, { type TemplateFunction } from "ejs";
import type { Response } from "express";
import type { ViewName, Views } from "../views/contexts.js";
import { written } from "./written.js";

const folder = fileURLToPath(new URL("../../views/", import.meta.url));
const templates = new Map<ViewName, TemplateFunction>();

/** The page as HTML. With `keep`, the compiled view is used again; without, changes of its file show at once. */
export function renderView<V extends ViewName>(view: V, context: Views[V], keep: boolean): string {
  const template = (keep && templates.get(view)) || compile(view, keep);
  if (keep) templates.set(view, template);
  return template(context);
}

function compile(view: ViewName, keep: boolean): TemplateFunction {
  const filename = join(folder, `${view}.ejs`);
  if (!keep) ejs.clearCache();
  // Parts are kept while one page is made in either case: read again for each passage, they double its time.
  return ejs.compile(readFileSync(filename, "utf8"), { filename, cache: true, escape: written });
}

export type Render = <V extends ViewName>(
  response: Response,
  view: V,
  context: Views[V],
  status?: number,
) => void;

/** A function that answers a request with a view. */
export function renderer(keep: boolean): Render {
  return (response, view, context, status = 200) => {
    response
      .status(status)
      .type("html")
      .send(renderView(view, context, keep));
  };
}
