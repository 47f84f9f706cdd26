/**
 * SHA-256 (FIPS 180-4) piece by piece: what browsers offer takes a whole file at once, and nothing at all over plain
 * http. Pieces may have any length.
 */
const roundConstants = primes(64).map((prime) => fractionBits(Math.cbrt(prime)));
const startValues = primes(8).map((prime) => fractionBits(Math.sqrt(prime)));

const blockBytes = 64;

export interface Sha256 {
  update(piece: Uint8Array): void;
  /** Lower-case hexadecimal; nothing may be added afterwards. */
  hex(): string;
}

export function sha256(): Sha256 {
  const state = Int32Array.from(startValues);
  const words = new Int32Array(64);
  const rest = new Uint8Array(blockBytes);
  let resting = 0;
  let total = 0;
  const update = (piece: Uint8Array) => {
    total += piece.length;
    let at = 0;
    if (resting > 0) {
      at = Math.min(blockBytes - resting, piece.length);
      rest.set(piece.subarray(0, at), resting);
      resting += at;
      if (resting < blockBytes) return;
      compress(state, words, rest, 0);
      resting = 0;
    }
    for (; at + blockBytes <= piece.length; at += blockBytes) compress(state, words, piece, at);
    rest.set(piece.subarray(at));
    resting = piece.length - at;
  };
  return {
    update,
    hex: () => {
      const bits = total * 8;
      const padding = new Uint8Array((resting < 56 ? 56 : 120) - resting + 8);
      padding[0] = 0x80;
      const view = new DataView(padding.buffer);
      view.setUint32(padding.length - 8, Math.floor(bits / 2 ** 32));
      view.setUint32(padding.length - 4, bits >>> 0);
      update(padding);
      return [...state].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
    },
  };
}

function compress(state: Int32Array, words: Int32Array, bytes: Uint8Array, from: number): void {
  for (let at = 0; at < 16; at++) {
    const byte = from + at * 4;
    words[at] =
      ((bytes[byte] ?? 0) << 24) |
      ((bytes[byte + 1] ?? 0) << 16) |
      ((bytes[byte + 2] ?? 0) << 8) |
      (bytes[byte + 3] ?? 0);
  }
  for (let at = 16; at < 64; at++) {
    const early = words[at - 15] ?? 0;
    const late = words[at - 2] ?? 0;
    const mixedEarly = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    const mixedLate = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    words[at] = ((words[at - 16] ?? 0) + mixedEarly + (words[at - 7] ?? 0) + mixedLate) | 0;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let at = 0; at < 64; at++) {
    const choice = (e & f) ^ (~e & g);
    const mixedE = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const one = (h + mixedE + choice + (roundConstants[at] ?? 0) + (words[at] ?? 0)) | 0;
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const mixedA = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + mixedA + majority) | 0;
  }
  const sums = [a, b, c, d, e, f, g, h];
  for (let at = 0; at < 8; at++) state[at] = ((state[at] ?? 0) + (sums[at] ?? 0)) | 0;
}

function turned(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

/** The first 32 bits behind the point. */
function fractionBits(value: number): number {
  return ((value - Math.floor(value)) * 2 ** 32) | 0;
}

function primes(count: number): number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate++)
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  return found;
}
