/** A passkey, made and used in a real browser with an authenticator of its own. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { addAccount } from "../add-account.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../served-archive.js";
import { type Browser, startBrowser } from "../views/chromium.js";
import { type Visitor, visit } from "./visitor.js";

const password = "correct horse battery";
let browser: Browser;
let archive: ServedArchive;
let remove: () => Promise<void>;
let address: string;

before(async () => {
  const folder = await archiveFolder("passkeys");
  remove = folder.remove;
  await addAccount(folder.folder, "Ida Wells", password);
  [browser, archive] = await Promise.all([startBrowser(), serveArchive(folder.folder)]);
  // A passkey belongs to a name, never to a bare IP address.
  address = archive.address.replace("127.0.0.1", "localhost");
});
after(async () => {
  await browser?.close();
  await archive?.stop();
  await remove();
});

/** Gives the window a device that has seen its owner's finger. */
async function withDevice({ page }: Visitor) {
  const device = await page.context().newCDPSession(page);
  await device.send("WebAuthn.enable");
  const { authenticatorId } = await device.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    finger: (isUserVerified: boolean) =>
      device.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }),
  };
}

async function signInWithPassword({ page }: Visitor): Promise<void> {
  await page.goto(`${address}/sign-in?next=/account`);
  await page.getByLabel("Name").fill("Ida Wells");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(`${address}/account`);
}

for (const width of [1280, 390]) {
  test(`an account gets a passkey and is opened by it, ${width} px wide`, async () => {
    const ida = await visit(browser, { name: "passkeys", width });
    const { page } = ida;
    const device = await withDevice(ida);
    await signInWithPassword(ida);
    await page.getByLabel("Name for a new one").fill(`laptop ${width}`);
    await page.locator("#passkey-password").fill("wrong password!");
    ida.expect(422);
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await page.getByText("That is not your password").waitFor();
    await page.locator("#passkey-password").fill(password);
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await page.getByText(`laptop ${width}`, { exact: true }).waitFor();
    await ida.look("account");
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.goto(`${address}/sign-in?next=/account`);
    await ida.look("sign-in");
    await device.finger(false);
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await page.getByText("Nothing was done").waitFor();
    await device.finger(true);
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await page.waitForURL(`${address}/account`);
    assert.match(await page.locator("#passkeys-h ~ ul").innerText(), /last used/);
    await page.getByRole("button", { name: `Remove “laptop ${width}”` }).click();
    await page.getByText("The passkey was removed here").waitFor();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.goto(`${address}/sign-in`);
    ida.expect(401);
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await page.getByText("This passkey opens no account here").waitFor();
    await ida.leave();
  });
}
