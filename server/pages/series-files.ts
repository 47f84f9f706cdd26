/** The finding aid of a series for other systems: EAD 3 and Dublin Core, of what whoever asks may find. */
import type { RequestHandler } from "express";
import { seriesExtent } from "../../storage/catalogue/series.js";
import { dublinCore } from "../finding-aids/dublin-core.js";
import { ead3 } from "../finding-aids/ead3.js";
import { seriesDocuments } from "../finding-aids/series-documents.js";
import { fullAddress, type Site, visibleStates } from "../site.js";
import { urls } from "../urls.js";
import { heldSeries } from "./series.js";

const forms = { "ead.xml": ead3, "dc.xml": dublinCore };

export const seriesFile =
  (form: keyof typeof forms) =>
  (site: Site): RequestHandler =>
  async (request, response) => {
    const series = await heldSeries(site, request, response);
    const states = visibleStates(response);
    const aid = {
      series,
      archive: site.config.name,
      address: fullAddress(site, urls.series(series.id)),
      extent: await seriesExtent(site.archive.catalogue, series.name, states),
      documents: await seriesDocuments(site, series.name, states),
    };
    response.type("application/xml; charset=utf-8").send(forms[form](aid));
  };
