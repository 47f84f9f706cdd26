/** A series and its documents in Dublin Core: a record each, in RDF/XML's plain form of `rdf:Description`. */
import { datesInWords, extentInWords } from "../shown/series.js";
import type { AidDocument, FindingAid } from "./series-documents.js";
import { element, textElement, type Xml, xmlFile } from "./xml-written.js";

const spaces = {
  "xmlns:rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  "xmlns:dc": "http://purl.org/dc/elements/1.1/",
  "xmlns:dcterms": "http://purl.org/dc/terms/",
};

const types = { article: "article", motion: "motion or minutes", transcript: "transcript", other: null };

export function dublinCore({ series, archive, address, extent, documents }: FindingAid): string {
  const whole = element(
    "rdf:Description",
    { "rdf:about": address },
    textElement("dc:title", series.name),
    textElement("dc:type", "Collection"),
    textElement("dc:creator", series.creator),
    textElement("dc:description", series.scope),
    textElement("dc:date", datesInWords(extent)),
    textElement("dcterms:extent", extentInWords({ ...extent, first: null, last: null })),
    textElement("dcterms:accessRights", series.conditions),
    textElement("dcterms:provenance", series.acquisition),
    textElement("dc:publisher", archive),
    ...documents.map(({ href }) => element("dcterms:hasPart", { "rdf:resource": href })),
  );
  return xmlFile(element("rdf:RDF", spaces, whole, ...documents.map((one) => recordOf(one, address))));
}

function recordOf(one: AidDocument, series: string): Xml {
  return element(
    "rdf:Description",
    { "rdf:about": one.href },
    textElement("dc:title", one.title),
    textElement("dc:identifier", one.identifier || one.id),
    textElement("dc:type", types[one.kind]),
    textElement("dc:creator", one.creator),
    textElement("dc:publisher", one.source),
    textElement("dc:date", one.date),
    textElement("dc:language", one.language),
    textElement("dc:description", one.summary),
    textElement("dc:coverage", one.place),
    textElement("dcterms:extent", one.extent),
    textElement("dcterms:provenance", one.custody),
    textElement("dcterms:accessRights", one.conditions),
    one.rightsAddress ? element("dcterms:license", { "rdf:resource": one.rightsAddress }) : null,
    textElement("dc:rights", one.rightsNote),
    textElement("dc:source", one.address),
    element("dcterms:isPartOf", { "rdf:resource": series }),
  );
}
