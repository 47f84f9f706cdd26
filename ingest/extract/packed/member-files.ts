/**
 * The files inside a container: listed, and their bytes written into the scratch folder under names of our own, so
 * that no name in a container can lead anywhere else. The limits hold whatever the container claims.
 */
import { type FileHandle, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { cleanText } from "../clean-text.js";
import type { Member } from "../extraction.js";

export interface MemberLimits {
  /** Files of one container that are listed. */
  mostMembers: number;
  /** Bytes unpacked from one container, all files together. */
  mostBytes: number;
  /** Unpacked bytes to one byte of the container. */
  steepestRatio: number;
  /** Bytes up to which the ratio does not matter. */
  ratioMatters: number;
}

/** Repetitive tables pack some 100 to 1; what packs far better is a bomb. */
export const memberLimits: MemberLimits = {
  mostMembers: 10_000,
  mostBytes: 2 * 1024 * 1024 * 1024,
  steepestRatio: 300,
  ratioMatters: 64 * 1024 * 1024,
};

/** A file in a container, as the container names it. */
export interface NamedMember {
  name: string;
  /** Where it stands; made unique when another has the same. */
  place: string;
  address?: string;
}

/** Takes the bytes of one member, chunk by chunk. */
export type Write = (bytes: Uint8Array) => Promise<void>;

export interface MemberFiles {
  members: Member[];
  /** Lists a file that stays where it is, with the reason in words. */
  leave(member: NamedMember, reason: string): void;
  /**
   * Lists a file and writes what `fill` gives. A `LeftInside` that `fill` throws, and a limit, leave it in the
   * container with the reason; every other error is passed on.
   */
  take(member: NamedMember, fill: (write: Write) => Promise<void>): Promise<void>;
  /** Sentences on what is not listed. */
  warnings(): string[];
}

/** A member cannot be taken out of its container; the message says why, in words for the archivist. */
export class LeftInside extends Error {
  override name = "LeftInside";
}

/** Names and places longer than this are cut: no folder is as deep. */
const longestName = 250;
const longestPlace = 1000;

/**
 * Begins the list of a container of `size` bytes. Without `scratch` its files are only named.
 */
export function memberFiles(
  scratch: string | undefined,
  size: number,
  limits: MemberLimits = memberLimits,
): MemberFiles {
  const members: Member[] = [];
  const placeFor = uniquePlaces();
  const room = Math.min(limits.mostBytes, Math.max(limits.ratioMatters, limits.steepestRatio * size));
  let written = 0;
  let unlisted = 0;

  function list(member: NamedMember, path: string | null, reason: string | null): void {
    const place = placeFor(member.place);
    const address = member.address === undefined ? {} : { address: member.address };
    members.push({ name: shortened(member.name, longestName), place, path, reason, ...address });
  }

  return {
    members,
    leave(member, reason) {
      if (members.length >= limits.mostMembers) unlisted += 1;
      else list(member, null, reason);
    },
    async take(member, fill) {
      if (members.length >= limits.mostMembers) {
        unlisted += 1;
        return;
      }
      if (scratch === undefined) return list(member, null, "listed only, not unpacked");
      const path = join(scratch, `member-${members.length + 1}`);
      let own = 0;
      const failure = await fillFile(path, fill, (length) => {
        own += length;
        if (written + own > room) throw new LeftInside(tooMuch(room));
      });
      if (failure !== null || own === 0) {
        await rm(path, { force: true });
        return list(member, null, failure ?? "it is empty: it has 0 bytes");
      }
      written += own;
      list(member, path, null);
    },
    warnings: () =>
      unlisted === 0
        ? []
        : [`${unlisted} more files inside are not listed: at most ${limits.mostMembers} of one file are.`],
  };
}

function tooMuch(room: number): string {
  return `with it, the files inside would unpack to more than ${room} bytes; upload it by itself`;
}

/** Null when the file was filled, else why it was not. */
async function fillFile(
  path: string,
  fill: (write: Write) => Promise<void>,
  count: (length: number) => void,
): Promise<string | null> {
  const file: FileHandle = await open(path, "wx");
  let failed: unknown = null;
  try {
    await fill(async (bytes) => {
      try {
        count(bytes.length);
        await file.writeFile(bytes);
      } catch (error) {
        failed = error;
        throw error;
      }
    });
    return null;
  } catch (error) {
    // A full disk is no fault of the member, whatever the unpacking library makes of it.
    const cause = failed ?? error;
    if (cause instanceof LeftInside) return cause.message;
    throw cause;
  } finally {
    await file.close();
  }
}

/**
 * A name with folders as a member. Both slashes divide: programs write either.
 */
export function memberAt(path: string): NamedMember {
  return { name: path.split(/[\\/]/).findLast((part) => part.trim() !== "") ?? "", place: path };
}

/** True for a name that, taken as a path, would lead out of the folder it is unpacked into. */
export function leadsOutside(path: string): boolean {
  return /^(?:[\\/]|[A-Za-z]:\S)/.test(path) || path.split(/[\\/]/).includes("..") || path.includes("\0");
}

/** Why a file is left that says something of the machine it was made on, and nothing else. */
export const systemReason = "the system wrote it, not a person";

/** True of a reason for which nobody misses the file. */
export function isOfNoAccount(reason: string): boolean {
  return reason === systemReason;
}

export const outsideReason = "its name leads outside the container";

/** One line of plain characters, never empty. */
function shortened(name: string, longest: number): string {
  const line = cleanText(name.slice(0, 2 * longest)).replaceAll("\n", " ");
  if (line === "") return "unnamed";
  return line.length <= longest ? line : `${cleanText(line.slice(0, longest))}…`;
}

function uniquePlaces(): (place: string) => string {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return (place) => {
    const first = shortened(place, longestPlace);
    let unique = first;
    let count = counts.get(first) ?? 1;
    while (taken.has(unique)) {
      count += 1;
      unique = `${first} (${count})`;
    }
    counts.set(first, count);
    taken.add(unique);
    return unique;
  };
}
