/** What sort of thing a document is. Unsure is `other`; an archivist's word always wins. */
export const documentKinds = ["article", "motion", "transcript", "other"] as const;
export type DocumentKind = (typeof documentKinds)[number];

/**
 * Where a document stands in public view. `draft` is seen by archivists only; `published` by everyone;
 * `withdrawn` keeps its address, which then answers 410 with the reason.
 */
export const documentStates = ["draft", "published", "withdrawn"] as const;
export type DocumentState = (typeof documentStates)[number];
