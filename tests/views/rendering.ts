/** Renders the views as they lie in the source folder, and watches what they read of their context. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import ejs from "ejs";
import { parseHTML } from "linkedom";
import { written } from "../../server/written.js";

export const viewsFolder = fileURLToPath(new URL("../../../views/", import.meta.url));

/** Names of all EJS files below `views/`, with forward slashes and without the ending. */
export const viewFiles: string[] = readdirSync(viewsFolder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ejs"))
  .map((file) => relative("", file).split(sep).join("/").slice(0, -4))
  .sort();

export function viewSource(name: string): string {
  return readFileSync(join(viewsFolder, `${name}.ejs`), "utf8");
}

/**
 * Gives `value` back with every object in it watched: reading a name that is not there throws, where plain
 * JavaScript would hand the view `undefined` and EJS would write nothing.
 */
export function watched<T>(value: T, path = "context"): T {
  if (typeof value !== "object" || value === null) return value;
  return new Proxy(value, {
    get(target, key, receiver) {
      // JSON asks whether there is a way of its own to write the object.
      if (typeof key === "string" && key !== "toJSON" && !(key in target))
        throw new Error(`The view reads ${path}.${key}, which its context does not declare`);
      return watched(Reflect.get(target, key, receiver), `${path}.${String(key)}`);
    },
  });
}

/** The page as the server would send it. Names that no context declares fail as unknown. */
export async function renderView(name: string, context: object): Promise<string> {
  const locals = watched(context);
  return ejs.renderFile(join(viewsFolder, `${name}.ejs`), locals, { cache: true, escape: written });
}

/** The little of the DOM that the tests look at. */
export interface PageElement {
  readonly tagName: string;
  readonly textContent: string;
  readonly innerHTML: string;
  readonly attributes: Iterable<{ name: string; value: string }>;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  querySelectorAll(selector: string): Iterable<PageElement>;
  querySelector(selector: string): PageElement | null;
}

export function parse(html: string): PageElement {
  const { document }: { document: PageElement } = parseHTML(html);
  return document;
}

export function all(page: PageElement, selector: string): PageElement[] {
  return [...page.querySelectorAll(selector)];
}
