/** What every page is given around its own matter. */
import type { Request, Response } from "express";
import type { Choice, Frame, Link } from "../views/contexts.js";
import { type Asker, hasRight } from "./accounts/rights.js";
import { askerOf, visitorOf } from "./accounts/visitor.js";
import { takeNotice } from "./notice.js";
import { engineState } from "./shown/engine-state.js";
import { fullAddress, type Site } from "./site.js";
import { urls } from "./urls.js";

interface PageHead {
  title: string;
  /** The page's own path. */
  canonical: string;
  metadata?: Frame["metadata"];
  linkedData?: Frame["linkedData"];
  alternates?: Frame["alternates"];
}

/** The frame of one page. */
export function frame(site: Site, request: Request, response: Response, head: PageHead): Frame {
  const { account, csrf } = visitorOf(response);
  return {
    pageTitle: head.title,
    archiveName: site.config.name,
    canonical: head.canonical,
    printedAddress: fullAddress(site, head.canonical),
    reader: account && { name: account.name, role: account.role },
    csrf,
    notice: takeNotice(request, response),
    searchState: engineState(site.archive.index),
    nav: choices(request.path, archiveLinks),
    ownNav: choices(request.path, deskLinks(askerOf(response))),
    home: urls.home(),
    about: urls.about(),
    coverageHref: urls.coverage(),
    signIn: account ? null : urls.signIn(request.originalUrl === "/" ? "" : request.originalUrl),
    accountHref: account ? urls.account() : null,
    signOut: account ? urls.signOut() : null,
    assets: "/assets",
    metadata: head.metadata ?? [],
    linkedData: head.linkedData ?? null,
    alternates: head.alternates ?? [],
  };
}

const archiveLinks: Link[] = [
  { label: "Search", href: urls.search() },
  { label: "Documents", href: urls.documents() },
  { label: "Motions", href: urls.motions() },
  { label: "Tags", href: urls.tags() },
  { label: "People", href: urls.people() },
  { label: "Quotations", href: urls.quotes() },
  { label: "Collections", href: urls.collections() },
];

/** What is somebody's own, and what their rights let them work with. */
function deskLinks(asker: Asker): Link[] {
  return [
    ...(hasRight(asker, "contribute")
      ? [
          { label: "Upload", href: urls.upload() },
          { label: "Accessions", href: urls.accessions() },
        ]
      : []),
    ...(hasRight(asker, "belong")
      ? [
          { label: "Your searches", href: urls.savedSearches() },
          { label: "Your notes", href: urls.notes() },
        ]
      : []),
    ...(hasRight(asker, "keep") ? [{ label: "Log", href: urls.log() }] : []),
    ...(hasRight(asker, "run")
      ? [
          { label: "Accounts", href: urls.accounts() },
          { label: "System", href: urls.system() },
        ]
      : []),
  ];
}

function choices(path: string, links: Link[]): Choice[] {
  return links.map((link) => ({ ...link, current: path === link.href || path.startsWith(`${link.href}/`) }));
}
