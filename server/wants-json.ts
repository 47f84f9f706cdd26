import type { Request } from "express";

/** The same address gives HTML to people and JSON to programs: browsers ask for HTML by name. */
export function wantsJson(request: Request): boolean {
  return request.accepts(["html", "json"]) === "json";
}
