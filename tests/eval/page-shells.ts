/**
 * What stands around the words on the pages of the web: menus, notices of cookies, paths, links to share, other
 * stories, feet. Invented after the fashion of the programs that papers, councils, ministries and parliaments use.
 */

/** What a page is about, and its own words. */
interface Page {
  title: string;
  /** As printed; empty when the page is not dated. */
  date: string;
  author: string;
  site: string;
  /** Ready markup. */
  body: string;
}

const cookies =
  '<div class="cookie-banner" role="region"><p>We use cookies to make this site work.</p><button>Accept all</button><button>Reject all</button></div>';
const list = (className: string, entries: readonly string[]) =>
  `<nav class="${className}"><ul>${entries.map((entry) => `<li><a href="/${entry.toLowerCase().replaceAll(" ", "-")}">${entry}</a></li>`).join("")}</ul></nav>`;
const whole = (head: string, body: string) =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;
const share =
  '<ul class="share"><li><a href="#">Facebook</a></li><li><a href="#">X</a></li><li><a href="#">Email</a></li></ul>';

/** The ways in which pages are made. */
const shells: Record<string, (page: Page) => string> = {
  news: ({ title, date, author, site, body }) =>
    whole(
      `${publishedAt(date)}<title>${title} | ${site}</title><meta property="og:title" content="${title}"><meta property="og:site_name" content="${site}"><meta property="og:type" content="article"><script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":${JSON.stringify(title)},"datePublished":"${isoOf(date)}","author":[{"@type":"Person","name":${JSON.stringify(author)}}],"publisher":{"@type":"Organization","name":${JSON.stringify(site)}}}</script>`,
      `${cookies}${list("sections", ["News", "Sport", "What's on", "Traffic", "Notices"])}<main><article><h1>${title}</h1><div class="byline">By <a rel="author" href="/author">${author}</a></div><time datetime="${isoOf(date)}">${date}</time>${share}${body}<aside class="related"><h3>Read more</h3><ul><li><a href="#">Man charged after crash on coast road</a></li><li><a href="#">The ten best beaches for dogs</a></li></ul></aside></article></main><footer><p>© ${site}. Registered office: 1 Quay Street.</p></footer>`,
    ),
  plain: ({ title, date, author, site, body }) =>
    whole(
      `<title>${title} - ${site}</title>`,
      `${list("menu", ["Home", "Local news", "Letters", "Contact"])}<div id="content"><h2>${title}</h2><p class="meta">${[date, author && `by ${author}`].filter(Boolean).join(" ")}</p>${body}</div><div id="foot">${site} <a href="/privacy">Privacy</a></div>`,
    ),
  blog: ({ title, date, author, site, body }) =>
    whole(
      `<title>${title} – ${site}</title><meta property="og:site_name" content="${site}"><meta name="generator" content="WordPress 6.4"><meta property="og:type" content="article">${publishedAt(date)}<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"${isoOf(date) === "" ? "WebPage" : "Article"}","name":${JSON.stringify(title)}},{"@type":"WebSite","name":${JSON.stringify(site)}}]}</script>`,
      `<header><p class="site-title"><a href="/">${site}</a></p>${list("main-menu", ["About", "Archive", "Subscribe"])}</header><article class="post"><header class="entry-header"><h1 class="entry-title">${title}</h1><span class="posted-on">Posted on <time class="entry-date" datetime="${isoOf(date)}">${date}</time></span>${author && `<span class="byline"> by <a class="author" href="/author">${author}</a></span>`}</header><div class="entry-content">${body}</div></article><section class="comments"><h2>2 thoughts on “${title}”</h2><p>Well said.</p></section><aside class="widget"><h2>Recent posts</h2><ul><li><a href="#">On hedges</a></li></ul></aside>`,
    ),
  ministry: ({ title, date, author, site, body }) =>
    whole(
      `<title>${title} - ${site}</title><meta property="og:site_name" content="${site}"><meta property="og:type" content="article">`,
      `${cookies}${list("header", ["Departments", "Worldwide", "Services", "News and communications"])}<main><p class="context">${author}</p><h1>${title}</h1><dl class="metadata"><dt>From:</dt><dd>Department for Harbours</dd><dt>Published</dt><dd>${date}</dd></dl><div class="govspeak">${body}</div>${share}<h2>Is this page useful?</h2><button>Yes</button><button>No</button></main><footer><p>All content is available under the Open Licence, except where otherwise stated</p></footer>`,
    ),
  council: ({ title, date, site, body }) =>
    whole(
      `<title>${title} | ${site}</title><meta property="og:type" content="website">`,
      `<a href="#main">Skip to main content</a>${cookies}${list("breadcrumb", ["Home", "Your council", "Information"])}<main id="main"><h1>${title}</h1>${date && `<p class="date">${date}</p>`}${body}<p>Share this page</p>${share}<p>Last updated: 3 February 2024</p><form><label>Did you find what you were looking for?</label></form></main>${list("footer", ["Accessibility", "Privacy notice", "Jobs", "Contact us"])}<p>© ${site}</p>`,
    ),
  register: ({ title, date, site, body }) =>
    whole(
      `<title>${title} - ${site}</title>`,
      `<div class="mgHeader">${list("mgNav", ["Calendar", "Committees", "Decisions", "Forward plans", "Your councillors"])}</div><div class="mgContent"><h1 class="mgMainTitleTxt">${title}</h1>${date && `<h2 class="mgSubTitleTxt">${date}</h2>`}<p class="mgHelp"><a href="#">Find out more about this page</a></p>${body}</div><div>${site}, Civic Centre, High Street. Tel: 01632 960 000</div>`,
    ),
  chamber: ({ title, date, site, body }) =>
    whole(
      `<title>${title} - ${site}</title><meta property="og:site_name" content="${site}"><meta property="og:type" content="website">`,
      `${cookies}${list("nav", ["Members", "Committees", "Business", "Visit"])}${list("crumbs", ["Home", "Committees", "Publications"])}<main><h1>${title}</h1>${date && `<p class="published">${date}</p>`}${body}</main><footer><p>© ${site}</p><a href="#">Cookie policy</a></footer>`,
    ),
  old: ({ title, date, author, site, body }) =>
    `<HTML><HEAD><TITLE>${site}</TITLE></HEAD><BODY BGCOLOR="#ffffff"><TABLE WIDTH=640><TR><TD VALIGN=top WIDTH=120><A HREF="index.htm">Home</A><BR><A HREF="links.htm">Links</A></TD><TD><FONT SIZE=5><B>${title}</B></FONT><BR>${date}<BR>${author}${body}<HR><I>Webmaster</I></TD></TR></TABLE></BODY></HTML>`,
  bare: ({ title, body }) =>
    `<html><head><title>${title}</title></head><body><h1>${title}</h1>${body}</body></html>`,
};

