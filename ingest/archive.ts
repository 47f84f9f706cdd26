/** The archive as the stories of `ingest/` see it: its stores, its clock, and who is at work. */
import { randomBytes } from "node:crypto";
import type { Catalogue } from "../storage/catalogue/catalogue.js";
import type { SearchIndex } from "../storage/index/search-index.js";
import { idFromBytes } from "../storage/model/identity.js";
import type { Act } from "../storage/model/record-change.js";
import type { Vault } from "../storage/vault/vault.js";
import type { CaptureDesk } from "./capture/usual-capture.js";
import type { LeaseHolder } from "./lease-holder.js";
import type { Embedder } from "./near/embedder.js";
import type { Quarantine } from "./quarantine.js";
import type { ReaderPool } from "./reading/pool.js";
import type { NameFinder } from "./suggest/look-through.js";

export type Log = (
  level: "info" | "warn" | "error",
  message: string,
  facts?: Record<string, unknown>,
) => void;

export interface Archive {
  vault: Vault;
  catalogue: Catalogue;
  index: SearchIndex;
  pool: ReaderPool;
  names: NameFinder;
  quarantine: Quarantine;
  /** A command works beside the server, and looks at nothing that is watched. */
  role: "server" | "command";
  /** Epoch milliseconds. */
  now(): number;
  /** What this process works on, beside others. */
  leases: LeaseHolder;
  log: Log;
  /** Where the private key lies that proofs are signed with. */
  keysFolder: string;
  /** How addresses are captured, and within which limits. */
  capture: CaptureDesk;
  /** Folders in which, and below which, folders may be watched. */
  watchable: readonly string[];
  /** The mail server with name and password (`imaps://…`); null when the operator named none. */
  mailbox: string | null;
  /** The authority that stamps proofs with the time; null when the operator named none. */
  timestampAuthority: string | null;
  /** Makes vectors of texts; null when the operator named no service for it. */
  embedder: Embedder | null;
}

/** The stores a story needs when it neither reads files nor searches. */
export type Stores = Pick<Archive, "vault" | "catalogue" | "now">;

/** The moment in the archive's written form. */
export function moment(archive: Pick<Archive, "now">): string {
  return new Date(archive.now()).toISOString();
}

/** A new id of `length` characters. */
export function newId(length: number): string {
  return idFromBytes(randomBytes(length), length);
}

/** Something `by` does now. */
export function newAct(archive: Pick<Archive, "now">, by: string): Act {
  return { id: newId(16), by, at: moment(archive) };
}

/** The vault's names for what it keeps. */
export const documentObject = (id: string) => `urn:ibid:document:${id}`;
export const accessionObject = (number: string) => `urn:ibid:accession:${number}`;
export const authorityObject = (id: string) => `urn:ibid:authority:${id}`;
export const collectionObject = (id: string) => `urn:ibid:collection:${id}`;
/** A part of the log, by the number of its first entry; never changed once it is there. */
export const logObject = (first: number) => `urn:ibid:log:${String(first).padStart(12, "0")}`;
/** The note that stays of an erased document. */
export const erasureObject = (document: string) => `urn:ibid:erasure:${document}`;
export const seriesObject = (id: string) => `urn:ibid:series:${id}`;
/** The one object of the archive's public keys. */
export const keysObject = "urn:ibid:keys";
const documentPrefix = documentObject("");
const accessionPrefix = accessionObject("");
const authorityPrefix = authorityObject("");
const collectionPrefix = collectionObject("");
const erasurePrefix = erasureObject("");
const seriesPrefix = seriesObject("");

/** What a vault object is, from its name; null when it is none of ours. */
export function objectOf(
  urn: string,
):
  | { document: string }
  | { accession: string }
  | { authority: string }
  | { collection: string }
  | { log: number }
  | { erasure: string }
  | { series: string }
  | { keys: true }
  | null {
  if (urn === keysObject) return { keys: true };
  if (/^urn:ibid:log:\d{12}$/.test(urn)) return { log: Number(urn.slice(-12)) };
  if (urn.startsWith(documentPrefix)) return { document: urn.slice(documentPrefix.length) };
  if (urn.startsWith(accessionPrefix)) return { accession: urn.slice(accessionPrefix.length) };
  if (urn.startsWith(authorityPrefix)) return { authority: urn.slice(authorityPrefix.length) };
  if (urn.startsWith(collectionPrefix)) return { collection: urn.slice(collectionPrefix.length) };
  if (urn.startsWith(erasurePrefix)) return { erasure: urn.slice(erasurePrefix.length) };
  if (urn.startsWith(seriesPrefix)) return { series: urn.slice(seriesPrefix.length) };
  return null;
}
