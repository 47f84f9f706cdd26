/** When each object of the vault was last read again whole, and what was found. Made anew when the catalogue is. */
export interface FixityRow {
  object: string;
  /** When it is to be checked next. */
  due_at: string;
  /** Null when it has not been checked since it was first seen. */
  checked_at: string | null;
  /** JSON list of problems; `[]` when sound. */
  problems: string;
  /** When it was last put right from a replica; null when never. */
  repaired_at: string | null;
}

export interface FixityTables {
  fixity: FixityRow;
}
