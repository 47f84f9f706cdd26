/** Passkeys: making one on the page of the account, signing in with one. Without this, passwords do all of it. */

const toBytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
const toText = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

interface Named {
  id: string;
  type: "public-key";
}
interface CreationJson {
  challenge: string;
  user: { id: string; name: string; displayName: string };
  excludeCredentials?: Named[];
}
interface RequestJson {
  challenge: string;
  rpId: string;
  userVerification: UserVerificationRequirement;
}

const said = document.getElementById("passkey-said");
const making = document.getElementById("new-passkey");
const using = document.getElementById("use-passkey");

if ("PublicKeyCredential" in window) {
  if (making instanceof HTMLFormElement) begin(making, () => make(making));
  if (using instanceof HTMLFormElement) begin(using, () => use(using));
} else if (said) said.textContent = "This browser knows no passkeys.";

/** Shows the form, which is of no use without this module, and answers it. */
function begin(form: HTMLFormElement, work: () => Promise<string>): void {
  form.hidden = false;
  say("");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    if (button) button.disabled = true;
    say("Waiting for your device …");
    work()
      .then((next) => location.assign(next))
      .catch((error: unknown) => {
        say(inWords(error));
        if (button) button.disabled = false;
      });
  });
}

async function make(form: HTMLFormElement): Promise<string> {
  const { name = "", password = "" } = fieldsOf(form);
  const options = await send<CreationJson & Record<string, unknown>>(form, "options", { password });
  const publicKey = {
    ...options,
    challenge: toBytes(options.challenge),
    user: { ...options.user, id: toBytes(options.user.id) },
    excludeCredentials: (options.excludeCredentials ?? []).map((one) => ({ ...one, id: toBytes(one.id) })),
  } as unknown as PublicKeyCredentialCreationOptions;
  const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
  const response = made.response as AuthenticatorAttestationResponse;
  const passkey = {
    ...answerOf(made),
    response: {
      clientDataJSON: toText(response.clientDataJSON),
      attestationObject: toText(response.attestationObject),
      transports: response.getTransports?.() ?? [],
    },
  };
  return (await send<{ next: string }>(form, "answer", { name, passkey })).next;
}

async function use(form: HTMLFormElement): Promise<string> {
  const { next = "" } = fieldsOf(form);
  const options = await send<RequestJson>(form, "options", {});
  const publicKey = {
    challenge: toBytes(options.challenge),
    rpId: options.rpId,
    userVerification: options.userVerification,
  };
  const used = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
  const response = used.response as AuthenticatorAssertionResponse;
  const passkey = {
    ...answerOf(used),
    response: {
      clientDataJSON: toText(response.clientDataJSON),
      authenticatorData: toText(response.authenticatorData),
      signature: toText(response.signature),
      ...(response.userHandle && { userHandle: toText(response.userHandle) }),
    },
  };
  return (await send<{ next: string }>(form, "answer", { next, passkey })).next;
}

function answerOf(credential: PublicKeyCredential) {
  const { id, type } = credential;
  return { id, rawId: id, type, clientExtensionResults: credential.getClientExtensionResults() };
}

/** Sends JSON to the address in the form's `data-` attribute; throws the archive's own words. */
async function send<T>(form: HTMLFormElement, to: "options" | "answer", body: object): Promise<T> {
  const answer = await fetch(form.dataset[to] ?? "", {
    method: "POST",
    headers: {
      accept: "application/json",
      "content-type": "application/json",
      "x-csrf-token": fieldsOf(form).csrf ?? "",
    },
    body: JSON.stringify(body),
  });
  const json = (await answer.json()) as T & { error?: { message?: string } };
  if (!answer.ok) throw new Error(json.error?.message ?? `The archive answered ${answer.status}.`);
  return json;
}

function fieldsOf(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
}

function inWords(error: unknown): string {
  if (error instanceof DOMException && error.name === "InvalidStateError")
    return "This device has a passkey for your account already.";
  if (error instanceof DOMException)
    return "Nothing was done: the device did not confirm it, or took too long.";
  return error instanceof Error ? error.message : String(error);
}

function say(words: string): void {
  if (said) said.textContent = words;
}

export {};
