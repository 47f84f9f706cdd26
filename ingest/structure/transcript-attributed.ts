/** Records whose file says of each block who speaks, as the official reports of parliaments do in XML and on their pages. */
import type { Block, Extraction } from "../extract/extraction.js";
import { readHead } from "./head.js";
import { type Part, partOf, toPassages } from "./passages.js";
import type { Structured } from "./structured.js";
import { isApart } from "./transcript-apart.js";
import { divisionsOf } from "./transcript-divisions.js";
import { type People, peopleOf, roleOf } from "./transcript-people.js";
import { recordTime } from "./transcript-record.js";

/** A page marks what holds a turn; parliaments' XML marks the words themselves. */
const marksHolders = new Set(["html", "mhtml"]);

/** The questions put since the last heading: an answer to one of them is cited by its number. */
interface Asked {
  by: string | null;
  question: string | null;
  numbers: Set<string>;
}

/**
 * Reads blocks that name their speaker. What a question asks for goes on until someone else speaks. Title, date and
 * body are what the file says of itself, or else what stands above the first who speaks: the first words of a day's
 * record are those of its first item.
 */
export function readAttributed(extraction: Extraction): Omit<Structured, "kind" | "confidence"> {
  const asked: Asked = { by: null, question: null, numbers: new Set() };
  const people = peopleOf(extraction);
  const isNobodys = (block: Block) =>
    marksHolders.has(extraction.extractor) && isApart(extraction.text.slice(block.start, block.end).trim());
  const parts = extraction.blocks.map((block) =>
    block.speaker !== null && isNobodys(block)
      ? nobodysPart(extraction.text, block)
      : partFor(block, asked, people),
  );
  const head = readHead(extraction, extraction.blocks.find(({ speaker }) => speaker !== null)?.start);
  const { title, published, site } = extraction.metadata;
  const { chair, witnesses, membersPresent, participants } = people;
  return {
    title,
    date: published === null || published === head.date?.value ? head.date : null,
    source: site ?? head.body?.value ?? null,
    passages: toPassages(extraction, parts),
    facts: {
      transcript: {
        ...{ chair, witnesses, membersPresent, participants },
        divisions: divisionsOf(extraction),
        questions: 0,
      },
    },
    warnings: [],
  };
}

/** A time within a turn, or what happens in the room. */
function nobodysPart(text: string, block: Block): Part {
  const time = recordTime(text.slice(block.start, block.end).trim());
  return { ...partOf(block), attribution: null, time: time ?? block.time };
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
  const role = roleOf(block.speaker, people);
  const asks = asked.by !== null || role === "member" || role === "counsel";
  return {
    ...partOf(block),
    kind: block.kind === "row" ? "row" : asks ? "question" : "speech",
    attribution: block.speaker,
    role,
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
