/** What changed in a document's text from one version to a later one. */
import type { RequestHandler } from "express";
import { z } from "zod";
import { HttpError } from "../errors.js";
import { frame } from "../frame.js";
import { heldVersion, passagesOf } from "../held-version.js";
import { documentParameter, parameters, versionInPath, versionParameter } from "../parameters.js";
import { type PassageChange, textChanges } from "../shown/text-changes.js";
import { counted, listed } from "../shown/words.js";
import { fullAddress, type Site } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

const changesParameters = z.object({ since: versionParameter.optional() });
/** Changes on one page at most; programs get all of them. */
const mostShown = 500;

export const changesPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { catalogue } = site.archive;
    const newer = await heldVersion(catalogue, documentParameter(request), versionInPath(request), response);
    const { id, title, language } = newer.document;
    const to = newer.version.number;
    const since = parameters(changesParameters, request.query).since ?? to - 1;
    if (since < 1 || since >= to)
      throw new HttpError(404, `Version ${to} of ${id} has no older version ${since} to be compared with.`);
    const older = await heldVersion(catalogue, id, since, response);
    for (const { version } of [older, newer])
      if (version.text_state !== "known")
        throw new HttpError(409, `No text is known of version ${version.number} of ${id}.`, {
          version: version.number,
        });
    const { changes, same } = textChanges(
      await passagesOf(catalogue, older),
      await passagesOf(catalogue, newer),
    );
    const path = urls.changes(id, to, { since });
    if (wantsJson(request)) {
      response.json({ document: id, since, version: to, url: fullAddress(site, path), same, changes });
      return;
    }
    const place = (version: number, start: number | null) =>
      start === null ? null : urls.passage(id, version, start);
    site.render(response, "changes", {
      ...frame(site, request, response, { title: `What changed in ${title}`, canonical: path }),
      title,
      language,
      href: urls.version(id, to),
      older: { label: `Version ${since}`, href: urls.version(id, since) },
      newer: { label: `Version ${to}`, href: urls.version(id, to) },
      sentence: sentenceOf(changes, same),
      more:
        changes.length > mostShown
          ? `Only the first ${mostShown} are shown; the JSON has all ${changes.length}.`
          : null,
      rows: changes.slice(0, mostShown).map(({ kind, before, after, changes }) => ({
        kind: { changed: "Has other words", added: "Came in", removed: "Was taken out" }[kind],
        before: place(since, before),
        after: place(to, after),
        changes,
      })),
      json: path,
    });
  };

function sentenceOf(changes: readonly PassageChange[], same: number): string {
  const count = (kind: PassageChange["kind"]) => changes.filter((change) => change.kind === kind).length;
  const [changed, added, removed] = [count("changed"), count("added"), count("removed")];
  const kept = `${counted(same, "passage")} ${same === 1 ? "is" : "are"} the same.`;
  if (changes.length === 0) return `No passage has other words. ${kept}`;
  const parts = [
    changed > 0 && `${counted(changed, "passage has", "passages have")} other words`,
    added > 0 && `${added} came in`,
    removed > 0 && `${removed} ${removed === 1 ? "was" : "were"} taken out`,
  ].filter((part) => part !== false);
  return `${listed(parts)}. ${kept}`;
}
