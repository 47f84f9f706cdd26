/** A site on this machine that answers as a test says, and remembers what it was asked. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Page {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

export interface ServedSite {
  address: string;
  /** `127.0.0.1:port`, as the setting that allows it wants it. */
  host: string;
  /** By path; what is not there answers 404. */
  pages: Map<string, Page | ((request: IncomingMessage, response: ServerResponse) => void)>;
  asked: { path: string; agent: string }[];
  close(): Promise<void>;
}

export async function serveSite(): Promise<ServedSite> {
  const pages: ServedSite["pages"] = new Map();
  const asked: ServedSite["asked"] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    asked.push({ path, agent: request.headers["user-agent"] ?? "" });
    const page = pages.get(path);
    if (typeof page === "function") return page(request, response);
    const { status = page ? 200 : 404, headers = {}, body = "" } = page ?? {};
    response.writeHead(status, { "content-type": "text/html; charset=utf-8", ...headers }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address: `http://${host}`,
    host,
    pages,
    asked,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** A whole article page; `around` stands in its menu and its adverts. */
export function articlePage(title: string, paragraphs: readonly string[], around = "Home · News"): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head>
<body><nav>${around}</nav><aside class="advert">${around}</aside>
<article><h1>${title}</h1>${paragraphs.map((words) => `<p>${words}</p>`).join("\n")}</article>
<footer>${around}</footer></body></html>`;
}
