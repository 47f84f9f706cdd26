/** Views are rendered here and only here: a view's name and its context are checked against `views/contexts.ts`. */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ejs, { type TemplateFunction } from "ejs";
import type { Response } from "express";
import type { ViewName, Views } from "../views/contexts.js";
import { written } from "./written.js";

const folder = fileURLToPath(new URL("../../views/", import.meta.url));

interface Compiled {
  template: TemplateFunction;
  /** When its file was last changed, in milliseconds. */
  changedAt: number;
}

/** Views and their parts by their files. */
const compiled = new Map<string, Compiled>();
/** Files that need no look while the present page is made: one part may come a hundred times in it. */
const looked = new Set<string>();

ejs.cache = {
  get: (file: string) => {
    const known = compiled.get(file);
    if (!known || looked.has(file)) return known?.template;
    looked.add(file);
    return statSync(file).mtimeMs === known.changedAt ? known.template : undefined;
  },
  set: (file: string, template: TemplateFunction) => {
    looked.add(file);
    compiled.set(file, { template, changedAt: statSync(file).mtimeMs });
  },
  reset: () => compiled.clear(),
};

/** The page as HTML. With `keep`, compiled views are used again unseen; without, changes of their files show at once. */
export function renderView<V extends ViewName>(view: V, context: Views[V], keep: boolean): string {
  if (!keep) looked.clear();
  return templateOf(join(folder, `${view}.ejs`))(context);
}

function templateOf(filename: string): TemplateFunction {
  const known = ejs.cache.get(filename);
  if (known) return known;
  const template = ejs.compile(readFileSync(filename, "utf8"), { filename, cache: true, escape: written });
  ejs.cache.set(filename, template);
  return template;
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
