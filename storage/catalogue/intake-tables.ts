/** What is on its way in. Nothing here outlives its arrival: it is rebuilt from nowhere. */

export interface IntakeTables {
  /** Accessions with files still to come, and the moment until which they are waited for. */
  awaited: { accession: string; until: string };
}
