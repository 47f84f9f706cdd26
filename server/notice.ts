/**
 * One sentence about what was just done, on the page that it leads to. It travels in a cookie of its own and is
 * told once: in the address it would be copied along with every link, and anybody could make a page say it.
 */
import type { Request, Response } from "express";

const notices = {
  published: "Published: everyone can read and find it now.",
  decided: "Your decision is kept: the document stays published with what was found in it.",
  "files-published":
    "The files inside were published; those that are drafts still wait for a decision on what was found in them.",
  unpublished: "Back to draft: only archivists see it now.",
  withdrawn: "Withdrawn: its address now says so, and search no longer finds it.",
  submitted: "Handed in: an archivist will decide.",
  "taken-back": "Taken back: nobody decides on it until you hand it in again.",
  "sent-back": "Sent back with your note.",
  "embargo-set": "It will be published by itself at that moment.",
  "embargo-off": "It has no moment any more: somebody has to publish it.",
  related: "The relation is kept; it is shown at both ends.",
  unrelated: "The relation was removed at both ends.",
  redacted: "The words are taken out. Look at every page of the new version, then publish it.",
  "redacted-anew":
    "The words are taken out. Pages on which they could not be found by their place were set anew, without their image. Look at every page, then publish it.",
  erased: "It was erased. A signed note stays at its address.",
  "series-described": "The description of the series was saved.",
  described: "The description was saved.",
  "kind-said": "What it is was saved; its parts are being read anew by that.",
  retried: "It is being read again.",
  "password-given": "It is being read with the password, which is then forgotten.",
  "kept-unreadable": "Kept as unreadable: it no longer counts as a file that needs attention.",
  settled: "It was settled. Every act can be taken back at the foot of this page.",
  undone: "It was taken back.",
  merged: "Merged: all that named the other counts for this one now. It can be taken back under “Edit”.",
  unmerged: "The merge was taken back.",
  split: "Moved to this new person. It can be taken back from the names to settle.",
  cited: "The citation was made. Its address is permanent.",
  "collection-made": "The collection was made. Only you can see it until you share or publish it.",
  collected: "The citation was put into the collection.",
  "collection-saved": "The collection was saved.",
  "collection-shared": "Shared: whoever has the address of the collection can read it.",
  "collection-published": "Published: everyone can read and find the collection now.",
  "collection-private": "Only you can see the collection now.",
  "collection-removed": "The collection was taken away. The citations stay.",
  "note-kept": "The note is kept.",
  "note-deleted": "The note was deleted.",
  "note-unshared": "The note is taken from view. Whoever wrote it keeps it.",
  "notices-seen": "Noted: only what happens from now on will be told.",
  welcome: "The account was made, and you are signed in.",
  "signed-out": "You are signed out.",
  "role-given": "The account has this role now.",
  "account-use": "It was changed who can sign in.",
  "link-withdrawn": "The link was taken back: it opens nothing any more.",
  "password-set": "The new password is set. Sign in with it.",
  "password-changed": "Your password was changed; your other sessions were ended.",
  "session-ended": "It was ended: that browser has to sign in again.",
  "token-revoked": "The token was taken back: no program can use it any more.",
  "second-step-off": "Your password alone opens your account again.",
  "passkey-removed": "The passkey was removed here. Remove it from your device too.",
  "suggestion-declined": "It will not be suggested for this document again.",
  "tags-changed": "The tags of this document were changed.",
  "tag-made": "The tag was made.",
  "tag-described": "The tag was described. Its documents and links are as they were.",
  "tag-merged":
    "They were merged; what was tagged with the one is tagged with the other. It can be taken back here.",
  "tag-retired": "It is retired: it is not offered any more, and its rules rest.",
  "tag-back": "It is in use again.",
  "tag-undone": "The change was taken back.",
  "rule-kept": "The rule is kept; it is held against every document now, and against each new one.",
  "rule-removed":
    "The rule was removed; the tags that it put on documents go, except those somebody confirmed.",
  "search-saved": "The search was saved.",
  "search-renamed": "It has this name now.",
  "search-deleted": "The saved search was deleted.",
  "address-link-sent": "A link was sent to the address. Open it to confirm that the address is yours.",
  "address-forgotten": "The address was forgotten; nothing is sent any more.",
  "alert-changed": "It is kept how often this search is sent to you.",
  "history-on": "Your searches are remembered from now on; nobody but you sees them.",
  "history-off": "Your searches are not remembered any more.",
  forgotten: "It was forgotten.",
  watched: "It is watched from now on.",
  "watch-changed": "The watch was changed.",
  "watch-ended": "It is not watched any more. What came of it stays.",
  "left-out": "What had not arrived is left out. The accession keeps all that had.",
  "samples-removed": "The sample collection was taken away.",
  repaired:
    "Something was wrong with the kept bytes of this document, and was put right from the replica; the log tells what.",
  "retried-all": "Every text that could not be read is being read again.",
  "verifying-all": "Every kept byte is being read again, at the pace that is set; what is found shows here.",
  reindexing: "The search index is being made again beside the one in use.",
  "log-signed": "The head of the log was signed as it was then.",
  sound: "Every byte of this document was read again and is as it was taken in.",
} as const;
export type Notice = keyof typeof notices;

const cookieName = "ibid-notice";
/** A page that was never reached must not say it to the next one, days later. */
const lifeMs = 60_000;

/** Sends the browser on to `path` (303), where the notice will be told. */
export function redirectWithNotice(response: Response, path: string, notice: Notice): void {
  response.cookie(cookieName, notice, cookieOptions(response.req));
  response.redirect(303, path);
}

/** The sentence to tell on this page, if any; it is not told again. */
export function takeNotice(request: Request, response: Response): string | null {
  const pairs = (request.headers.cookie ?? "").split(";").map((pair) => pair.trim());
  const name = pairs.find((pair) => pair.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1);
  if (name === undefined || response.headersSent) return null;
  response.clearCookie(cookieName, cookieOptions(request));
  return Object.hasOwn(notices, name) ? notices[name as Notice] : null;
}

function cookieOptions(request: Request) {
  return { httpOnly: true, sameSite: "strict", secure: request.secure, maxAge: lifeMs } as const;
}
