/** What a validation found. Codes are those of https://ocfl.io/1.1/spec/validation-codes.html */
import type { Problem } from "../vault.js";

export interface Finding {
  /** `E092`, `W004` … */
  code: string;
  message: string;
  /** Relative to what was validated, or null when it is about the whole. */
  path: string | null;
  /** What the archive calls it. */
  kind: Problem["kind"];
}

export interface Report {
  errors: Finding[];
  warnings: Finding[];
}

/** Collects findings about one place; `at` names it. */
export interface Findings {
  add(code: string, message: string, path?: string | null, kind?: Problem["kind"]): void;
  report: Report;
}

/** Findings whose path, unless one is given, is `place`; they are gathered in `report`. */
export function findings(place: string | null, report: Report = { errors: [], warnings: [] }): Findings {
  return {
    report,
    add: (code, message, path = place, kind = "invalid") => {
      (code.startsWith("W") ? report.warnings : report.errors).push({ code, message, path, kind });
    },
  };
}
