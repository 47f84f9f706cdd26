/** The web application: everything a request passes on its way, in order. It does not listen. */
import express, { type Express, type RequestHandler } from "express";
import type { Views } from "../views/contexts.js";
import type { AccountSettings } from "./accounts/account-settings.js";
import { identifyBearer } from "./accounts/bearer.js";
import { closedToStrangers } from "./accounts/closed-archive.js";
import { refuseForgery } from "./accounts/forgery.js";
import { limitBearers } from "./accounts/rate-limits.js";
import { identify } from "./accounts/sessions.js";
import { assetRoutes } from "./assets.js";
import { errorPage, notFound } from "./error-page.js";
import { frame } from "./frame.js";
import { metrics, requestMeter } from "./operating/metrics.js";
import { longestText } from "./quotes/request.js";
import { routes } from "./routes.js";
import { securityHeaders } from "./security-headers.js";
import type { Site } from "./site.js";
import { urls } from "./urls.js";

/** Largest form without files, in bytes: a long description with room to spare. */
const largestForm = 256 * 1024;
/** Largest request with notes to be taken in, in bytes. */
const largestNotes = 4 * 1024 * 1024;

/** Largest list of files to come, in bytes: ten thousand with long names. */
const largestAnnouncement = 8 * 1024 * 1024;

export function createApp(site: Site): Express {
  const { config, archive } = site;
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", config.proxies);
  app.set("query parser", "simple");
  const accounts: AccountSettings = {
    catalogue: archive.catalogue,
    now: archive.now,
    publicAddress: site.address,
    sessionDays: config.sessionDays,
    archiveName: config.name,
    closed: config.closed,
    render: async (response, view, context, status) => {
      const head = { title: context.pageTitle, canonical: response.req.path };
      const whole = { ...frame(site, response.req, response, head), ...context };
      site.render(response, view, whole as Views[typeof view], status);
    },
  };
  const meter = requestMeter();
  app.use(meter.measure);
  app.use(securityHeaders(site.address.startsWith("https:")));
  // Its token is none of an account’s.
  app.get(urls.metrics(), metrics(site, meter));
  app.use("/assets", assetRoutes(config.production));
  app.use(urls.quotes(), largeTexts());
  app.use([urls.notes(), "/documents/:id/notes"], annotationBodies());
  app.post(urls.accessions(), express.json({ limit: largestAnnouncement }));
  app.use(express.urlencoded({ extended: false, limit: largestForm }), express.json({ limit: largestForm }));
  app.use(identify(accounts), ...limitBearers(), identifyBearer(accounts));
  app.use(
    refuseForgery({
      tokenComesLater: [urls.upload(), urls.tagsImport(), urls.sendList(), urls.quotes()],
      secretInAddress: [urls.unsubscribe()],
    }),
  );
  app.use((_request, response, next) => {
    // Pages differ by who asks; only the browser that asked may keep them, and must ask again.
    response.set("Cache-Control", "private, no-cache");
    next();
  });
  if (config.closed) app.use(closedToStrangers());
  for (const { method, path, answer } of routes(site, accounts)) app[method](path, ...answer);
  app.use(notFound, errorPage(site));
  return app;
}

/** Texts to be checked may be as long as a book, and plain text is a form of its own. */
function largeTexts(): RequestHandler[] {
  const limit = 4 * longestText;
  return [
    express.urlencoded({ extended: false, limit }),
    express.json({ limit }),
    express.text({ type: "text/plain", limit }),
  ];
}

/** Notes come as Web Annotations, hundreds at a time. */
function annotationBodies(): RequestHandler[] {
  const type = ["application/json", "application/ld+json"];
  return [
    express.urlencoded({ extended: false, limit: largestNotes }),
    express.json({ limit: largestNotes, type }),
  ];
}
