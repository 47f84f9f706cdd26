/** Why a folder takes no writes: system errors and the database's own, said in one sentence. */
const systemReasons: Record<string, string> = {
  ENOSPC: "the disk is full",
  EDQUOT: "this user's share of the disk is used up",
  EFBIG: "the file is larger than this user or file system may hold",
  EROFS: "it is on a read-only file system",
  EXDEV: "its staging folder lies on another file system",
  EACCES: "this user may not write there",
  EPERM: "this user may not write there",
};
/** SQLite's words (https://www.sqlite.org/rescode.html): FULL, READONLY, CANTOPEN, IOERR. */
const databaseReasons: [RegExp, string][] = [
  [/database or disk is full/, "the disk is full"],
  [/readonly database|unable to open database file/, "this user may not write there, or it is read-only"],
  [/disk I\/O error/, "the disk takes no more, or is failing"],
];

/** The reason why nothing could be written, or null when the error is another one. */
export function whyUnwritable(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const known = "code" in error ? systemReasons[String(error.code)] : undefined;
  return known ?? databaseReasons.find(([words]) => words.test(error.message))?.[1] ?? null;
}
