/** What a page calls itself for machines: its types of schema.org and Open Graph, and those that governments and libraries state. */
import type { HtmlDocument, HtmlElement } from "./dom.js";

/** Elements of `meta` that name the type of a document in words. */
const typeNames = [
  "og:type",
  "dc.type",
  "dcterms.type",
  "govuk:format",
  "govuk:schema-name",
  "govuk:document-type",
  "parsely-type",
  "page-type",
  "pagetype",
  "content_type",
  "contenttype",
];
/** What stands on pages of every kind. */
const besides =
  /^(?:website|searchaction|organization|newsmediaorganization|governmentorganization|breadcrumblist|imageobject|person|place|wp\w+|sitenavigationelement|listitem|corporation|localbusiness)$/;
/** In UTF-16 code units: a longer name is a sentence. */
const longestName = 40;
const mostNames = 12;

/**
 * The types that the page states, in small letters, each once: `newsarticle`, `guidance`; those of Open Graph with
 * `og:` before them, and `og:published` where it says in the manner of Open Graph when an article was published.
 * `linked` are the types of its JSON-LD.
 */
export function declaredTypes(document: HtmlDocument, linked: readonly string[]): string[] {
  const metas = [...document.querySelectorAll("meta[content]")].flatMap((element) => {
    const name = (element.getAttribute("property") ?? element.getAttribute("name") ?? "").toLowerCase();
    const content = element.getAttribute("content") ?? "";
    if (name === "article:published_time" && content !== "") return ["og:published"];
    if (!typeNames.includes(name)) return [];
    return [name === "og:type" ? `og:${content.trim()}` : content];
  });
  const types = [...metas, ...linked, ...microdataTypes(document)].map((type) =>
    type.toLowerCase().replace(/\s+/g, " ").trim(),
  );
  return [...new Set(types)]
    .filter((type) => type !== "" && type !== "og:" && type.length <= longestName && !besides.test(type))
    .slice(0, mostNames);
}

/** The types of microdata that stand once in the page: those of the entries of a list say nothing of the page. */
function microdataTypes(document: HtmlDocument): string[] {
  const counts = new Map<string, number>();
  for (const element of document.querySelectorAll("[itemtype]"))
    for (const type of typesOf(element)) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].filter(([, count]) => count === 1).map(([type]) => type);
}

function typesOf(element: HtmlElement): string[] {
  return (element.getAttribute("itemtype") ?? "")
    .split(/\s+/)
    .flatMap((address) => /^https?:\/\/schema\.org\/(\w+)$/i.exec(address)?.[1] ?? []);
}
