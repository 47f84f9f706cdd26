/** Network addresses that a capture must not reach: this machine, the networks around it, and what clouds keep secrets at. */
import { BlockList, isIP } from "node:net";

/** IANA special-purpose registries, with what is said when one is met. */
const kinds: [why: string, subnets: [address: string, prefix: number][]][] = [
  [
    "this machine",
    [
      ["127.0.0.0", 8],
      ["0.0.0.0", 8],
      ["::1", 128],
      ["::", 128],
    ],
  ],
  [
    "a private network",
    [
      ["10.0.0.0", 8],
      ["172.16.0.0", 12],
      ["192.168.0.0", 16],
      ["100.64.0.0", 10],
      ["fc00::", 7],
      ["fec0::", 10],
    ],
  ],
  [
    "the local link, where machines in clouds keep their secrets",
    [
      ["169.254.0.0", 16],
      ["fe80::", 10],
    ],
  ],
  [
    "many machines at once",
    [
      ["224.0.0.0", 4],
      ["255.255.255.255", 32],
      ["ff00::", 8],
    ],
  ],
  [
    "no machine that anybody may reach",
    [
      ["192.0.0.0", 24],
      ["192.0.2.0", 24],
      ["198.18.0.0", 15],
      ["198.51.100.0", 24],
      ["203.0.113.0", 24],
      ["240.0.0.0", 4],
      ["192.88.99.0", 24],
      ["100::", 64],
      ["2001:db8::", 32],
      ["2001::", 23],
      ["5f00::", 16],
      ["3fff::", 20],
    ],
  ],
];

const lists = kinds.map(([why, subnets]) => {
  const list = new BlockList();
  for (const [address, prefix] of subnets) list.addSubnet(address, prefix, familyOf(address));
  return { why, list };
});

/**
 * What makes the address one that is not asked: the end of a sentence, such as “a private network”; null when it is
 * public. Addresses of IPv4 inside those of IPv6 (mapped, translated, 6to4) are judged as what they lead to.
 */
export function refusedAddress(address: string): string | null {
  if (isIP(address) === 0) return "no address";
  const inner = isIP(address) === 6 ? innerAddress(address) : null;
  if (inner !== null) return refusedAddress(inner);
  return lists.find(({ list }) => list.check(address, familyOf(address)))?.why ?? null;
}

/** The IPv4 address that an IPv6 address stands for, if it does. */
function innerAddress(address: string): string | null {
  const words = wordsOf(address);
  const at = (index: number) => words[index] ?? 0;
  const dotted = (high: number, low: number) => [high >> 8, high & 255, low >> 8, low & 255].join(".");
  const isZero = (from: number, to: number) => words.slice(from, to).every((word) => word === 0);
  // ::ffff:a.b.c.d, and ::a.b.c.d of old; ::1 and :: are no such addresses.
  if (isZero(0, 5) && at(5) === 0xffff) return dotted(at(6), at(7));
  if (isZero(0, 6) && at(6) !== 0) return dotted(at(6), at(7));
  // 64:ff9b::/96 and 64:ff9b:1::/48 (RFC 6052, RFC 8215).
  if (at(0) === 0x64 && at(1) === 0xff9b) return dotted(at(6), at(7));
  // 2002::/16 (RFC 3056).
  if (at(0) === 0x2002) return dotted(at(1), at(2));
  return null;
}

/** The eight words of an IPv6 address. */
function wordsOf(address: string): number[] {
  const plain = (address.split("%")[0] ?? "").replace(
    /(\d+)\.(\d+)\.(\d+)\.(\d+)$/,
    (_, a: string, b: string, c: string, d: string) =>
      `${((Number(a) << 8) | Number(b)).toString(16)}:${((Number(c) << 8) | Number(d)).toString(16)}`,
  );
  const [head = "", tail] = plain.split("::");
  const words = (part: string) =>
    part === "" ? [] : part.split(":").map((word) => Number.parseInt(word, 16));
  if (tail === undefined) return words(head);
  const [before, after] = [words(head), words(tail)];
  return [...before, ...new Array<number>(Math.max(0, 8 - before.length - after.length)).fill(0), ...after];
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 6 ? "ipv6" : "ipv4";
}
