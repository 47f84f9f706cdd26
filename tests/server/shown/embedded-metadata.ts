/**
 * What Zotero would save from a page, by the rules of its translator “Embedded Metadata” and of “RDF”, which that one
 * calls (github.com/zotero/translators, `Embedded Metadata.js` and `RDF.js`). The rules, as far as pages here meet them:
 *
 * 1. A `<meta name>` is cut at its first `.`, `:` or `_`. When what stands before is a known prefix (`DC`, `z` …), the rest,
 *    its first letter in lower case, is a property in that namespace.
 * 2. The item type is `z:itemType` when Zotero knows it, else `DC.type`, else what Highwire tags let guess.
 * 3. Title, publisher (also as institution), date, language, publication (`DC.source`) and abstract (`DC.description`) are
 *    taken from Dublin Core; so is the sort of a report (`DC.type`). Then every property of `z` is taken under its own name.
 * 4. Highwire tags come last and win: title, date, publisher, institution, number, address, language. The tags are found by
 *    the end of their name. `citation_author` is `Family, Given`; several are parted by semicolons, or, where there is none and
 *    a space stands on both sides of the first comma, by commas.
 * 5. Pages are those of `citation_firstpage` and `citation_lastpage`, with a hyphen between.
 * 6. The types and fields that there are: https://api.zotero.org/itemTypes.
 */
const prefixes = [
  "bib",
  "bibo",
  "dc",
  "dcterms",
  "prism",
  "foaf",
  "vcard",
  "link",
  "z",
  "eprint",
  "eprints",
  "og",
  "article",
  "book",
  "rdf",
];
const itemTypes = ["newspaperArticle", "hearing", "report", "document", "journalArticle", "webpage"];
const highwire: Record<string, string> = {
  citation_title: "title",
  citation_publication_date: "date",
  citation_date: "date",
  citation_journal_title: "publicationTitle",
  citation_technical_report_institution: "institution",
  citation_technical_report_number: "number",
  citation_publisher: "publisher",
  citation_public_url: "url",
  citation_language: "language",
};
const dublinCore: Record<string, string[]> = {
  title: ["title"],
  publisher: ["publisher", "institution"],
  date: ["date"],
  language: ["language"],
  source: ["publicationTitle"],
  description: ["abstractNote"],
};

export interface SavedItem {
  itemType: string;
  authors: string[];
  [field: string]: string | string[];
}

/** The item, from the page's meta elements in their order. */
export function savedByZotero(metas: readonly { name: string; content: string }[]): SavedItem {
  const properties = new Map<string, string>();
  for (const { name, content } of metas) {
    const at = name.search(/[.:_]/);
    const prefix = name.slice(0, Math.max(0, at)).toLowerCase();
    const property = name.charAt(at + 1).toLowerCase() + name.slice(at + 2);
    if (prefixes.includes(prefix) && !properties.has(`${prefix}:${property}`))
      properties.set(`${prefix}:${property}`, content);
  }
  const said = [properties.get("z:itemType"), properties.get("dc:type")];
  const guess = metas.some(({ name }) => name.endsWith("citation_title")) ? "journalArticle" : "webpage";
  const item: SavedItem = {
    itemType: said.find((type) => type !== undefined && itemTypes.includes(type)) ?? guess,
    authors: metas
      .filter(({ name }) => name.endsWith("citation_author"))
      .flatMap(({ content }) => authorsIn(content)),
  };
  for (const [property, fields] of Object.entries(dublinCore)) {
    const value = properties.get(`dc:${property}`);
    if (value !== undefined) for (const field of fields) item[field] = value;
  }
  const sort = properties.get("dc:type");
  if (item.itemType === "report" && sort !== undefined) item.reportType = sort;
  for (const [name, value] of properties)
    if (name.startsWith("z:") && name !== "z:itemType") item[name.slice(2)] = value;
  for (const [tag, field] of Object.entries(highwire)) {
    const value = metas.find(({ name }) => name.endsWith(tag))?.content.trim();
    if (value) item[field] = value;
  }
  const pages = ["citation_firstpage", "citation_lastpage"].flatMap(
    (tag) => metas.find(({ name }) => name.endsWith(tag))?.content ?? [],
  );
  if (pages.length > 0) item.pages = pages.join("-");
  return item;
}

function authorsIn(content: string): string[] {
  const named = content.split(/\s*;\s*/);
  const [one = "", other = ""] = content.split(/\s*,\s*/);
  const isList = named.length === 1 && one.includes(" ") && other.includes(" ");
  return (isList ? content.split(/\s*,\s*/) : named).filter((name) => /[^\s,.;-]/.test(name));
}
