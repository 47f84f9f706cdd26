/** Who asks whom: what lets "said by", "asked by" and "asked of" be told apart. */
import type { Passage } from "./passage.js";

/** What has to be known of a passage. */
export type Spoken = Pick<Passage, "start" | "kind" | "attribution" | "role" | "question">;

/** One passage's side in an exchange of question and answer; names as printed. */
export interface Exchange {
  /** Of an answer: who asked. Null for whatever answers nobody, and when in doubt. */
  askedBy: string | null;
  /** Of a question: whoever answers it, in the order in which they speak. */
  answeredBy: string[];
}

/** A question that may still be answered. */
interface Open {
  asker: string | null;
  answeredBy: string[];
}

/**
 * The exchanges of `passages`, which are in text order; one entry a passage, at the same index. Everything that one
 * asker says up to the first answer is one question. It is answered by whoever speaks next, and by all who are
 * declared witnesses or answer elsewhere without ever asking, until another question or a heading. What the chair puts
 * in between neither answers nor ends it; anybody else who speaks ends it.
 */
export function exchangesOf(passages: readonly Spoken[]): Exchange[] {
  const answering = whoAnswer(passages);
  let open: Open | null = null;
  return passages.map((passage): Exchange => {
    if (passage.kind === "heading") open = null;
    if (passage.kind === "question") {
      if (open === null || open.answeredBy.length > 0 || open.asker !== passage.attribution)
        open = { asker: passage.attribution, answeredBy: [] };
      return { askedBy: null, answeredBy: open.answeredBy };
    }
    const name = passage.attribution;
    if (open === null || name === null || !isHeard(passage) || name === open.asker)
      return { askedBy: null, answeredBy: [] };
    const first = open.answeredBy.length === 0;
    if (!first && !open.answeredBy.includes(name) && passage.role !== "witness" && !answering.has(name)) {
      open = null;
      return { askedBy: null, answeredBy: [] };
    }
    if (!open.answeredBy.includes(name)) open.answeredBy.push(name);
    return { askedBy: open.asker, answeredBy: [] };
  });
}

/** True for words spoken by one who may answer: the chair keeps order, members and counsel ask. */
function isHeard({ kind, role }: Spoken): boolean {
  const speaks = kind === "speech" || kind === "caption" || kind === "paragraph" || kind === "row";
  return speaks && role !== "chair" && role !== "member" && role !== "counsel";
}

/** Those who speak next after a question, and themselves put none. */
function whoAnswer(passages: readonly Spoken[]): Set<string> {
  const asking = new Set<string | null>();
  const answering = new Set<string>();
  let asked = false;
  for (const passage of passages) {
    if (passage.kind === "question") asking.add(passage.attribution);
    if (passage.kind === "question") asked = true;
    else if (passage.kind === "heading") asked = false;
    else if (asked && passage.attribution !== null && isHeard(passage)) {
      answering.add(passage.attribution);
      asked = false;
    }
  }
  for (const name of asking) if (name !== null) answering.delete(name);
  return answering;
}
