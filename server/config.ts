/**
 * The settings of `settings.ts` as this process was given them. The only file that reads `process.env`.
 */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { type CaptureDesk, usualCapture } from "../ingest/capture/usual-capture.js";
import type { FixitySchedule } from "../ingest/fixity/rolling.js";
import type { EmbeddingSettings } from "../ingest/near/embedder.js";
import type { ReaderSettings } from "../ingest/open-archive.js";
import { readersFor } from "../ingest/reading/machine-size.js";
import type { MailSettings } from "./mail/smtp.js";
import { type Setting, settings } from "./settings.js";
import { software } from "./software.js";

const mebibyte = 1024 * 1024;
/** Sizes of files are told and set in thousands, as on every page. */
const megabyte = 1_000_000;

type SettingName = (typeof settings)[number]["name"];

export interface Config {
  port: number;
  host: string;
  /** Without a slash at the end. Null when it follows from the port listened on. */
  publicAddress: string | null;
  dataFolder: string;
  name: string;
  /** Nobody without an account may read. */
  closed: boolean;
  production: boolean;
  samples: boolean;
  engine: { url: string | null; key: string | null; prefix: string; memoryBytes: number; searchPath: string };
  readers: ReaderSettings;
  pageImageBytes: number;
  upload: { bytes: number; files: number; days: number };
  capture: CaptureDesk;
  watchable: readonly string[];
  /** With name and password: told to nobody. */
  mailbox: string | null;
  sessionDays: number;
  proxies: number;
  checkIndexMs: number;
  fixity: FixitySchedule;
  /** How messages are written. */
  logForm: "text" | "json";
  /** With which `/metrics` is read; null: it is not. */
  metricsToken: string | null;
  /** Where proofs are stamped with the time; null when nowhere. */
  timestampAuthority: string | null;
  /** How e-mail is sent; null when it is not. */
  mail: MailSettings | null;
  /** What makes vectors of passages; null when nothing does. */
  embeddings: EmbeddingSettings | null;
  /** Where the program's source can be had. */
  sourceCode: string | null;
}

/** A setting is not what it must be; the message names it, what was expected and what came. */
export class ConfigError extends Error {
  override name = "ConfigError";
}

/** Reads the settings from `environment`; a `.env` file in the working folder is taken in first when it is the process's own. */
export function readConfig(environment: Record<string, string | undefined> = withEnvFile()): Config {
  const value = <T>(name: SettingName): T => readSetting(name, environment) as T;
  const readerBytes = value<number>("IBID_READ_MEMORY_MB") * mebibyte;
  const publicUrl = value<string | null>("IBID_URL")?.replace(/\/+$/, "") ?? null;
  const samples = value<boolean>("IBID_SAMPLES") && value("NODE_ENV") !== "production";
  return {
    port: value("PORT"),
    host: value("IBID_HOST"),
    publicAddress: publicUrl,
    dataFolder: resolve(value<string>("IBID_DATA")),
    name: value("IBID_NAME"),
    closed: value("IBID_CLOSED"),
    production: value("NODE_ENV") === "production",
    samples,
    engine: {
      url: value("MEILI_URL"),
      key: value("MEILI_KEY"),
      prefix: value("IBID_INDEX_PREFIX"),
      memoryBytes: value<number>("IBID_INDEX_MEMORY_MB") * mebibyte,
      searchPath: environment.PATH ?? "",
    },
    readers: {
      size: value<number | null>("IBID_READERS") ?? readersFor(readerBytes),
      timeoutMs: value<number>("IBID_READ_SECONDS") * 1000,
      pageMs: value<number>("IBID_READ_PAGE_SECONDS") * 1000,
      memoryBytes: readerBytes,
      programPath: environment.PATH ?? "",
      languages: value("IBID_OCR_LANGUAGES"),
    },
    pageImageBytes: value<number>("IBID_PAGE_IMAGES_MB") * megabyte,
    upload: {
      bytes: value<number>("IBID_UPLOAD_MB") * megabyte,
      files: value("IBID_UPLOAD_FILES"),
      days: value("IBID_UPLOAD_DAYS"),
    },
    capture: {
      ...usualCapture,
      bytes: value<number>("IBID_CAPTURE_MB") * megabyte,
      timeMs: value<number>("IBID_CAPTURE_SECONDS") * 1000,
      delayMs: value<number>("IBID_CAPTURE_DELAY_SECONDS") * 1000,
      allowed: value<string[] | null>("IBID_CAPTURE_ALLOW") ?? [],
      userAgent: `${software.replace(" ", "/")} (a document archive${publicUrl ? `; +${publicUrl}` : ""})`,
      software,
    },
    mailbox: value("IBID_IMAP_URL"),
    watchable: value<string[] | null>("IBID_WATCH_FOLDERS") ?? [],
    sessionDays: value("IBID_SESSION_DAYS"),
    proxies: value("IBID_PROXIES"),
    checkIndexMs: value<number>("IBID_INDEX_CHECK_HOURS") * 3_600_000,
    fixity: {
      days: value("IBID_FIXITY_DAYS"),
      bytesPerSecond: value<number>("IBID_FIXITY_MB_S") * megabyte,
      replica: replicaFolder(value("IBID_REPLICA")),
    },
    logForm: value("IBID_LOG"),
    metricsToken: value("IBID_METRICS_TOKEN"),
    timestampAuthority: value("IBID_TSA_URL"),
    mail: together(environment, ["IBID_SMTP_URL", "IBID_MAIL_FROM"], (url, from) => ({ url, from })),
    embeddings: together(environment, ["IBID_EMBEDDINGS_URL", "IBID_EMBEDDINGS_MODEL"], (url, model) => ({
      ...{ url, model, key: value<string | null>("IBID_EMBEDDINGS_KEY") },
    })),
    sourceCode: value("IBID_SOURCE_CODE"),
  };
}

/** A folder that is not there, or no vault, would be found out when it is needed most. */
function replicaFolder(written: string | null): string | null {
  if (written === null) return null;
  const folder = resolve(written);
  if (existsSync(join(folder, "0=ocfl_1.1"))) return folder;
  throw new ConfigError(
    `Setting IBID_REPLICA is ${JSON.stringify(written)}: expected a copy of the vault, and ${folder} holds no file 0=ocfl_1.1.`,
  );
}

function readSetting(name: string, environment: Record<string, string | undefined>): unknown {
  const setting: Setting | undefined = settings.find((candidate) => candidate.name === name);
  if (!setting) throw new ConfigError(`There is no setting ${name}`);
  const written = environment[name]?.trim() || setting.default;
  if (written === "") return null;
  const result = setting.schema.safeParse(written);
  if (result.success) return result.data;
  const problem = result.error.issues.map((issue) => issue.message).join("; ");
  throw new ConfigError(
    `Setting ${name} is ${setting.secret ? "not as expected" : JSON.stringify(written)}: ${problem}. It means: ${setting.help}`,
  );
}

/** Null without either of two settings; one without the other is refused. */
function together<T>(
  environment: Record<string, string | undefined>,
  [one, other]: [SettingName, SettingName],
  make: (one: string, other: string) => T,
): T | null {
  const [first, second] = [one, other].map((name) => readSetting(name, environment) as string | null);
  if (first != null && second != null) return make(first, second);
  if (first === second) return null;
  const [there, missing] = first === null ? [other, one] : [one, other];
  throw new ConfigError(`Setting ${there} needs ${missing} beside it, which is not set.`);
}

function withEnvFile(): NodeJS.ProcessEnv {
  if (existsSync(".env")) process.loadEnvFile(".env");
  return process.env;
}
