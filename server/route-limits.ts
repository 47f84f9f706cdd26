/** How often addresses without an account may ask for what costs the archive something. */

/** New citations one anonymous address may make in ten minutes. */
export const citationLimit = { limit: 60, windowMs: 600_000, what: "new citations" };
/** Pages drawn for one anonymous address in a minute, fewer than can be drawn; those drawn before are not counted. */
export const drawingLimit = { limit: 240, windowMs: 60_000, what: "pages to be drawn" };
/** Pages whose words are placed for one anonymous address in a minute: more than it may have drawn anew. */
export const placingLimit = { limit: 600, windowMs: 60_000, what: "words of pages" };
/** Searches of one anonymous address in a minute: more than anybody types, fewer than keep the engine from others. */
export const searchLimit = { limit: 240, windowMs: 60_000, what: "searches" };
/** Files of all that a search finds, for one anonymous address in ten minutes. */
export const exportLimit = { limit: 60, windowMs: 600_000, what: "files of search results" };
/** Collections made into files for one anonymous address in a minute. */
export const collectionLimit = { limit: 60, windowMs: 60_000, what: "files of collections" };
/** Versions compared for one anonymous address in a minute. */
export const comparingLimit = { limit: 60, windowMs: 60_000, what: "comparisons" };
/** Texts whose quotations one anonymous address may have checked in a minute. */
export const checkingLimit = { limit: 30, windowMs: 60_000, what: "texts to be checked" };
/** Lists of phrases searched for, for one anonymous address in ten minutes. */
export const batchLimit = { limit: 20, windowMs: 600_000, what: "lists of phrases" };
/** Long texts made into one page for one anonymous address in a minute. */
export const wholeLimit = { limit: 12, windowMs: 60_000, what: "whole texts" };
