/** What a page says of itself in JSON-LD (schema.org), with what it names by `@id` looked up in the same page. */
import { z } from "zod";
import type { HtmlDocument } from "./dom.js";

const text = z.string().optional().catch(undefined);
const nameSchema = z
  .union([z.string(), z.looseObject({ name: z.string() }).transform((it) => it.name)])
  .catch("");
const articleSchema = z.object({
  headline: text,
  author: z.union([z.array(nameSchema), nameSchema.transform((name) => [name])]).catch([]),
  datePublished: text,
  dateModified: text,
  publisher: nameSchema,
  inLanguage: text,
  description: text,
});

/** What the nodes that describe the page say; names are empty and texts absent where they say nothing. */
export interface LinkedFacts extends z.infer<typeof articleSchema> {
  /** Of the site the page is part of. */
  site: string;
}

type Node = Record<string, unknown>;

const articleType = /(?:Article|Posting|Report)$/;
/** Graphs stand in lists, in `@graph` and in `mainEntity`; real ones nest no deeper. */
const deepest = 5;

/** What the page's JSON-LD describes, in the order of the page. */
export function linkedNodes(document: HtmlDocument): Node[] {
  const nodes: Node[] = [];
  for (const script of document.querySelectorAll('script[type="application/ld+json"]'))
    collect(parsed(script.textContent ?? ""), nodes, 0);
  return nodes;
}

/** The types of what is described: `NewsArticle`, `WebPage`. */
export function linkedTypes(nodes: readonly Node[]): string[] {
  return nodes.flatMap((node) => [node["@type"]].flat()).filter((type) => typeof type === "string");
}

/** The facts of the page's article, completed from its page; null when there is neither. */
export function linkedFacts(nodes: readonly Node[]): LinkedFacts | null {
  const byId = new Map(nodes.map((node) => [node["@id"], node]));
  const described = [
    nodes.find((node) => isOf(node, articleType) && "headline" in node),
    nodes.find((node) => isOf(node, articleType)),
    nodes.find((node) => isOf(node, /WebPage$/)),
  ].filter((node) => node !== undefined);
  const website = nodes.find((node) => isOf(node, /^WebSite$/));
  if (described.length === 0 && website === undefined) return null;
  const facts = described.map((node) => articleSchema.parse(resolved(node, byId)));
  const first = <T>(pick: (one: (typeof facts)[number]) => T | undefined) => facts.map(pick).find(Boolean);
  return {
    headline: first((one) => one.headline),
    author: first((one) => (one.author.some(Boolean) ? one.author : undefined)) ?? [],
    datePublished: first((one) => one.datePublished),
    dateModified: first((one) => one.dateModified),
    publisher: first((one) => one.publisher) ?? "",
    inLanguage: first((one) => one.inLanguage),
    description: first((one) => one.description),
    site: nameSchema.parse(website),
  };
}

/** Pages carry broken JSON-LD often enough; it then says nothing. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\s*<!\[CDATA\[|\]\]>\s*$/g, ""));
  } catch {
    return null;
  }
}

function collect(value: unknown, into: Node[], depth: number): void {
  if (depth > deepest || typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const one of value) collect(one, into, depth + 1);
    return;
  }
  const node = value as Node;
  into.push(node);
  for (const key of ["@graph", "mainEntity", "mainEntityOfPage"]) collect(node[key], into, depth + 1);
}

/** The node with its author and publisher in place of their `@id`. */
function resolved(node: Node, byId: Map<unknown, Node>): Node {
  const one = (value: unknown): unknown =>
    typeof value === "object" && value !== null && "@id" in value && !("name" in value)
      ? (byId.get(value["@id"]) ?? value)
      : value;
  const { author, publisher } = node;
  return {
    ...node,
    author: Array.isArray(author) ? author.map(one) : one(author),
    publisher: one(publisher),
  };
}

function isOf(node: Node, type: RegExp): boolean {
  return [node["@type"]].flat().some((name) => typeof name === "string" && type.test(name));
}
