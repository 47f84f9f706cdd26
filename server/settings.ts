/** Every setting of Ibid, once: its name in the environment, what it does, its default. `.env.example` is held to it. */
import { z } from "zod";
import { intakeSettings } from "./intake-settings.js";

const wholeNumber = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
const truth = z.enum(["yes", "no"]).transform((value) => value === "yes");

/** Names of trained data, `eng` or `chi_sim`, parted by commas. */
const languages = z
  .string()
  .regex(/^[a-z]{3}(_[a-z]+)*(,\s*[a-z]{3}(_[a-z]+)*)*$/i, "expected names like eng,deu")
  .transform((value) => [...new Set(value.split(/,\s*/))]);

export interface Setting {
  name: string;
  help: string;
  /** As written in the environment; empty means unset. */
  default: string;
  /** Not told when it is wrong. */
  secret?: true;
  schema: z.ZodType;
}

export const settings = [
  {
    name: "PORT",
    help: "Port the archive listens on; 0 takes a free one.",
    default: "3000",
    schema: wholeNumber(0, 65_535),
  },
  {
    name: "IBID_HOST",
    help: "Address it listens on. 127.0.0.1 is this machine only; 0.0.0.0 every interface.",
    default: "127.0.0.1",
    schema: z.string().min(1),
  },
  {
    name: "IBID_URL",
    help: "Address people reach it under, for permanent links; unset: http://localhost:PORT.",
    default: "",
    schema: z.url({ protocol: /^https?$/ }),
  },
  {
    name: "IBID_DATA",
    help: "Folder for everything the archive keeps.",
    default: "./data",
    schema: z.string().min(1),
  },
  {
    name: "IBID_NAME",
    help: "Name of the archive, shown on every page.",
    default: "Ibid",
    schema: z.string().min(1).max(60),
  },
  {
    name: "IBID_CLOSED",
    help: "Only people with an account may read: yes or no.",
    default: "no",
    schema: truth,
  },
  {
    name: "NODE_ENV",
    help: "production: no sample collection is loaded and errors are told without detail.",
    default: "development",
    schema: z.enum(["development", "production", "test"]),
  },
  {
    name: "IBID_SAMPLES",
    help: "Load the sample collection into an empty archive (never in production): yes or no.",
    default: "yes",
    schema: truth,
  },
  {
    name: "MEILI_URL",
    help: "Address of a Meilisearch server of your own; unset: Ibid starts one.",
    default: "",
    schema: z.url({ protocol: /^https?$/ }),
  },
  {
    name: "MEILI_KEY",
    help: "Key for MEILI_URL with rights on indexes, documents, settings, tasks and stats.",
    default: "",
    schema: z.string(),
  },
  {
    name: "IBID_INDEX_PREFIX",
    help: "Put before index names, when several archives share one Meilisearch.",
    default: "ibid-",
    schema: z.string().regex(/^[a-z0-9-]*$/, "expected lower-case letters, digits and hyphens"),
  },
  {
    name: "IBID_INDEX_MEMORY_MB",
    help: "Memory the embedded Meilisearch may use for indexing.",
    default: "2048",
    schema: wholeNumber(128, 1_000_000),
  },
  {
    name: "IBID_READERS",
    help: "Texts read at the same time, each in a process of its own; unset: one a core, as far as memory reaches.",
    default: "",
    schema: wholeNumber(1, 64),
  },
  {
    name: "IBID_READ_SECONDS",
    help: "Longest time one file may take to be read, its scanned pages apart.",
    default: "300",
    schema: wholeNumber(1, 86_400),
  },
  {
    name: "IBID_READ_PAGE_SECONDS",
    help: "Longest time one page may take to be read; a scanned one to be drawn, and again to be read by machine.",
    default: "60",
    schema: wholeNumber(1, 3_600),
  },
  {
    name: "IBID_OCR_LANGUAGES",
    help: "Languages of scans, such as eng,deu; each needs its package @tesseract.js-data/….",
    default: "eng",
    schema: languages,
  },
  {
    name: "IBID_READ_MEMORY_MB",
    help: "Most memory one file may take to be read, with the programs started for it.",
    default: "1024",
    schema: wholeNumber(128, 100_000),
  },
  {
    name: "IBID_PAGE_IMAGES_MB",
    help: "Room for images of pages, which are drawn again when needed; those not looked at longest go first.",
    default: "500",
    schema: wholeNumber(0, 1_000_000),
  },
  {
    name: "IBID_UPLOAD_MB",
    help: "Largest file that can be uploaded through the web.",
    default: "2048",
    schema: wholeNumber(1, 2_048),
  },
  {
    name: "IBID_UPLOAD_FILES",
    help: "Most files in one upload without JavaScript.",
    default: "200",
    schema: wholeNumber(1, 10_000),
  },
  {
    name: "IBID_UPLOAD_DAYS",
    help: "Days that an upload which broke off can be gone on with.",
    default: "7",
    schema: wholeNumber(1, 365),
  },
  ...intakeSettings,
  {
    name: "IBID_SESSION_DAYS",
    help: "Days a sign-in lasts without use.",
    default: "14",
    schema: wholeNumber(1, 365),
  },
  {
    name: "IBID_PROXIES",
    help: "Reverse proxies in front of Ibid whose X-Forwarded headers are believed.",
    default: "0",
    schema: wholeNumber(0, 10),
  },
  {
    name: "IBID_INDEX_CHECK_HOURS",
    help: "Hours between checks that the search index is what the catalogue says.",
    default: "1",
    schema: z.coerce.number().min(0.001).max(10_000),
  },
  {
    name: "IBID_FIXITY_DAYS",
    help: "Days within which every kept byte is read again and compared with its digest; 0: only when asked.",
    default: "30",
    schema: wholeNumber(0, 3_650),
  },
  {
    name: "IBID_FIXITY_MB_S",
    help: "Megabytes a second that the rolling fixity check reads at most.",
    default: "10",
    schema: wholeNumber(1, 10_000),
  },
  {
    name: "IBID_REPLICA",
    help: "Folder with a copy of the vault, from which damaged files are repaired; unset: none are.",
    default: "",
    schema: z.string().min(1),
  },
  {
    name: "IBID_LOG",
    help: "How the server writes its messages to standard error: text, or json, an object a line.",
    default: "text",
    schema: z.enum(["text", "json"]),
  },
  {
    name: "IBID_METRICS_TOKEN",
    help: "Token with which Prometheus may read /metrics; unset: nobody may.",
    default: "",
    schema: z.string().min(16, "expected at least 16 characters"),
  },
  {
    name: "IBID_TSA_URL",
    help: "Address of a time-stamping authority (RFC 3161) that proofs are stamped by; unset: none.",
    default: "",
    schema: z.url({ protocol: /^https?$/ }),
  },
  {
    name: "IBID_EMBEDDINGS_URL",
    help: "Service that makes vectors for related passages: http://localhost:11434 (Ollama) or https://…/v1; unset: none.",
    default: "",
    schema: z.url({ protocol: /^https?$/ }),
  },
  {
    name: "IBID_EMBEDDINGS_MODEL",
    help: "Model of that service; needed with IBID_EMBEDDINGS_URL. Every passage is sent to it.",
    default: "",
    schema: z.string().min(1).max(200),
  },
  {
    name: "IBID_EMBEDDINGS_KEY",
    help: "Key for that service, when it asks for one.",
    default: "",
    secret: true,
    schema: z.string(),
  },
  {
    name: "IBID_SMTP_URL",
    help: "Mail server that sends e-mail, such as smtps://name:password@mail.example; unset: none is sent.",
    default: "",
    secret: true,
    schema: z.url({ protocol: /^smtps?$/, error: "expected smtp://… or smtps://…" }),
  },
  {
    name: "IBID_MAIL_FROM",
    help: "Whom e-mail comes from, such as Ibid <ibid@archive.example>; needed with IBID_SMTP_URL.",
    default: "",
    schema: z
      .string()
      .regex(
        /^(?:[^<>@\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/,
        "expected an address such as Ibid <ibid@archive.example>",
      ),
  },
  {
    name: "IBID_SOURCE_CODE",
    help: "Address where readers get the source of this program, as its licence asks of public servers.",
    default: "",
    schema: z.url({ protocol: /^https?$/ }),
  },
] as const satisfies readonly Setting[];
