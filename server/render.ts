/** Views are rendered here and only here: a view's name and its context are checked against `views/contexts.ts`. */
import { readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
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
/** Files of parts, by the view that names them. */
const parts = new Map<string, string>();

/** The page as HTML. With `keep`, compiled views are used again unseen; without, changes of their files show at once. */
export function renderView<V extends ViewName>(view: V, context: Views[V], keep: boolean): string {
  if (!keep) looked.clear();
  return rendered(join(folder, `${view}.ejs`), Object.assign(Object.create(null), context));
}

/**
 * A view with what is known in it. Its parts know that too, behind what they are given: EJS by itself would copy all of
 * it twice for each part, and look for the part's file every time.
 */
function rendered(file: string, locals: object): string {
  const include = (part: string, given: object = {}) =>
    rendered(partOf(file, part), Object.assign(Object.create(locals), given));
  return templateOf(file)(Object.assign(locals, { include }));
}

function partOf(file: string, part: string): string {
  const key = `${file}\0${part}`;
  const known = parts.get(key) ?? join(dirname(file), `${part}.ejs`);
  parts.set(key, known);
  return known;
}

function templateOf(filename: string): TemplateFunction {
  const known = compiled.get(filename);
  if (known && looked.has(filename)) return known.template;
  looked.add(filename);
  const changedAt = statSync(filename).mtimeMs;
  if (known?.changedAt === changedAt) return known.template;
  // Not copied by EJS: what is known is made above, and has no prototype but what is known around it.
  const uncopied = { unsafePrototypeLocals: true };
  const source = readFileSync(filename, "utf8");
  const template = ejs.compile(source, { filename, escape: written, async: false, ...uncopied });
  compiled.set(filename, { template, changedAt });
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
