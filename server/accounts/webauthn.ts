/** Passkeys (WebAuthn): the one place that speaks to its library. A passkey here always asks for its owner's finger, face or PIN. */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import type { PasskeyRow } from "../../storage/catalogue/account-tables.js";

/** Loaded with the first passkey: it takes as long as the half of all else that a start loads. */
const library = () => import("@simplewebauthn/server");

export interface Place {
  /** Under which people reach the archive. */
  publicAddress: string;
  archiveName: string;
}

const hostOf = ({ publicAddress }: Place) => new URL(publicAddress).hostname;
const originOf = ({ publicAddress }: Place) => new URL(publicAddress).origin;

/** What a browser needs to make a passkey, with the challenge that its answer must carry. */
export async function creationOptions(
  place: Place,
  { id, name, held }: { id: string; name: string; held: readonly PasskeyRow[] },
) {
  return (await library()).generateRegistrationOptions({
    rpName: place.archiveName,
    rpID: hostOf(place),
    userName: name,
    userDisplayName: name,
    userID: new Uint8Array(Buffer.from(id)),
    attestationType: "none",
    excludeCredentials: held.map((one) => ({ id: one.id, transports: JSON.parse(one.transports) })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
}

/** What a browser needs to sign in with any passkey it has for this archive. */
export async function requestOptions(place: Place) {
  return (await library()).generateAuthenticationOptions({
    rpID: hostOf(place),
    userVerification: "required",
  });
}

export type MadePasskey = Pick<PasskeyRow, "id" | "public_key" | "counter" | "transports">;

/** The passkey that a browser made for this challenge; null when the answer does not prove that. */
export async function madePasskey(
  place: Place,
  answer: unknown,
  challenge: string,
): Promise<MadePasskey | null> {
  try {
    const { verified, registrationInfo } = await (await library()).verifyRegistrationResponse({
      response: answer as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: originOf(place),
      expectedRPID: hostOf(place),
      requireUserVerification: true,
    });
    if (!verified) return null;
    const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
    return {
      ...{ id, counter, transports: JSON.stringify(transports) },
      public_key: Buffer.from(publicKey).toString("base64url"),
    };
  } catch {
    // The library throws for whatever is wrong with an answer; to the one who sent it that is one refusal.
    return null;
  }
}

/** The counter of the passkey when the answer was signed by it for this challenge; else null. */
export async function usedPasskey(
  place: Place,
  answer: unknown,
  { challenge, held }: { challenge: string; held: PasskeyRow },
): Promise<number | null> {
  try {
    const { verified, authenticationInfo } = await (await library()).verifyAuthenticationResponse({
      response: answer as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: originOf(place),
      expectedRPID: hostOf(place),
      requireUserVerification: true,
      credential: {
        id: held.id,
        publicKey: new Uint8Array(Buffer.from(held.public_key, "base64url")),
        counter: held.counter,
      },
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch {
    return null;
  }
}

/** The id of the passkey that an answer says it is of. */
export function passkeyIdIn(answer: unknown): string {
  const id = typeof answer === "object" && answer !== null && "id" in answer ? answer.id : null;
  return typeof id === "string" ? id : "";
}
