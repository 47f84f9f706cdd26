/** One address of the archive with what answers it. */
import type { RequestHandler } from "express";

export interface Route {
  method: "get" | "post";
  path: string;
  answer: RequestHandler[];
}

export const get = (path: string, ...answer: RequestHandler[]): Route => ({ method: "get", path, answer });
export const post = (path: string, ...answer: RequestHandler[]): Route => ({ method: "post", path, answer });
