/** A document's tags with who or what put each there, and why. */
import type { Response } from "express";
import { waitingSuggestions } from "../../ingest/suggest/decide-suggestion.js";
import { typedName } from "../../ingest/tags/concepts.js";
import { offeredNames } from "../../storage/catalogue/concept-lists.js";
import { type TagNow, tagsNow } from "../../storage/catalogue/concepts.js";
import type { Tag } from "../../storage/model/record.js";
import type { Link, SuggestedTag, Tagging, TagShown } from "../../views/contexts.js";
import { isArchivist, type Site } from "../site.js";
import { urls } from "../urls.js";
import { counted, momentOf } from "./words.js";

/** Names offered while typing; more would not be looked at. */
const mostOffered = 2_000;
/** Of the words that made a rule tag, so many characters are shown. */
const longestWords = 80;
/** Suggestions shown at once; the next come when these are decided on. */
const mostSuggested = 12;
const vocabularyNames = { person: "Person", body: "Body", place: "Place" };

/** The tags of a document as its page shows them; who put them there is told to archivists only. */
export async function taggingShown(site: Site, document: string, response: Response): Promise<Tagging> {
  const archivist = isArchivist(response);
  const tags: TagShown[] = [];
  for (const now of await tagsNow(site.archive.catalogue, document)) {
    const { tag, name, concept } = now;
    tags.push({
      label: name,
      href: concept ? urls.tag(concept.id) : urls.search({ tag: name }),
      reason: reasonOf(now, archivist),
      passage: await passageOf(site, document, now),
      typed: concept ? typedName(concept) : name,
      confirm: tag.rule !== undefined && concept ? concept.id : null,
    });
  }
  const desk = archivist
    ? {
        action: urls.documentTags(document),
        names: await offeredNames(site.archive.catalogue, mostOffered),
        suggested: await suggestedShown(site, document),
        suggestAction: urls.suggestions(document),
      }
    : null;
  return { tags, desk };
}

/** What waits for a yes, at most `mostSuggested`: those used most. */
async function suggestedShown(site: Site, document: string): Promise<SuggestedTag[]> {
  const waiting = await waitingSuggestions(site.archive.catalogue, document);
  const shown: SuggestedTag[] = [];
  for (const { kind, name, uses, by, version, start, end } of waiting.slice(0, mostSuggested)) {
    const href = await placeHref(site, document, { version, start, end });
    shown.push({
      name,
      words: `${vocabularyNames[kind]}, found ${uses === 1 ? "once" : counted(uses, "time")} by ${by}`,
      value: `${kind} ${name}`,
      passage: href === null ? null : { label: "where", href },
    });
  }
  return shown;
}

async function placeHref(
  site: Site,
  document: string,
  place: NonNullable<Tag["place"]>,
): Promise<string | null> {
  const { version, start, end } = place;
  const passage = await passageAt(site, document, place);
  return passage ? urls.cited(document, version, passage.start, { start, end }) : null;
}

/** The same for programs. */
export async function tagsJson(site: Site, document: string, response: Response) {
  const tags = await tagsNow(site.archive.catalogue, document);
  return tags.map(({ tag, name, concept }) => {
    const { by, at, why, rule = null, place = null, proposed = null } = tag;
    return {
      ...{ name, concept: concept?.id ?? null, kind: concept?.kind ?? null },
      url: concept ? site.address + urls.tag(concept.id) : null,
      ...{ at, why, rule, place, proposed },
      ...(isArchivist(response) && { by }),
    };
  });
}

function reasonOf({ tag }: TagNow, archivist: boolean): string {
  const who = archivist ? `by ${tag.by}` : "by an archivist";
  const when = momentOf(tag.at).words;
  const because = tag.place === undefined ? "" : ", because of";
  if (tag.rule !== undefined) return `By the rule “${tag.why}”, ${when}${because}`;
  if (tag.proposed === "rule") return `By the rule “${tag.why}”, confirmed ${who}, ${when}${because}`;
  if (tag.proposed === "suggestion") return `Suggested by ${tag.why}, accepted ${who}, ${when}${because}`;
  return `By hand ${who}, ${when}`;
}

/** The words that made a tag be put there, with the way to them. */
async function passageOf(site: Site, document: string, { tag }: TagNow): Promise<Link | null> {
  if (!tag.place) return null;
  const { version, start, end } = tag.place;
  const passage = await passageAt(site, document, tag.place);
  if (!passage) return null;
  const words = passage.text.slice(start - passage.start, end - passage.start).replace(/\s+/g, " ");
  const label = words.length > longestWords ? `${words.slice(0, longestWords)}…` : words;
  return { label, href: urls.cited(document, version, passage.start, { start, end }) };
}

async function passageAt(site: Site, document: string, { version, start }: NonNullable<Tag["place"]>) {
  return site.archive.catalogue
    .selectFrom("passage")
    .select(["start", "text"])
    .where("document", "=", document)
    .where("version", "=", version)
    .where("start", "<=", start)
    .orderBy("start", "desc")
    .executeTakeFirst();
}
