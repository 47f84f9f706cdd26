/** The addresses by which an archive is proved and operated. */
import { requireRight } from "../accounts/require-right.js";
import { logHead, logLines, logPage, signLog } from "../pages/log.js";
import { reindexAll, retryAll, systemPage, verifyAll } from "../pages/system.js";
import type { Site } from "../site.js";
import { get, post, type Route } from "./route.js";

export function operatingTable(site: Site): Route[] {
  const archivist = requireRight("keep");
  const administrator = requireRight("run");
  return [
    get("/log", archivist, logPage(site)),
    get("/log.jsonl", archivist, logLines(site)),
    get("/log/head", logHead(site)),
    post("/log/sign", archivist, signLog(site)),
    get("/system", administrator, systemPage(site)),
    post("/system/retry", administrator, retryAll(site)),
    post("/system/verify", administrator, verifyAll(site)),
    post("/system/reindex", administrator, reindexAll(site)),
  ];
}
