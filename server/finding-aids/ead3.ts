/** A finding aid as EAD 3 (1.1.1): the series, and each document as an item of it. */
import { seriesLabels } from "../shown/series.js";
import type { AidDocument, FindingAid } from "./series-documents.js";
import { element, type Xml, xmlFile } from "./xml-written.js";

const namespace = "http://ead3.archivists.org/schema/";

export function ead3({ series, archive, address, extent, documents }: FindingAid): string {
  const at = series.at.slice(0, 10);
  const control = element(
    "control",
    {},
    element("recordid", { instanceurl: address }, series.id),
    element("filedesc", {}, element("titlestmt", {}, element("titleproper", {}, series.name))),
    element("maintenancestatus", { value: series.revision > 1 ? "revised" : "new" }),
    element("maintenanceagency", {}, element("agencyname", {}, archive)),
    element(
      "maintenancehistory",
      {},
      element(
        "maintenanceevent",
        {},
        element("eventtype", { value: series.revision > 1 ? "revised" : "created" }),
        element("eventdatetime", { standarddatetime: series.at }, at),
        element("agenttype", { value: "human" }),
        element("agent", {}, series.by),
      ),
    ),
  );
  const identification = element(
    "did",
    {},
    element("unitid", {}, series.id),
    element("unittitle", {}, series.name),
    ...unitDate(extent.first, extent.last),
    extentOf(extent.documents, "documents"),
    ...(extent.pages > 0 ? [extentOf(extent.pages, "pages")] : []),
    ...(series.creator === ""
      ? []
      : [element("origination", {}, element("corpname", {}, element("part", {}, series.creator)))]),
    element("repository", {}, element("corpname", {}, element("part", {}, archive))),
  );
  const parts = seriesLabels.flatMap(({ name, element: tag }) =>
    tag === "origination" || series[name] === "" ? [] : [paragraphs(tag, series[name])],
  );
  const items = element("dsc", { dsctype: "combined" }, ...documents.map(itemOf));
  return xmlFile(
    element(
      "ead",
      { xmlns: namespace },
      control,
      element("archdesc", { level: "series" }, identification, ...parts, documents.length > 0 ? items : null),
    ),
  );
}

function itemOf(one: AidDocument): Xml {
  return element(
    "c",
    { level: "item" },
    element(
      "did",
      {},
      element("unitid", {}, one.identifier || one.id),
      element("unittitle", {}, one.title),
      ...unitDate(one.date, one.date),
      one.extent ? element("physdesc", {}, one.extent) : null,
      ...(one.creator
        ? [element("origination", {}, element("name", {}, element("part", {}, one.creator)))]
        : []),
      one.language ? element("langmaterial", {}, element("language", {}, one.language)) : null,
      element("dao", { daotype: "borndigital", href: one.href }),
    ),
    one.conditions ? paragraphs("accessrestrict", one.conditions) : null,
    one.custody ? paragraphs("custodhist", one.custody) : null,
    one.summary ? paragraphs("scopecontent", one.summary) : null,
    rightsOf(one),
  );
}

function rightsOf({ rightsAddress, rightsNote }: AidDocument): Xml | null {
  const said = [rightsAddress, rightsNote].filter(Boolean).join("\n");
  return said === "" ? null : paragraphs("userestrict", said);
}

function unitDate(first: string | null, last: string | null): Xml[] {
  if (first === null || last === null) return [];
  if (first === last)
    return [element("unitdatestructured", {}, element("datesingle", { standarddate: first }, first))];
  const range = [
    element("fromdate", { standarddate: first }, first),
    element("todate", { standarddate: last }, last),
  ];
  return [element("unitdatestructured", {}, element("daterange", {}, ...range))];
}

function extentOf(count: number, unit: string): Xml {
  return element(
    "physdescstructured",
    { physdescstructuredtype: "materialtype", coverage: "whole" },
    element("quantity", {}, String(count)),
    element("unittype", {}, unit),
  );
}

/** Null where nothing is said: EAD has no note without a paragraph. */
function paragraphs(name: string, text: string): Xml | null {
  const lines = text.split(/\n+/).filter((line) => line.trim() !== "");
  if (lines.length === 0) return null;
  return element(name, {}, ...lines.map((line) => element("p", {}, line)));
}
