/** A time-stamping authority on this machine: OpenSSL behind node:http, with its own root and a certificate for stamps. */
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const hasOpenssl = (() => {
  try {
    execFileSync("openssl", ["version"]);
    return true;
  } catch {
    return false;
  }
})();

export interface LocalAuthority {
  url: string;
  /** Path of its root certificate in PEM. */
  root: string;
  /** Requests answered so far. */
  asked(): number;
  /** While true, every request is answered with 503. */
  isDown: boolean;
  close(): Promise<void>;
}

const config = (folder: string, digest: string) => `
[tsa]
default_tsa = tsa_config
[tsa_config]
serial = ${folder}/serial
signer_cert = ${folder}/signer.pem
certs = ${folder}/root.pem
signer_key = ${folder}/signer.key
signer_digest = ${digest}
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = ${digest}
[req]
distinguished_name = name
[name]
[root_extensions]
basicConstraints = critical,CA:TRUE
[signer_extensions]
basicConstraints = CA:FALSE
extendedKeyUsage = critical,timeStamping
[other_extensions]
basicConstraints = CA:FALSE
extendedKeyUsage = serverAuth
`;

/** `key`: arguments of `openssl genpkey`. */
export async function openLocalAuthority({
  key = ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"],
  digest = "sha256",
} = {}): Promise<LocalAuthority> {
  const folder = await mkdtemp(join(tmpdir(), "ibid-tsa-"));
  const openssl = (...args: string[]) => execFileSync("openssl", args, { cwd: folder, stdio: "pipe" });
  await writeFile(join(folder, "tsa.cnf"), config(folder, digest));
  await writeFile(join(folder, "serial"), "01\n");
  for (const name of ["root", "signer"]) openssl("genpkey", ...key, "-out", `${name}.key`);
  const request = (name: string) => [
    "req",
    "-new",
    "-config",
    "tsa.cnf",
    "-key",
    `${name}.key`,
    "-subj",
    `/CN=Test ${name}`,
  ];
  openssl(...request("root"), "-x509", "-days", "30", "-extensions", "root_extensions", "-out", "root.pem");
  openssl(...request("signer"), "-out", "signer.csr");
  const sign = [
    "x509",
    "-req",
    "-in",
    "signer.csr",
    "-CA",
    "root.pem",
    "-CAkey",
    "root.key",
    "-CAcreateserial",
    "-days",
    "20",
  ];
  openssl(...sign, "-extfile", "tsa.cnf", "-extensions", "signer_extensions", "-out", "signer.pem");
  let asked = 0;
  const server = createServer(async (request, response) => {
    asked += 1;
    if (authority.isDown) {
      response.writeHead(503).end();
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    await writeFile(join(folder, "query.tsq"), Buffer.concat(chunks));
    const reply = execFileSync(
      "openssl",
      ["ts", "-reply", "-queryfile", "query.tsq", "-config", "tsa.cnf", "-section", "tsa_config"],
      { cwd: folder, stdio: "pipe" },
    );
    response.writeHead(200, { "content-type": "application/timestamp-reply" }).end(reply);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const authority: LocalAuthority = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    root: join(folder, "root.pem"),
    asked: () => asked,
    isDown: false,
    close: async () => {
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return authority;
}
