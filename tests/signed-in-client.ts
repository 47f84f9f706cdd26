/** A visitor of a served archive over real HTTP: keeps its session, follows nothing, sends any bytes as a file. */
import { multipart, type Part } from "./multipart.js";

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
}

type Headings = Record<string, string>;

export interface Client {
  address: string;
  /** `name=value`, empty when not signed in. */
  cookie: string;
  /** What this visitor's forms send along; empty when not signed in. */
  csrf: string;
  get(path: string, headers?: Headings): Promise<Answer>;
  /** What programs get; fails unless the status is 200. */
  json<T>(path: string): Promise<T>;
  /** Sends a form as one of the archive's own pages would. */
  post(path: string, fields: Headings, headers?: Headings): Promise<Answer>;
  /** Sends files and fields to `/upload`, or to `path`; 201 names what was made in JSON. */
  upload(parts: readonly Part[], path?: string): Promise<Answer>;
}

/** A reader without an account. */
export function anonymous(address: string): Client {
  return client(address, "", "");
}

/** Signs in; fails unless the archive accepts the name and password. */
export async function signIn(address: string, name: string, password: string): Promise<Client> {
  const answer = await anonymous(address).post(
    "/sign-in",
    { name, password },
    { accept: "application/json" },
  );
  if (answer.status !== 200)
    throw new Error(`Expected to be signed in, got ${answer.status}: ${answer.text}`);
  const [cookie = ""] = (answer.headers.getSetCookie()[0] ?? "").split(";");
  return client(address, cookie, (JSON.parse(answer.text) as { csrf: string }).csrf);
}

/** The same visitor with the same session, at the address that the archive has after a new start. */
export function returning(visitor: Client, address: string): Client {
  return client(address, visitor.cookie, visitor.csrf);
}

/** An archive's answer to a form is JSON for whoever asks so; this is how programs ask. */
export const asProgram = { accept: "application/json" };

function client(address: string, cookie: string, csrf: string): Client {
  const ask = async (path: string, init: RequestInit & { headers: Headings }): Promise<Answer> => {
    const headers = { accept: "text/html", ...(cookie && { cookie }), ...init.headers };
    const response = await fetch(address + path, { ...init, headers, redirect: "manual" });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  return {
    address,
    cookie,
    csrf,
    get: (path, headers = {}) => ask(path, { headers }),
    json: async <T>(path: string) => {
      const answer = await ask(path, { headers: asProgram });
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${answer.text}`);
      return JSON.parse(answer.text) as T;
    },
    post: (path, fields, headers = {}) => {
      const body = new URLSearchParams({ ...(csrf && { csrf }), ...fields });
      return ask(path, { method: "POST", body, headers });
    },
    upload: (parts, path = "/upload") => {
      const { body, contentType } = multipart([{ field: "csrf", value: csrf }, ...parts]);
      return ask(path, {
        method: "POST",
        body,
        headers: { ...asProgram, "content-type": contentType },
      });
    },
  };
}
