/** oEmbed (https://oembed.com): what another site shows for a citation's address. */
import type { RequestHandler } from "express";
import { z } from "zod";
import { citationIdSchema } from "../../storage/model/identity.js";
import { embedCode, embedSize } from "../cited/embed.js";
import { escapeHtml } from "../cited/runs.js";
import { HttpError } from "../errors.js";
import { heldCitation } from "../held-citation.js";
import { parameters } from "../parameters.js";
import { fullAddress, type Site } from "../site.js";
import { urls } from "../urls.js";

const size = z.coerce.number("expected a number of pixels").int().min(1).max(100_000).optional();
const oembedParameters = z.object({
  url: z.string("expected the address of a citation").max(2_000),
  format: z.string().default("json"),
  maxwidth: size,
  maxheight: size,
});

export const oembed =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { url, format, maxwidth, maxheight } = parameters(oembedParameters, request.query);
    // 501 is what the format asks for where a form of answer is not known.
    if (format !== "json" && format !== "xml")
      throw new HttpError(
        501,
        `Parameter “format”: expected json or xml; got ${JSON.stringify(format.slice(0, 100))}.`,
      );
    const id = citationAt(site, url);
    if (id === null)
      throw new HttpError(404, `There is no citation of this archive at “${url.slice(0, 200)}”.`);
    const { words, held } = await heldCitation(site, id, response);
    const { width, height } = embedSize(words, maxwidth, maxheight);
    const answer = {
      version: "1.0",
      type: "rich",
      title: held.document.title,
      provider_name: site.config.name,
      provider_url: site.address,
      html: embedCode(fullAddress(site, urls.card(id)), held.document.title, { width, height }),
      width,
      height,
    };
    response.set("Access-Control-Allow-Origin", "*");
    if (format === "json") response.json(answer);
    else response.type("text/xml").send(asXml(answer));
  };

/** The citation that an address of this archive names; null for any other address. */
function citationAt(site: Site, url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { origin, pathname } = new URL(url);
  const [, id] = /^\/citations\/([^/]+)(?:\/card)?$/.exec(pathname) ?? [];
  return origin === new URL(site.address).origin && citationIdSchema.safeParse(id).success
    ? (id ?? null)
    : null;
}

function asXml(answer: Record<string, string | number>): string {
  const fields = Object.entries(answer).map(
    ([name, value]) => `<${name}>${escapeHtml(writable(String(value)))}</${name}>`,
  );
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>${fields.join("")}</oembed>\n`;
}

/** Without the characters that XML 1.0 has no way to write. */
function writable(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, " ");
}
