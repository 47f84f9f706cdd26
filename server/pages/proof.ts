/** A citation's proof, to be kept and checked without the archive: as data, and as a page that checks itself. */
import type { Request, RequestHandler, Response } from "express";
import { frozenText } from "../../ingest/cite.js";
import { proofOf } from "../../ingest/proofs/proof.js";
import type { Proof } from "../../storage/model/proof.js";
import { HttpError } from "../errors.js";
import { type HeldCitation, heldCitation } from "../held-citation.js";
import { citationParameter } from "../parameters.js";
import { proofHtml } from "../proof/proof-html.js";
import { fullAddress, type Site } from "../site.js";
import { urls } from "../urls.js";

export const proofJson =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { proof, whole } = await heldProof(site, request, response);
    response.attachment(`ibid-proof-${whole.citation.id}.json`).json(proof);
  };

export const proofFile =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { proof, whole } = await heldProof(site, request, response);
    const { document, version } = whole.held;
    const text = await frozenText(site.archive, document.id, version.number);
    // A file to be kept, never a page of this archive.
    response.attachment(`ibid-proof-${whole.citation.id}.html`).type("html").send(proofHtml(proof, text));
  };

async function heldProof(
  site: Site,
  request: Request,
  response: Response,
): Promise<{ proof: Proof; whole: HeldCitation }> {
  const whole = await heldCitation(site, citationParameter(request), response);
  const proof = await proofOf(site.archive, whole.citation.id, signatory(site, whole.citation.id));
  if (!proof) throw new HttpError(404, `There is no citation “${whole.citation.id}” here.`);
  return { proof, whole };
}

/** How this archive signs for a citation. */
export function signatory(site: Site, citation: string) {
  return {
    name: site.config.name,
    address: site.address,
    citationAddress: fullAddress(site, urls.citation(citation)),
  };
}
