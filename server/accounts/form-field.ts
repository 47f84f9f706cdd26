import type { Request } from "express";

/** A field of a posted form or JSON body: its text, or "" when it is missing or not one text. */
export function formField(request: Request, name: string): string {
  const body: unknown = request.body;
  if (typeof body !== "object" || body === null || !Object.hasOwn(body, name)) return "";
  const value = (body as Record<string, unknown>)[name];
  return typeof value === "string" ? value : "";
}

/** A field that may come several times: its texts in order; none when it is missing. */
export function formList(request: Request, name: string): string[] {
  const body: unknown = request.body;
  if (typeof body !== "object" || body === null || !Object.hasOwn(body, name)) return [];
  const value = (body as Record<string, unknown>)[name];
  return (Array.isArray(value) ? value : [value]).filter((each) => typeof each === "string");
}
