/** As much of the IMAP server for tests as they use; the package has no types. */
declare module "hoodiecrow-imap" {
  interface MailServer {
    listen(port: number, ready: () => void): void;
    close(done: () => void): void;
    server: { address(): { port: number } };
    appendMessage(mailbox: string, flags: string[], date: Date | false, raw: string): void;
  }
  function hoodiecrow(options: Record<string, unknown>): MailServer;
  export = hoodiecrow;
}
