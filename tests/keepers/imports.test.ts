import assert from "node:assert/strict";
import { builtinModules } from "node:module";
import { posix } from "node:path";
import test from "node:test";
import { importsOf, type SourceFile, sourceFiles } from "./source-files.js";

const folders = ["server", "views", "ingest", "storage"];
const files = sourceFiles(folders, ".ts");

/** Who may import whom: imports run one way. `views/` gives types only. */
const mayImport: Record<string, string[]> = {
  server: ["server", "views", "ingest", "storage"],
  ingest: ["ingest", "storage"],
  storage: ["storage"],
  views: ["views"],
};

/** Where each outside package may be spoken to: one place. */
const places: Record<string, RegExp> = {
  "@e965/xlsx": /^ingest\/extract\/office\/spreadsheet\.ts$/,
  "@fontsource-variable/source-serif-4": /^server\/assets\.ts$/,
  "@fontsource/ibm-plex-mono": /^(server\/assets|ingest\/samples\/draw-scan)\.ts$/,
  "@fontsource/ibm-plex-sans": /^server\/assets\.ts$/,
  "@kenjiuno/decompressrtf": /^ingest\/extract\/mail\/msg\.ts$/,
  "@kenjiuno/msgreader": /^ingest\/extract\/mail\/outlook-item\.ts$/,
  "@mozilla/readability": /^ingest\/extract\//,
  "@napi-rs/canvas": /^ingest\/(samples\/draw-scan|extract\/ocr\/canvas)\.ts$/,
  "@node-rs/argon2": /^server\/accounts\/passwords\.ts$/,
  "@photostructure/sqlite": /^storage\/catalogue\/sqlite\.ts$/,
  "@simplewebauthn/server": /^server\/accounts\/webauthn\.ts$/,
  cfb: /^ingest\/extract\/office\/compound-streams\.ts$/,
  "@zip.js/zip.js": /^ingest\/extract\/packed\/zip\.ts$/,
  citeproc: /^server\/cited\/printed\.ts$/,
  chardet: /^ingest\/extract\//,
  compromise: /^ingest\/suggest\/names-in-text\.ts$/,
  "csv-parse": /^ingest\/(extract\/text\/csv|import\/descriptions)\.ts$/,
  diff: /^server\/shown\/word-diff\.ts$/,
  ejs: /^server\/(render|written)\.ts$/,
  docx: /^(ingest\/samples\/typeset-docx|server\/(cited\/footnote|collected\/collection)-docx)\.ts$/,
  eld: /^ingest\/extract\//,
  exifreader: /^ingest\/extract\/pictures\/picture-position\.ts$/,
  express: /^server\//,
  "express-rate-limit": /^server\/accounts\/rate-limits\.ts$/,
  helmet: /^server\/security-headers\.ts$/,
  "iconv-lite": /^ingest\/extract\//,
  imapflow: /^ingest\/watch\/look-into-mailbox\.ts$/,
  kysely: /^(storage\/catalogue|server|ingest)\//,
  "libphonenumber-js": /^ingest\/inspect\/contacts\.ts$/,
  linkedom: /^ingest\/extract\//,
  "media-captions": /^ingest\/extract\/text\/captions\.ts$/,
  meilisearch: /^storage\/index\//,
  n3: /^ingest\/skos\/turtle\.ts$/,
  multer: /^server\/upload\.ts$/,
  nodemailer: /^server\/mail\/smtp\.ts$/,
  "officecrypto-tool": /^ingest\/extract\/office\/unlock-office\.ts$/,
  "pdf-parse": /^ingest\/extract\/pdf\/open\.ts$/,
  pdfkit: /^(ingest\/(samples\/typeset|redact\/redacted)-pdf|server\/collected\/collection-pdf)\.ts$/,
  "postal-mime": /^ingest\/extract\/mail\/mime\.ts$/,
  saxes: /^ingest\/extract\/xml\/xml\.ts$/,
  qr: /^server\/accounts\/qr-squares\.ts$/,
  "rdfxml-streaming-parser": /^ingest\/skos\/rdf-xml\.ts$/,
  stemmer: /^storage\/catalogue\/stems\.ts$/,
  "tesseract.js": /^ingest\/extract\/ocr\/tesseract-wasm\.ts$/,
  utif2: /^ingest\/extract\/ocr\/tiff\.ts$/,
  wasmagic: /^ingest\/identify\.ts$/,
  "word-extractor": /^ingest\/extract\/office\/doc\.ts$/,
  zod: /^(server|ingest|storage)\//,
};

const packageOf = (specifier: string) =>
  specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
const isRelative = (specifier: string) => specifier.startsWith(".");
const isNode = (specifier: string) => specifier.startsWith("node:") || builtinModules.includes(specifier);

function eachImport(check: (file: SourceFile, specifier: string) => string | null): string[] {
  return files.flatMap((file) => importsOf(file).flatMap((specifier) => check(file, specifier) ?? []));
}

test("imports run one way: server, ingest, storage", () => {
  const wrong = eachImport((file, specifier) => {
    if (!isRelative(specifier)) return null;
    const target = posix.join(posix.dirname(file.path), specifier);
    const [from = "", to = ""] = [file.path.split("/")[0], target.split("/")[0]];
    return mayImport[from]?.includes(to) ? null : `${file.path} imports ${specifier}`;
  });
  assert.deepEqual(wrong, []);
});

test("the model is pure: it imports zod, itself and nothing else", () => {
  const wrong = eachImport((file, specifier) => {
    if (!file.path.startsWith("storage/model/")) return null;
    const isOwn =
      isRelative(specifier) && posix.join(posix.dirname(file.path), specifier).startsWith("storage/model/");
    return isOwn || specifier === "zod" ? null : `${file.path} imports ${specifier}`;
  });
  assert.deepEqual(wrong, []);
});

test("each outside package is spoken to in its own place", () => {
  const wrong = eachImport((file, specifier) => {
    if (isRelative(specifier) || isNode(specifier)) return null;
    const place = places[packageOf(specifier)];
    return place?.test(file.path) ? null : `${file.path} imports ${specifier}`;
  });
  assert.deepEqual(wrong, []);
});

test("the environment is read in one file", () => {
  const readers = files.filter(({ text }) => /process\.env\b/.test(text)).map(({ path }) => path);
  assert.deepEqual(readers, ["server/config.ts"]);
});

test("no file is a drawer, and none has outgrown its reason", () => {
  const drawers = files.filter(({ path }) => /(^|\/)(utils?|helpers?|common|misc|manager)(\.|\/)/.test(path));
  assert.deepEqual(
    drawers.map(({ path }) => path),
    [],
  );
  const long = files.filter(({ text }) => text.split("\n").length > 251);
  assert.deepEqual(
    long.map(({ path, text }) => `${path}: ${text.split("\n").length}`),
    [],
  );
});

test("nothing is exported by default and no check is switched off", () => {
  const wrong = [...files, ...sourceFiles(["tests"], ".ts")].filter(
    ({ path, text }) =>
      path !== "tests/keepers/imports.test.ts" &&
      /^export default|@ts-(ignore|nocheck|expect-error)|biome-ignore|\.only\(/m.test(text),
  );
  assert.deepEqual(
    wrong.map(({ path }) => path),
    [],
  );
});

test("extractors take their version from the table, so that texts of an older one are known as such", () => {
  const own = sourceFiles(["ingest/extract"], ".ts").filter(({ text }) =>
    /extractorVersion:\s*["'`]/.test(text),
  );
  assert.deepEqual(
    own.map(({ path }) => path),
    [],
  );
});
