/** A collection's page, and the files it is given out as. */
import type { RequestHandler } from "express";
import { type Collected, collected } from "../collected/collected.js";
import { collectionJson } from "../collected/collection-json.js";
import { collectionForms } from "../collected/forms.js";
import { HttpError } from "../errors.js";
import { frame } from "../frame.js";
import { heldCollection, isOwner, mayClose } from "../held-collection.js";
import { collectionParameter } from "../parameters.js";
import { collectedShown } from "../shown/collected.js";
import { momentOf } from "../shown/words.js";
import type { Site } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

export const collectionPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const record = await heldCollection(site, collectionParameter(request), response);
    const whole = await collected(site, record, response);
    // What is shared is for those who were given its address, not for everybody's search engine.
    if (record.state !== "published") response.set("X-Robots-Tag", "noindex");
    if (wantsJson(request)) {
      response.json(collectionJson(whole, isOwner(record, response) ? record.state : null));
      return;
    }
    const path = urls.collection(record.id);
    site.render(response, "collection", {
      ...frame(site, request, response, {
        title: record.title,
        canonical: path,
        alternates: [{ type: "application/json", href: path }],
      }),
      title: record.title,
      introduction: record.introduction,
      by: record.owner.name,
      changed: momentOf(record.changedAt),
      address: whole.address,
      entries: whole.entries.map(collectedShown),
      stale: staleSentence(whole),
      downloads: collectionForms.map(({ name, label }) => ({
        label,
        href: urls.collectionForm(record.id, name),
      })),
      json: path,
      edit: isOwner(record, response) ? urls.editCollection(record.id) : null,
      close: !isOwner(record, response) && mayClose(record, response) ? urls.editCollection(record.id) : null,
    });
  };

/** How many of its citations need a look; null when none does. */
function staleSentence(whole: Collected): string | null {
  const stale = whole.entries.filter(
    (entry) =>
      entry.kind === "closed" ||
      (entry.kind === "citation" &&
        (entry.withdrawal !== null || ["changed", "gone", "unknown"].includes(entry.standing.state))),
  ).length;
  if (stale === 0) return null;
  return stale === 1
    ? "The words of one citation do not stand in what the archive holds as newest: see below."
    : `The words of ${stale} citations do not stand in what the archive holds as newest: see below.`;
}

export const collectionForm =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const record = await heldCollection(site, collectionParameter(request), response);
    const name = String(request.params.form);
    const form = collectionForms.find((each) => each.name === name);
    if (!form) {
      const names = collectionForms.map((each) => each.name);
      throw new HttpError(404, `There is no form “${name}”; there are ${names.join(", ")}.`, {
        forms: names,
      });
    }
    const content = await form.make(await collected(site, record, response));
    response
      .attachment(`ibid-${record.id}.${form.extension}`)
      .set("X-Robots-Tag", "noindex")
      .type(form.mediaType)
      .send(content);
  };
