/** Files inside files, in words for the document's page and in figures for programs. */
import type { Response } from "express";
import { isOfNoAccount } from "../../ingest/extract/packed/member-files.js";
import { draftsInside } from "../../ingest/publish-members.js";
import type { MemberShown, MembersShown } from "../../views/contexts.js";
import { type ContainerFacts, containersOf, type MemberFacts, membersOf } from "../held-members.js";
import type { HeldVersion } from "../held-version.js";
import { isArchivist, type Site } from "../site.js";
import { urls } from "../urls.js";
import { troubleOf } from "./document-rows.js";
import { pagingOf } from "./paging.js";
import { counted, sizeOf } from "./words.js";

const perPage = 100;

/** The list on a container's page; null when the version holds no files. */
export async function membersShown(
  site: Site,
  held: HeldVersion,
  response: Response,
  page: number,
): Promise<MembersShown | null> {
  const part = { limit: perPage, offset: (page - 1) * perPage };
  const found = await membersOf(site.archive.catalogue, held, response, part);
  if (!found) return null;
  const { document, version } = held;
  const container = { document: document.id, version: version.number };
  const drafts = isArchivist(response) ? (await draftsInside(site.archive.catalogue, container)).length : 0;
  return {
    heading: `Holds ${counted(found.total, "file")}`,
    sentence: publicSentence(found, isArchivist(response)),
    rows: found.members.map(memberShown),
    note: isArchivist(response)
      ? "Each is a document of its own: publishing or withdrawing this one leaves them as they are. But whoever may read this one can download it with all that it holds, and its text may name them."
      : null,
    publish:
      drafts === 0
        ? null
        : {
            action: urls.publishFiles(document.id, version.number),
            label:
              drafts === 1
                ? "Publish the file that is a draft"
                : `Publish the ${counted(drafts, "draft")} inside`,
          },
    paging: pagingOf({
      page,
      perPage,
      total: found.known,
      what: "Files",
      href: (number) => urls.version(document.id, version.number, { files: number > 1 ? number : null }),
    }),
  };
}

function publicSentence({ total, known }: { total: number; known: number }, forArchivist: boolean) {
  if (forArchivist || known === total) return null;
  if (total === 1) return "It is not public.";
  if (known === 0) return "None of them is public.";
  return `${counted(known, "of them is", "of them are")} public.`;
}

function memberShown({ name, place, bytes, reason, holder }: MemberFacts): MemberShown {
  const isQuiet = reason === null || isOfNoAccount(reason);
  return {
    name,
    place: place.endsWith(name) ? (place === name ? null : place) : `${name}, ${place}`,
    size: bytes === null ? null : sizeOf(bytes),
    document: holder && { label: holder.title, href: urls.document(holder.document) },
    state: holder?.state ?? null,
    trouble: holder ? troubleOf(holder) : isQuiet ? null : `Left inside: ${reason}`,
    remark: holder || !isQuiet ? null : reason === null ? "being taken in" : `left inside: ${reason}`,
  };
}

/** What a version holds, and where it was found, for programs. */
export async function membersJson(site: Site, held: HeldVersion, response: Response) {
  const { catalogue } = site.archive;
  const found = await membersOf(catalogue, held, response, { limit: Number.MAX_SAFE_INTEGER, offset: 0 });
  const containers = await containersOf(catalogue, held, response);
  return {
    containers: containers.map(({ document, version, title, place }) => ({
      ...{ document, version, title, place },
      url: site.address + urls.version(document, version),
    })),
    members: found && {
      total: found.total,
      /** Those that the asker may not know of. */
      notPublic: found.total - found.known,
      items: found.members.map(({ holder, ...member }) => ({
        ...member,
        document: holder?.document ?? null,
        title: holder?.title ?? null,
        state: holder?.state ?? null,
        text: holder?.text_state ?? null,
        url: holder && site.address + urls.document(holder.document),
      })),
    },
  };
}

/** For the line under the title: what a file was found in. */
export function insideShown(containers: readonly ContainerFacts[]) {
  return containers.map(({ document, version, title, place }) => ({
    container: { label: title, href: urls.version(document, version) },
    place,
  }));
}
