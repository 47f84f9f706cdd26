import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { ConfigError, readConfig } from "../../server/config.js";
import { settings } from "../../server/settings.js";
import { projectRoot } from "../project-root.js";

test("every setting stands in .env.example with its help and default, and nothing else does", () => {
  const expected = settings
    .map(({ name, help, default: value }) => `# ${help}\n#${name}=${value}\n`)
    .join("\n");
  const written = readFileSync(join(projectRoot, ".env.example"), "utf8");
  assert.equal(written.slice(written.indexOf("\n\n") + 2), expected);
});

test("the defaults make a whole configuration", () => {
  const config = readConfig({});
  assert.equal(config.port, 3000);
  assert.equal(config.engine.url, null);
  assert.equal(config.samples, true);
});

test("no samples are loaded in production", () => {
  assert.equal(readConfig({ NODE_ENV: "production" }).samples, false);
});

for (const [name, value] of [
  ["PORT", "80a"],
  ["PORT", "70000"],
  ["MEILI_URL", "localhost:7700"],
  ["IBID_UPLOAD_MB", "0"],
  ["NODE_ENV", "prod"],
  ["IBID_SAMPLES", "maybe"],
] as const) {
  test(`a setting ${name}=${value} is refused by its name`, () => {
    assert.throws(
      () => readConfig({ [name]: value }),
      (error) =>
        error instanceof ConfigError && error.message.includes(name) && error.message.includes(value),
    );
  });
}

test("e-mail needs both of its settings, and a wrong one is told without the password", () => {
  assert.throws(
    () => readConfig({ IBID_SMTP_URL: "smtp://mail.example" }),
    /IBID_SMTP_URL needs IBID_MAIL_FROM/,
  );
  assert.throws(() => readConfig({ IBID_MAIL_FROM: "a@b.example" }), /IBID_MAIL_FROM needs IBID_SMTP_URL/);
  const both = { IBID_SMTP_URL: "smtps://ibid:pw@mail.example", IBID_MAIL_FROM: "Ibid <a@b.example>" };
  assert.deepEqual(readConfig(both).mail, { url: both.IBID_SMTP_URL, from: both.IBID_MAIL_FROM });
  assert.throws(
    () => readConfig({ ...both, IBID_SMTP_URL: "http://ibid:sesame@mail.example" }),
    (error) =>
      error instanceof ConfigError && /IBID_SMTP_URL/.test(error.message) && !/sesame/.test(error.message),
  );
  assert.throws(() => readConfig({ ...both, IBID_MAIL_FROM: "nobody" }), /IBID_MAIL_FROM is "nobody"/);
});
