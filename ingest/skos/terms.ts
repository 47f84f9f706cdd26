/** Addresses of the terms of SKOS (W3C Recommendation of 18 August 2009) and of those used beside it. */
const skos = "http://www.w3.org/2004/02/skos/core#";

export const prefixes = {
  skos,
  dcterms: "http://purl.org/dc/terms/",
  owl: "http://www.w3.org/2002/07/owl#",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
} as const;

export const terms = {
  type: `${prefixes.rdf}type`,
  concept: `${skos}Concept`,
  scheme: `${skos}ConceptScheme`,
  prefLabel: `${skos}prefLabel`,
  altLabel: `${skos}altLabel`,
  hiddenLabel: `${skos}hiddenLabel`,
  broader: `${skos}broader`,
  narrower: `${skos}narrower`,
  broaderTransitive: `${skos}broaderTransitive`,
  related: `${skos}related`,
  scopeNote: `${skos}scopeNote`,
  definition: `${skos}definition`,
  exactMatch: `${skos}exactMatch`,
  notation: `${skos}notation`,
  inScheme: `${skos}inScheme`,
  title: `${prefixes.dcterms}title`,
  identifier: `${prefixes.dcterms}identifier`,
  deprecated: `${prefixes.owl}deprecated`,
  boolean: `${prefixes.xsd}boolean`,
} as const;
