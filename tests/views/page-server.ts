/**
 * Serves the sample pages with their assets under the archive's own content policy, for looking at them in a
 * real browser: `/<view>/<variant>` is a sample, `/assets/…` the style sheet, fonts and modules.
 */
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { basename, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { styleSheet } from "../../server/style-sheet.js";
import { renderView, viewsFolder } from "./rendering.js";
import { samples } from "./samples.js";

const modules = fileURLToPath(new URL("../../views/assets/", import.meta.url));
const packages = fileURLToPath(new URL("../../../node_modules/", import.meta.url));
const assetFolders = [
  join(viewsFolder, "assets"),
  modules,
  join(packages, "@fontsource-variable/source-serif-4/files"),
  join(packages, "@fontsource/ibm-plex-sans/files"),
  join(packages, "@fontsource/ibm-plex-mono/files"),
];
const mediaTypes: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};
export const contentPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; require-trusted-types-for 'script'; trusted-types ibid";

/** Answers a request itself, or leaves it by returning false. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface PageServer {
  address: string;
  /** Asked before the samples are; set by a test for what its page calls. */
  answer: Answer;
  close(): Promise<void>;
}

export async function startPageServer(): Promise<PageServer> {
  const served: PageServer = { address: "", answer: () => false, close: () => stop(server) };
  const server = createServer((request, response) => {
    response.setHeader("content-security-policy", contentPolicy);
    if (!served.answer(request, response)) void answerSample(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const at = server.address();
  if (at === null || typeof at === "string") throw new Error(`Expected a port, got ${at}`);
  served.address = `http://127.0.0.1:${at.port}`;
  return served;
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
}

export async function sendView(
  response: ServerResponse,
  view: string,
  context: object,
  status = 200,
): Promise<void> {
  response.writeHead(status, { "content-type": "text/html; charset=utf-8" });
  response.end(await renderView(view, context));
}

async function answerSample(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  const [, view = "", variant = ""] = pathname.split("/").map(decodeURIComponent);
  if (view === "assets") return sendAsset(response, basename(pathname));
  const contexts: Record<string, object> | undefined = Object.entries(samples).find(
    ([name]) => name === view,
  )?.[1];
  const context = contexts?.[variant];
  if (context) return sendView(response, view, context);
  response.writeHead(404, { "content-type": "text/plain" }).end(`No sample ${pathname}`);
}

function sendAsset(response: ServerResponse, name: string): void {
  if (name === "ibid.css") {
    response.writeHead(200, { "content-type": mediaTypes[".css"], "cache-control": "max-age=60" });
    response.end(styleSheet());
    return;
  }
  const file = assetFolders.map((folder) => join(folder, name)).find((path) => existsSync(path));
  const type = mediaTypes[extname(name)];
  if (!file || !type) response.writeHead(404, { "content-type": "text/plain" }).end(`No asset ${name}`);
  else
    response.writeHead(200, { "content-type": type, "cache-control": "max-age=60" }).end(readFileSync(file));
}
