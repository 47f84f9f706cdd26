/** The style sheet, the fonts, the mark and the browser modules, under `/assets`. */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import express, { type Router } from "express";
import { styleSheet } from "./style-sheet.js";

const views = fileURLToPath(new URL("../../views/assets/", import.meta.url));
const modules = fileURLToPath(new URL("../views/assets/", import.meta.url));
const require = createRequire(import.meta.url);

/** Font packages whose files are given out by their own names. */
const fontPackages = [
  "@fontsource-variable/source-serif-4",
  "@fontsource/ibm-plex-sans",
  "@fontsource/ibm-plex-mono",
];

/** With `keep`, browsers may hold assets for an hour and fonts for a year; without, they ask each time. */
export function assetRoutes(keep: boolean): Router {
  const router = express.Router();
  const year = keep ? "365d" : 0;
  const fonts = /^\/[a-z0-9-]+\.woff2$/;
  for (const name of fontPackages) {
    const folder = join(dirname(require.resolve(`${name}/package.json`)), "files");
    const files = express.static(folder, { maxAge: year, index: false, immutable: keep });
    router.use("/fonts", (request, response, next) =>
      fonts.test(request.path) ? files(request, response, next) : next(),
    );
  }
  const options = { maxAge: keep ? "1h" : 0, index: false as const };
  const styles = express.static(views, options);
  const scripts = express.static(modules, options);
  const whole = keep ? styleSheet() : null;
  router.get("/ibid.css", (_request, response) => {
    response.set("Cache-Control", `public, max-age=${keep ? 3600 : 0}`).type("css");
    response.send(whole ?? styleSheet());
  });
  router.use((request, response, next) => {
    // The one sheet that is used inside other people's pages.
    if (request.path === "/card.css") response.set("Cross-Origin-Resource-Policy", "cross-origin");
    if (/^\/[a-z0-9-]+\.(css|svg)$/.test(request.path)) styles(request, response, next);
    else if (/^\/[a-z0-9-]+\.js$/.test(request.path)) scripts(request, response, next);
    else next();
  });
  return router;
}
