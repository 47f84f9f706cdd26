import assert from "node:assert/strict";
import test from "node:test";
import { deviceWords } from "../../../server/accounts/device-words.js";

test("browsers are named as their owners know them", () => {
  const chrome = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36";
  for (const [agent, words] of [
    ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"],
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome}`, "Chrome on Windows"],
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Edg/147.0.0.0`, "Edge on Windows"],
    [`Mozilla/5.0 (Linux; Android 16; Pixel) ${chrome}`, "Chrome on Android"],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1 Version/19.0 Mobile Safari/604.1",
      "Safari on iPhone",
    ],
    ["curl/8.5.0", "curl"],
    ["", null],
    ["<script>", null],
  ] as const) {
    assert.equal(deviceWords(agent), words, agent);
  }
});
