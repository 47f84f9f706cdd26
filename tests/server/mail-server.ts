/** A real SMTP server of the test's own, and what it was given. */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

export interface MailServer {
  /** For IBID_SMTP_URL. */
  url: string;
  /** Messages taken, in order; `to` is whom the server was told to give it to. */
  taken: { to: string[]; email: Email }[];
  /** Answers the next messages so (`451 later`); null takes them again. `cut` breaks the connection after the message. */
  refuse(answer: string | null): void;
  cut(isCut: boolean): void;
  close(): Promise<void>;
}

/** Listens on `port`, or a free one; asks for `password` of the user `ibid` when one is given. */
export async function mailServer({ port = 0, password = "" } = {}): Promise<MailServer> {
  const taken: MailServer["taken"] = [];
  let refusal: string | null = null;
  let isCut = false;
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS", ...(password === "" ? ["AUTH"] : [])],
    authOptional: password === "",
    allowInsecureAuth: true,
    onAuth: (auth, _session, done) =>
      auth.username === "ibid" && auth.password === password
        ? done(null, { user: "ibid" })
        : done(new Error("Wrong name or password")),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        if (refusal !== null) {
          const [code = "", ...words] = refusal.split(" ");
          return done(Object.assign(new Error(words.join(" ")), { responseCode: Number(code) }));
        }
        const email = await PostalMime.parse(Buffer.concat(chunks));
        taken.push({ to: session.envelope.rcptTo.map(({ address }) => address), email });
        if (isCut) for (const connection of server.connections) connection.close();
        else done();
      });
    },
  });
  server.on("error", () => {});
  server.listen(port, "127.0.0.1");
  await once(server.server, "listening");
  const { port: own } = server.server.address() as AddressInfo;
  const name = password === "" ? "" : `ibid:${encodeURIComponent(password)}@`;
  return {
    url: `smtp://${name}127.0.0.1:${own}`,
    taken,
    refuse: (answer) => {
      refusal = answer;
    },
    cut: (isNow) => {
      isCut = isNow;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
