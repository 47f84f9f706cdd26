/** The keys that the archive signs with: what a stranger compares a proof with. */
import type { RequestHandler } from "express";
import { keyHistory } from "../../ingest/proofs/signing-key.js";
import { publishedKey } from "../../storage/model/proof.js";
import { frame } from "../frame.js";
import { momentOf } from "../shown/words.js";
import type { Site } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

export const keysPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const keys = await keyHistory(site.archive);
    const path = urls.keys();
    if (wantsJson(request)) {
      response.json({ keys: keys.map(publishedKey) });
      return;
    }
    site.render(response, "keys", {
      ...frame(site, request, response, {
        title: "Keys",
        canonical: path,
        alternates: [{ type: "application/json", href: path }],
      }),
      keys: keys.toReversed().map(({ id, publicKey, from, until, introducedBy }) => ({
        id,
        publicKey,
        from: momentOf(from),
        until: until === null ? null : momentOf(until),
        introducedBy,
      })),
      json: path,
    });
  };
