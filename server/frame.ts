/** What every page is given around its own matter. */
import type { Request, Response } from "express";
import type { Choice, Frame } from "../views/contexts.js";
import { visitorOf } from "./accounts/visitor.js";
import { fullAddress, type Site } from "./site.js";
import { urls } from "./urls.js";

/** Sentences that a redirect may show on the page it leads to, by the name in the address. */
const notices = {
  published: "Published: everyone can read and find it now.",
  unpublished: "Back to draft: only archivists see it now.",
  withdrawn: "Withdrawn: its address now says so, and search no longer finds it.",
  described: "The description was saved.",
  retried: "It is being read again.",
  cited: "The citation was made. Its address is permanent.",
  welcome: "The account was made, and you are signed in.",
  "signed-out": "You are signed out.",
  "samples-removed": "The sample collection was taken away.",
  sound: "Every byte of this document was read again and is as it was taken in.",
} as const;
export type Notice = keyof typeof notices;

interface PageHead {
  title: string;
  /** The page's own path. */
  canonical: string;
  metadata?: Frame["metadata"];
  alternates?: Frame["alternates"];
}

/** The frame of one page. */
export function frame(site: Site, request: Request, response: Response, head: PageHead): Frame {
  const { account, csrf } = visitorOf(response);
  const status = site.archive.index.status();
  const notice = request.query.notice;
  return {
    pageTitle: head.title,
    archiveName: site.config.name,
    canonical: head.canonical,
    printedAddress: fullAddress(site, head.canonical),
    reader: account && { name: account.name, role: account.role },
    csrf,
    notice: typeof notice === "string" && notice in notices ? notices[notice as Notice] : null,
    searchState: status.state === "ready" ? null : `Search is not to be had just now: ${status.reason}`,
    nav: navigation(request.path, account !== null),
    home: urls.home(),
    about: urls.about(),
    coverageHref: urls.coverage(),
    signIn: account ? null : urls.signIn(request.originalUrl === "/" ? "" : request.originalUrl),
    signOut: account ? urls.signOut() : null,
    assets: "/assets",
    metadata: head.metadata ?? [],
    alternates: head.alternates ?? [],
  };
}

/** A path with a notice for the page it leads to. */
export function withNotice(path: string, notice: Notice): string {
  const [before = "", hash] = path.split("#");
  const joined = `${before}${before.includes("?") ? "&" : "?"}notice=${notice}`;
  return hash ? `${joined}#${hash}` : joined;
}

function navigation(path: string, signedIn: boolean): Choice[] {
  const links = [
    { label: "Search", href: urls.search() },
    { label: "Documents", href: urls.documents() },
    ...(signedIn
      ? [
          { label: "Accessions", href: urls.accessions() },
          { label: "Upload", href: urls.upload() },
        ]
      : []),
  ];
  return links.map((link) => ({ ...link, current: path === link.href || path.startsWith(`${link.href}/`) }));
}
