/**
 * What the archive asks of its vault: keep whole objects of named files for ever, give them back, and say
 * honestly whether they are still what was put in. `file-vault.ts` keeps them in a folder as an OCFL 1.1
 * storage root; an S3 one can follow. The vault knows nothing of documents, records or passages.
 */
import type { Readable } from "node:stream";
import type { Digest } from "../model/digest.js";
import type { Pace } from "./validate/digests.js";

/** A file to be kept, under a logical path inside its object: `record.json`, `versions/1/text.txt`. */
export type VaultFile = { path: string } & (
  | { content: string | Uint8Array }
  /** A file on the same machine; it is copied, never moved, and its digest is checked while copying. */
  | { from: string; sha256?: Digest }
);

/** One change of an object: who, why, when. Becomes the OCFL version's `user`, `message` and `created`. */
export interface Change {
  by: string;
  message: string;
  /** ISO 8601 UTC. */
  at: string;
}

/** What an object holds now. */
export interface VaultObject {
  id: string;
  /** The number of OCFL versions it has; not a document's version number. */
  head: number;
  files: { path: string; sha512: Digest }[];
}

/** Something wrong with a kept object. */
export interface Problem {
  id: string;
  path: string | null;
  /** `wrong` bytes, `missing` file, `unexpected` file, or an object that is not sound OCFL. */
  kind: "wrong" | "missing" | "unexpected" | "invalid";
  message: string;
}

export interface Vault {
  /** Keeps a new object, whole and flushed to disk, or nothing at all. Throws VaultConflict when the id is taken. */
  create(id: string, files: readonly VaultFile[], change: Change): Promise<VaultObject>;
  /**
   * Adds one state to an object: the files it held, with `files` added or replacing those of the same path.
   * When `expectHead` is given and another writer was quicker, throws VaultConflict and writes nothing.
   */
  update(id: string, files: readonly VaultFile[], change: Change, expectHead?: number): Promise<VaultObject>;
  /** The newest state, or null when there is no such object. */
  inspect(id: string): Promise<VaultObject | null>;
  /** The bytes of one file of the newest state, checked against their digest. Throws VaultMissing or VaultDamaged. */
  read(id: string, path: string): Promise<Buffer>;
  /** The same as a stream, with its size, unchecked: for originals of any size. */
  open(id: string, path: string): Promise<{ stream: Readable; bytes: number }>;
  /** A path on this machine under which the file can be read (never written) by an extractor. */
  locate(id: string, path: string): Promise<string>;
  /** Every object's id, in no promised order. */
  list(): AsyncIterable<string>;
  /** Re-reads every byte of an object and reports what is not as it should be; empty when sound. `pace` slows it down. */
  verify(id: string, pace?: Pace): Promise<Problem[]>;
  /**
   * Puts files of an object that are missing or not as in the replica (another vault of the same layout) in place again
   * from there, and returns their paths. Throws VaultMissing or VaultDamaged when the replica cannot help.
   */
  repair(id: string, replica: string): Promise<string[]>;
  /** Takes an object away for good. Only samples are ever removed so, and never while another process writes them. */
  purge(id: string): Promise<void>;
}

/** The id is taken, or another writer changed the object first. */
export class VaultConflict extends Error {
  override name = "VaultConflict";
}

/** No such object, or no such file in it. */
export class VaultMissing extends Error {
  override name = "VaultMissing";
}

/** The vault's folder cannot take what it was given: full, read-only or closed to this user. Nothing was kept. */
export class VaultUnwritable extends Error {
  override name = "VaultUnwritable";
}

/** Bytes are not what their digest or inventory says; giving them out would be a lie. */
export class VaultDamaged extends Error {
  override name = "VaultDamaged";
}
