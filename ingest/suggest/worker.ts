/** A thread of its own in which texts are looked through for names, so that nobody waits for that. */
import { parentPort } from "node:worker_threads";
import { findNames } from "./find-names.js";
import type { Reading } from "./suggested-name.js";

parentPort?.on("message", (reading: Reading) => parentPort?.postMessage(findNames(reading)));
