/** How to cite a whole document: every form of its reference. */
import type { RequestHandler } from "express";
import { formsJson } from "../citation-json.js";
import { citedDocument } from "../cited/gather.js";
import { frame } from "../frame.js";
import { heldVersion } from "../held-version.js";
import { documentParameter, versionInPath } from "../parameters.js";
import { copies, downloads } from "../shown/copies.js";
import { provenanceStrip } from "../shown/strip.js";
import { isArchivist, type Site } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

export const referencePage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const id = documentParameter(request);
    const held = await heldVersion(site.archive.catalogue, id, versionInPath(request), response);
    const { document, version } = held;
    const cited = await citedDocument(site, held);
    const formAddress = (form: string) => urls.documentForm(id, version.number, form);
    if (wantsJson(request)) {
      const { official, address } = cited;
      const forms = formsJson(site, cited, formAddress);
      response.json({ document: id, version: version.number, url: address, official, forms });
      return;
    }
    const path = urls.reference(id, version.number);
    site.render(response, "reference", {
      ...frame(site, request, response, {
        title: `Cite: ${document.title}`,
        canonical: path,
        alternates: [{ type: "application/json", href: path }],
      }),
      title: document.title,
      href: urls.version(id, version.number),
      strip: provenanceStrip(document, version, isArchivist(response)),
      copies: copies(cited),
      downloads: downloads(formAddress),
      json: path,
    });
  };
