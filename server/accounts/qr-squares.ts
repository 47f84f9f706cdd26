import { encodeQR } from "qr";

/** Dots across of one square of a code: small enough for a telephone's window, large enough for another's camera. */
const side = 5;

/** A QR code of `text` as an SVG path of dark squares, with the quiet edge that readers need; sizes in dots. */
export function qrSquares(text: string): { size: number; path: string } {
  const rows = encodeQR(text, "raw", { ecc: "medium", border: 4 });
  const square = (x: number, y: number) => `M${x * side} ${y * side}h${side}v${side}h-${side}z`;
  const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? square(x, y) : ""))).join("");
  return { size: rows.length * side, path };
}
