/** E-mail goes out here and nowhere else, through the SMTP server that the operator named. */

export interface MailSettings {
  /** `smtp://` or `smtps://`, with name and password when the server asks for them. */
  url: string;
  /** `Ibid <ibid@archive.example>`. */
  from: string;
}

export interface Message {
  /** Unique for ever; becomes the Message-ID. */
  id: string;
  to: string;
  subject: string;
  text: string;
  html?: string;
  headers?: Record<string, string>;
}

export interface Mail {
  /** Resolves when the server has taken the message. Throws MailNotSent or MailUncertain. */
  send(message: Message): Promise<void>;
  /** Throws MailNotSent when the server cannot be reached or refuses name and password. */
  check(): Promise<void>;
}

/** The server certainly did not take the message: it can be sent again. */
export class MailNotSent extends Error {
  override name = "MailNotSent";
}

/** The connection was lost while the message was being handed over: it may arrive or not. */
export class MailUncertain extends Error {
  override name = "MailUncertain";
}

/** Longest waits for a connection, a greeting and an answer, in milliseconds. */
const waits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** Ready to send; nothing is connected to yet. */
export function mailBy({ url, from }: MailSettings): Mail {
  const { protocol, hostname, port, username, password } = new URL(url);
  const isSecure = protocol === "smtps:";
  const hasName = username !== "";
  const settings = {
    host: hostname.replace(/^\[|\]$/g, ""),
    port: Number(port) || (isSecure ? 465 : 587),
    secure: isSecure,
    // A password crosses a network only where nobody can read along.
    requireTLS: hasName && !isSecure && !isOwnMachine(hostname),
    ...(hasName && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    ...waits,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  // Loaded where mail is sent: most archives send none.
  const transport = import("nodemailer").then(({ createTransport }) => createTransport(settings));
  const check = async () => {
    try {
      await (await transport).verify();
    } catch (error) {
      throw new MailNotSent(reasonOf(error), { cause: error });
    }
  };
  return {
    check,
    send: async ({ id, headers = {}, ...message }) => {
      // Whatever fails up to here has sent nothing; afterwards only the server's own refusal says so.
      await check();
      try {
        await (await transport).sendMail({
          ...message,
          from,
          messageId: `<${id}@${from.split("@").at(-1)?.replace(/>$/, "")}>`,
          headers: { "Auto-Submitted": "auto-generated", ...headers },
        });
      } catch (error) {
        const isRefused = error instanceof Error && "responseCode" in error;
        throw new (isRefused ? MailNotSent : MailUncertain)(reasonOf(error), { cause: error });
      }
    },
  };
}

function isOwnMachine(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\./.test(hostname);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/\s+/g, " ") : String(error);
}
