/**
 * Type measured on images differs from line to line by a tenth; layout asks whether lines are set alike. So sizes near
 * a common one are taken to be that one, over all pages of a document.
 */
import type { PdfPage } from "../pdf/page.js";

/** Sizes within this share of a commoner one are the same. */
const alike = 0.18;

/** The pages with their sizes of type drawn together; other items stay as they are. */
export function withSteadySizes<T extends PdfPage>(pages: T[]): T[] {
  const letters = new Map<number, number>();
  for (const { size, text } of pages.flatMap((page) => page.items))
    letters.set(half(size), (letters.get(half(size)) ?? 0) + text.length);
  const common: number[] = [];
  for (const [size] of [...letters].sort((a, b) => b[1] - a[1]))
    if (!common.some((other) => isAlike(size, other))) common.push(size);
  const steady = (size: number) => common.find((other) => isAlike(half(size), other)) ?? half(size);
  return pages.map((page) => ({
    ...page,
    items: page.items.map((item) => ({ ...item, size: steady(item.size) })),
  }));
}

function half(size: number): number {
  return Math.round(size * 2) / 2;
}

function isAlike(size: number, common: number): boolean {
  return Math.abs(size - common) <= alike * common;
}
