import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { describe, test } from "node:test";
import { isProcessAlive, pidOf, processIdentity } from "../../storage/process-identity.js";

describe("the names of processes", () => {
  test("this process lives under its name, which does not change", () => {
    assert.equal(processIdentity(), processIdentity(process.pid));
    assert.match(processIdentity(), new RegExp(`^${process.pid}-\\d+$`));
    assert.equal(pidOf(processIdentity()), process.pid);
    assert.equal(isProcessAlive(processIdentity()), true);
  });

  test("a process that has ended is known to be gone", async () => {
    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    await once(child, "spawn");
    const identity = processIdentity(child.pid);
    assert.equal(isProcessAlive(identity), true);
    child.kill("SIGKILL");
    await once(child, "exit");
    assert.equal(isProcessAlive(identity), false);
  });

  test("a later process under the same number is not taken for the earlier one", (context) => {
    if (!existsSync("/proc/self/stat")) return context.skip("this system has no /proc");
    assert.equal(isProcessAlive(`${process.pid}-1`), false);
  });

  test("what is no name of a process is nobody", () => {
    for (const name of ["", "-", "abc-1", "0-1", "-1-1", "1.5-1", "99999999-1"]) {
      assert.equal(isProcessAlive(name), false, name);
    }
  });
});