/** How the programs of papers and blogs say when a story was published; pages that are no stories do not. */
function publishedAt(date: string): string {
  const at = isoOf(date);
  return at === "" ? "" : `<meta property="article:published_time" content="${at}">`;
}

/** `2024-03-14T09:00:00Z` of `14 March 2024`. */
function isoOf(date: string): string {
  const at = new Date(`${date.replace(/(\d)(?:st|nd|rd|th)\b/, "$1")} 09:00 UTC`);
  return Number.isNaN(at.getTime()) ? "" : at.toISOString();
}

/**
 * The page that `shell` makes of `source`: lines `title:`, `date:`, `author:` and `site:`, an empty line, then
 * the words, a paragraph a line unless it begins with a tag.
 */
export function dressed(source: string, shell: string): string {
  const make = shells[shell];
  if (make === undefined)
    throw new Error(`Expected one of ${Object.keys(shells).join(", ")}, got "${shell}"`);
  const [head = "", ...rest] = source.split("\n\n");
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(head)?.[1] ?? "";
  const body = rest
    .join("\n")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => (line.startsWith("<") ? line : `<p>${line}</p>`))
    .join("\n");
  return make({
    title: field("title"),
    date: field("date"),
    author: field("author"),
    site: field("site"),
    body,
  });
}
