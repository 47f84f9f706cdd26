/** One version in an inventory: when, why, by whom, and which files it shows. OCFL 1.1 section 3.5.3.1. */
import { conflictingPaths, pathFault } from "../logical-path.js";
import type { Findings } from "./findings.js";
import { isObject, type JsonObject, stringsIn, unknownKeys } from "./json.js";

const uriPattern = /^[a-z][a-z0-9+.-]*:\S+$/i;

/** Internet date/time, with seconds and a zone. Source: RFC 3339 section 5.6. */
const datePattern =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** True when the text has the form of a URI. */
export function isUri(text: string): boolean {
  return uriPattern.test(text);
}

/** Checks one version; every digest its state names goes into `used`. */
export function checkVersion(name: string, version: unknown, used: Set<string>, found: Findings): void {
  if (!isObject(version)) {
    found.add("E047", `${name} is not an object`);
    return;
  }
  for (const key of unknownKeys(version, ["created", "state", "message", "user"])) {
    found.add("E102", `${name} has an unknown key ${key}`);
  }
  checkCreated(name, version, found);
  checkState(name, version, used, found);
  checkReason(name, version, found);
}

function checkCreated(name: string, version: JsonObject, found: Findings): void {
  const { created } = version;
  if (created === undefined) found.add("E048", `${name} does not say when it was created`);
  else if (typeof created !== "string" || !isDate(created)) {
    found.add(
      "E049",
      `${name} was created at ${JSON.stringify(created)}, which is no RFC 3339 date and time`,
    );
  }
}

function isDate(text: string): boolean {
  if (!datePattern.test(text)) return false;
  const [year, month, day] = text.slice(0, 10).split("-").map(Number);
  return new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day)).getUTCDate() === day;
}

function checkState(name: string, version: JsonObject, used: Set<string>, found: Findings): void {
  const { state } = version;
  if (state === undefined) found.add("E048", `${name} has no state`);
  else if (!isObject(state)) found.add("E050", `The state of ${name} is not an object`);
  if (!isObject(state)) return;
  const paths: string[] = [];
  for (const [digest, value] of Object.entries(state)) {
    used.add(digest);
    const listed = stringsIn(value);
    if (listed === null) found.add("E051", `In ${name}, ${digest} does not list paths`);
    else for (const one of listed) paths.push(one);
  }
  checkLogicalPaths(name, paths, found);
}

function checkLogicalPaths(name: string, paths: readonly string[], found: Findings): void {
  const seen = new Set<string>();
  for (const path of paths) {
    const fault = pathFault(path);
    if (fault === "slash at an end") found.add("E053", `In ${name}, "${path}" begins or ends with a slash`);
    if (path.split("/").some((part) => part === "." || part === "..") || /^\/\/|.\/\//.test(path)) {
      found.add("E052", `In ${name}, "${path}" has an empty, . or .. part`);
    } else if (path === "") found.add("E052", `In ${name} there is an empty path`);
    if (seen.has(path)) found.add("E095", `In ${name}, "${path}" stands twice`);
    seen.add(path);
  }
  for (const [folder, path] of conflictingPaths(seen)) {
    found.add("E095", `In ${name}, "${folder}" is a file and the folder of "${path}"`);
  }
}

function checkReason(name: string, version: JsonObject, found: Findings): void {
  const { message, user } = version;
  if (message === undefined || user === undefined) found.add("W007", `${name} lacks a message or a user`);
  if (message !== undefined && typeof message !== "string") {
    found.add("E094", `The message of ${name} is not a text`);
  }
  if (user !== undefined) checkUser(name, user, found);
}

function checkUser(name: string, user: unknown, found: Findings): void {
  if (!isObject(user) || typeof user.name !== "string" || user.name === "") {
    found.add("E054", `The user of ${name} has no name`);
    return;
  }
  for (const key of unknownKeys(user, ["name", "address"])) {
    found.add("E102", `The user of ${name} has an unknown key ${key}`);
  }
  const { address } = user;
  if (address === undefined || address === "") found.add("W008", `The user of ${name} has no address`);
  else if (typeof address !== "string" || !isUri(address)) {
    found.add("W009", `The user's address in ${name} is not a URI`);
  }
}
