/** Records whose file says of each block who speaks, as the official reports of parliaments do in XML. */
import type { Block, Extraction } from "../extract/extraction.js";
import { type Part, partOf } from "./passages.js";
import { type People, roleOf } from "./transcript-people.js";
import type { ReadTurns } from "./transcript-turns.js";

/** The questions put since the last heading: an answer to one of them is cited by its number. */
interface Asked {
  by: string | null;
  question: string | null;
  numbers: Set<string>;
}

/** Reads blocks that name their speaker. What a question asks for goes on until someone else speaks. */
export function readAttributed(extraction: Extraction, people: People): ReadTurns {
  const asked: Asked = { by: null, question: null, numbers: new Set() };
  const parts = extraction.blocks.map((block) => partFor(block, asked, people));
  return { parts, turnsBegin: extraction.blocks.find((block) => block.speaker !== null)?.start ?? null };
}

function partFor(block: Block, asked: Asked, people: People): Part {
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
    role: roleOf(block.speaker, people),
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
