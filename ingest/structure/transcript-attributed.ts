/** Records whose file says of each block who speaks, as the official reports of parliaments do in XML. */
import type { Block, Extraction } from "../extract/extraction.js";
import { officeOf } from "./offices.js";
import { type Part, partOf, toPassages } from "./passages.js";
import type { Structured } from "./structured.js";
import { divisionsOf } from "./transcript-divisions.js";

/** The questions put since the last heading: an answer to one of them is cited by its number. */
interface Asked {
  by: string | null;
  question: string | null;
  numbers: Set<string>;
}

/**
 * Reads blocks that name their speaker. What a question asks for goes on until someone else speaks. Title, date and
 * body are what the file says of itself: the first words of a day's record are those of its first item.
 */
export function readAttributed(extraction: Extraction): Omit<Structured, "kind" | "confidence"> {
  const asked: Asked = { by: null, question: null, numbers: new Set() };
  const parts = extraction.blocks.map((block) => partFor(block, asked));
  return {
    title: extraction.metadata.title,
    date: null,
    source: extraction.metadata.site,
    passages: toPassages(extraction, parts),
    facts: {
      transcript: {
        chair: null,
        witnesses: [],
        membersPresent: [],
        participants: [],
        divisions: divisionsOf(extraction),
        questions: 0,
      },
    },
    warnings: [],
  };
}

function partFor(block: Block, asked: Asked): Part {
  if (block.kind === "heading") {
    Object.assign(asked, { by: null, question: null, numbers: new Set() });
    return partOf(block);
  }
  if (block.speaker === null) return partOf(block);
  const number = numberOf(block);
  if (number !== null) {
    asked.numbers.add(number);
    Object.assign(asked, { by: block.speaker, question: number });
  } else if (block.speaker !== asked.by) asked.by = null;
  // One answer to several questions belongs to none of them alone.
  const [only = null] = asked.numbers.size === 1 ? asked.numbers : [];
  return {
    ...partOf(block),
    kind: block.kind === "row" ? "row" : asked.by === null ? "speech" : "question",
    attribution: block.speaker,
    role: officeOf(block.speaker),
    question: asked.by === null ? only : asked.question,
  };
}

/** The number of a question as the record marks it: `[295126]` or `Q12`. */
function numberOf({ marker }: Block): string | null {
  return (
    /^(?:\[(\d+)\]|Q\s?(\d+))$/
      .exec(marker ?? "")
      ?.slice(1)
      .find(Boolean) ?? null
  );
}
