/** Parameters are parsed at the edge; what does not fit answers 400 with the parameter named. */
import type { Request } from "express";
import { z } from "zod";
import { collectionIdSchema } from "../storage/model/collection.js";
import { authorityIdSchema, citationIdSchema, documentIdSchema } from "../storage/model/identity.js";
import { HttpError } from "./errors.js";

/** A repeatable parameter: absent, once or many times. */
export const listParameter = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (Array.isArray(value) ? value : [value]).filter((each) => each !== ""))
  .default([]);

export const versionParameter = z.coerce.number("expected a version number").int().min(1).max(1_000_000);
export const offsetParameter = z.coerce.number("expected an offset").int().min(0).max(1_000_000_000);

/** Parses `values` by `schema`, or answers 400 naming the first parameter that does not fit. */
export function parameters<S extends z.ZodType>(schema: S, values: unknown): z.infer<S> {
  refuseNul(values);
  const result = schema.safeParse(values);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const name = issue?.path.join(".") || "request";
  const came = (values as Record<string, unknown> | undefined)?.[String(issue?.path[0])];
  const shown = came === undefined ? "nothing" : JSON.stringify(came).slice(0, 100);
  throw new HttpError(400, `Parameter “${name}”: ${issue?.message ?? "not as expected"}; got ${shown}.`, {
    parameter: name,
  });
}

/** No store takes the character NUL, and nobody types it. */
function refuseNul(values: unknown): void {
  for (const [name, value] of Object.entries(values ?? {})) {
    if (!JSON.stringify(value ?? "").includes("\\u0000")) continue;
    throw new HttpError(400, `Parameter “${name}”: expected text without the character NUL.`, {
      parameter: name,
    });
  }
}

/** The document id in the path; 404 when it is not even the form of one, for no such document can exist. */
export function documentParameter(request: Request): string {
  return idParameter(documentIdSchema, request.params.id, "document");
}

/** The id of a person, body, place or topic in the path; 404 when it is not even the form of one. */
export function tagParameter(request: Request): string {
  return idParameter(authorityIdSchema, request.params.id, "tag");
}

export function citationParameter(request: Request): string {
  return idParameter(citationIdSchema, request.params.id, "citation");
}

export function collectionParameter(request: Request): string {
  return idParameter(collectionIdSchema, request.params.id, "collection");
}

/** The version number in the path; 404 when it is none. */
export function versionInPath(request: Request): number {
  const result = versionParameter.safeParse(request.params.version);
  if (!result.success) throw new HttpError(404, `There is no version “${String(request.params.version)}”.`);
  return result.data;
}

/** The page number in the path, counted from 1; 404 when it is none. */
export function pageInPath(request: Request): number {
  const result = versionParameter.safeParse(request.params.page);
  if (!result.success) throw new HttpError(404, `There is no page “${String(request.params.page)}”.`);
  return result.data;
}

function idParameter(schema: z.ZodType<string>, value: unknown, what: string): string {
  const result = schema.safeParse(value);
  if (!result.success) throw new HttpError(404, `There is no ${what} “${String(value)}” here.`);
  return result.data;
}
