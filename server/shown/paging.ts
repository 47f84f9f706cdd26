import type { Paging } from "../../views/contexts.js";

interface Position {
  page: number;
  perPage: number;
  total: number;
  /** `Passages`, `Documents`. */
  what: string;
  href(page: number): string;
}

/** Links to the other pages of a list; null when there is only one. */
export function pagingOf({ page, perPage, total, what, href }: Position): Paging | null {
  const last = Math.max(1, Math.ceil(total / perPage));
  if (last === 1) return null;
  const near = [1, page - 2, page - 1, page, page + 1, page + 2, last];
  const numbers = [...new Set(near.filter((number) => number >= 1 && number <= last))].sort((a, b) => a - b);
  const from = Math.min((page - 1) * perPage + 1, total);
  const to = Math.min(page * perPage, total);
  return {
    sentence: `${what} ${from.toLocaleString("en-GB")} to ${to.toLocaleString("en-GB")} of ${total.toLocaleString("en-GB")}`,
    previous: page > 1 ? href(Math.min(page - 1, last)) : null,
    next: page < last ? href(page + 1) : null,
    pages: numbers.map((number) => ({ label: String(number), href: href(number), current: number === page })),
  };
}
