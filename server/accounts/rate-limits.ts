/** How often the same visitor may try. Counts are kept in this process's memory and lost with it. */
import type { Request, RequestHandler, Response } from "express";
import { ipKeyGenerator, type Options, rateLimit } from "express-rate-limit";
import { foldedName } from "../../storage/catalogue/accounts.js";
import { HttpError } from "../errors.js";
import { bearerOf } from "./bearer.js";
import { formField } from "./form-field.js";
import { tokenDigest } from "./tokens.js";
import { visitorBehind, visitorOf } from "./visitor.js";

const quarterHourMs = 900_000;
/** Failed tries in a quarter of an hour. A person who mistypes needs fewer; a machine that guesses, millions. */
const failedTries = 10;

/**
 * Middleware for POSTs that test a secret: at most ten failed ones in a quarter of an hour from one address,
 * and as many for one account name from anywhere. Successful ones do not count. Needs the parsed body.
 */
export function limitTries(): RequestHandler[] {
  const shared = {
    windowMs: quarterHourMs,
    limit: failedTries,
    skipSuccessfulRequests: true,
  };
  return [
    limiter({ ...shared, keyGenerator: addressKey }, "attempts from this address"),
    limiter(
      { ...shared, keyGenerator: nameKey, skip: (request) => nameOf(request) === "" },
      "attempts for this name",
    ),
  ];
}

/** Middleware for acts that ask for the password of the one who is signed in: as few failed ones, whoever's browser it is. */
export function limitOwnTries(): RequestHandler {
  return limiter(
    {
      windowMs: quarterHourMs,
      limit: failedTries,
      skipSuccessfulRequests: true,
      keyGenerator: (request) => visitorBehind(request).account?.id ?? addressKey(request),
    },
    "attempts for this account",
  );
}

/**
 * Middleware for codes of the second step: as few failed ones for one account, from anywhere. `accountOf` says whose
 * code a request is.
 */
export function limitCodes(accountOf: (request: Request) => Promise<string | null>): RequestHandler[] {
  const shared = { windowMs: quarterHourMs, limit: failedTries, skipSuccessfulRequests: true };
  return [
    limiter({ ...shared, keyGenerator: addressKey }, "attempts from this address"),
    limiter(
      { ...shared, keyGenerator: async (request) => (await accountOf(request)) ?? addressKey(request) },
      "codes for this account",
    ),
  ];
}

/** Requests that one token may make in a minute. */
const tokenRequests = 600;

/** Middleware: failed tries with a token from one address, and all requests of one token. */
export function limitBearers(): RequestHandler[] {
  const skip = (request: Request) => bearerOf(request) === null;
  return [
    limiter(
      {
        windowMs: quarterHourMs,
        limit: failedTries,
        skip,
        // Only a token that does not hold is a try: what it may not do, or what is not there, is none.
        requestWasSuccessful: (_, response) => response.statusCode !== 401,
        skipSuccessfulRequests: true,
        keyGenerator: addressKey,
      },
      "attempts from this address",
    ),
    limiter(
      {
        windowMs: 60_000,
        limit: tokenRequests,
        skip,
        keyGenerator: (request) => tokenDigest(bearerOf(request) ?? ""),
      },
      "requests with this token",
    ),
  ];
}

/** Middleware: at most `limit` requests in `windowMs` milliseconds from one address, signed-in people apart. */
export function limitAnonymous({
  limit,
  windowMs,
  what,
}: {
  limit: number;
  windowMs: number;
  /** In the plural, for the message: "new citations". */
  what: string;
}): RequestHandler {
  return limiter(
    {
      limit,
      windowMs,
      keyGenerator: addressKey,
      skip: (_, response) => visitorOf(response).account !== null,
    },
    what,
  );
}

/** Middleware: at most `limit` requests in `windowMs` milliseconds of one account; for routes that need one. */
export function limitAccount(limits: { limit: number; windowMs: number; what: string }): RequestHandler {
  const { limit, windowMs, what } = limits;
  return limiter(
    { limit, windowMs, keyGenerator: (_, response) => visitorOf(response as Response).account?.id ?? "" },
    what,
  );
}

function limiter(options: Partial<Options>, what: string): RequestHandler {
  return rateLimit({
    ...options,
    standardHeaders: "draft-8",
    legacyHeaders: false,
    handler: (_request, response, next) => {
      const seconds = Number(response.getHeader("Retry-After"));
      const wait = seconds > 60 ? `${Math.ceil(seconds / 60)} minutes` : `${seconds} seconds`;
      next(new HttpError(429, `Too many ${what}. Try again in ${wait}.`, { retryAfterSeconds: seconds }));
    },
  });
}

/** One subscriber has a whole IPv6 network: the package cuts the address to its /56. */
function addressKey(request: Request): string {
  return ipKeyGenerator(request.ip ?? request.socket.remoteAddress ?? "unknown");
}

/** Of the same length whatever the name, so that names cannot fill the memory. */
function nameKey(request: Request): string {
  return tokenDigest(nameOf(request));
}

function nameOf(request: Request): string {
  return foldedName(formField(request, "name"));
}
