/** A real application with the account pages on a free port, over a real catalogue file, and a browser for it. */
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ejs from "ejs";
import express, { type ErrorRequestHandler, type Express } from "express";
import type { AccountSettings } from "../../../server/accounts/account-settings.js";
import { identifyBearer } from "../../../server/accounts/bearer.js";
import { refuseForgery } from "../../../server/accounts/forgery.js";
import { limitBearers } from "../../../server/accounts/rate-limits.js";
import { identify } from "../../../server/accounts/sessions.js";
import { visitorOf } from "../../../server/accounts/visitor.js";
import { HttpError } from "../../../server/errors.js";
import { accountTable } from "../../../server/routes/accounts.js";
import { openCatalogue } from "../../../storage/catalogue/catalogue.js";
import type { Frame } from "../../../views/contexts.js";

export const password = "correct horse battery";
export const start = Date.parse("2026-03-01T09:00:00.000Z");

export interface AppOptions {
  publicAddress?: string;
  /** Adds routes of the test's own, after the guards. */
  routes?: (app: Express) => void;
  tokenComesLater?: string[];
}

/** Starts the application; the clock stands still until the test moves it. */
export async function runningApp({
  publicAddress = "http://localhost",
  routes,
  tokenComesLater,
}: AppOptions = {}) {
  const folder = await mkdtemp(join(tmpdir(), "ibid-accounts-"));
  const path = join(folder, "catalogue.sqlite");
  const catalogue = await openCatalogue(path, new Date(start).toISOString());
  const clock = { now: start };
  const settings: AccountSettings = {
    catalogue,
    now: () => clock.now,
    publicAddress,
    sessionDays: 14,
    archiveName: "Test archive",
    closed: false,
    render,
  };
  const app = express();
  app.use(
    express.urlencoded({ extended: false }),
    express.json(),
    identify(settings),
    limitBearers(),
    identifyBearer(settings),
  );
  app.use(refuseForgery(tokenComesLater ? { tokenComesLater } : {}));
  for (const { method, path, answer } of accountTable(settings)) app[method](path, ...answer);
  app.get("/visitor", (_request, response) => void response.json(visitorOf(response)));
  app.post("/change", (_request, response) => void response.json({ changed: true }));
  routes?.(app);
  app.use(tellError);
  const server = app.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await catalogue.destroy();
    await rm(folder, { recursive: true });
  };
  return { address, catalogue, clock, stop, desk: { catalogue, now: settings.now } };
}

const render: AccountSettings["render"] = async (response, view, context, status) => {
  const file = fileURLToPath(new URL(`../../../../views/${view}.ejs`, import.meta.url));
  const html = await ejs.renderFile(file, { ...bareFrame(visitorOf(response).csrf), ...context });
  response.status(status).type("html").send(html);
};

function bareFrame(csrf: string | null): Omit<Frame, "pageTitle"> {
  return {
    archiveName: "Test archive",
    canonical: "/",
    printedAddress: "http://localhost/",
    reader: null,
    csrf,
    notice: null,
    searchState: null,
    nav: [],
    ownNav: [],
    home: "/",
    about: "/about",
    coverageHref: "/coverage",
    signIn: null,
    accountHref: null,
    signOut: null,
    assets: "/assets",
    metadata: [],
    linkedData: null,
    alternates: [],
  };
}

const tellError: ErrorRequestHandler = (error, _request, response, _next) => {
  const status = error instanceof HttpError ? error.status : 500;
  response.status(status).json({ message: String(error.message), detail: error.detail ?? null });
};

export interface Page {
  status: number;
  headers: Headers;
  text: string;
}

/** Keeps cookies, follows nothing, and says like a browser where its requests come from. */
export function browserFor(address: string) {
  const cookies = new Map<string, string>();

  async function ask(
    path: string,
    init: { method?: string; headers?: Record<string, string>; body?: URLSearchParams },
  ) {
    const headers: Record<string, string> = {
      "sec-fetch-site": "same-origin",
      accept: "text/html",
      ...init.headers,
    };
    if (cookies.size > 0) headers.cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(address + path, { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
    return { status: response.status, headers: response.headers, text: await response.text() } satisfies Page;
  }

  return {
    cookies,
    get: (path: string, headers: Record<string, string> = {}) => ask(path, { headers }),
    post: (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
      ask(path, { method: "POST", headers, body: new URLSearchParams(fields) }),
    async visitor() {
      return JSON.parse((await ask("/visitor", {})).text) as ReturnType<typeof visitorOf>;
    },
  };
}
