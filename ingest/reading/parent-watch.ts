/** A thread of the child process that ends it when its parent is gone, even while it is busy. */
import { workerData } from "node:worker_threads";

const interval = 500;

setInterval(() => {
  if (process.ppid !== workerData) process.kill(process.pid, "SIGKILL");
}, interval);
