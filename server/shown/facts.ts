/** What the structure parsers read from a document, each value with the way to the words it was read from. */
import type { ArticleFacts } from "../../storage/model/facts/article-facts.js";
import type { MotionFacts } from "../../storage/model/facts/motion-facts.js";
import type { Read } from "../../storage/model/facts/read.js";
import type { ParticipantRole, TranscriptFacts } from "../../storage/model/facts/transcript-facts.js";
import { datePhrase } from "../../storage/model/partial-date.js";
import type { FactRow } from "../../views/contexts.js";
import { urls } from "../urls.js";

interface Facts {
  date?: Read<string> | null;
  article?: ArticleFacts;
  motion?: MotionFacts;
  transcript?: TranscriptFacts;
}

/** Rows for the facts panel; `passageStart` tells where the passage that holds an offset begins. */
export function factRows(
  facts: Facts,
  at: { document: string; version: number },
  passageStart: (offset: number) => number,
): FactRow[] {
  const row = (label: string, read: Read<unknown> | null | undefined, value?: string): FactRow[] =>
    read
      ? [
          {
            label,
            value: value ?? String(read.value),
            href: urls.passage(at.document, at.version, passageStart(read.start)),
          },
        ]
      : [];
  const { article, date, motion, transcript } = facts;
  const byline: FactRow[] = article?.byline ? [{ label: "Byline", value: article.byline, href: null }] : [];
  const outcome = motion?.outcome;
  const outcomeWords =
    outcome &&
    `${outcome.value}${motion?.unanimous ? " unanimously" : ""}${motion?.provisional ? " (draft minutes: provisional)" : ""}`;
  return [
    ...row("Date in the text", date, date ? datePhrase(date.value) : undefined),
    ...byline,
    ...row("Outcome", outcome, outcomeWords ?? undefined),
    ...row("Moved by", motion?.mover),
    ...row("Seconded by", motion?.seconder),
    ...row("Chair", transcript?.chair),
    ...(transcript?.witnesses ?? []).flatMap((witness) =>
      row("Witness", witness, described(transcript, witness)),
    ),
    ...(transcript?.membersPresent ?? []).flatMap((member) => row("Present", member)),
    ...participantsWho(transcript, "counsel").flatMap(({ name }) => row("Counsel", name)),
  ];
}

function participantsWho(transcript: TranscriptFacts | undefined, role: ParticipantRole) {
  // Facts of texts frozen by older parsers have no participants.
  return (transcript?.participants ?? []).filter((participant) => participant.role === role);
}

/** `Ester Webb, Political Reporter, The Dial (panel I)`: as the record declares a witness. */
function described(transcript: TranscriptFacts | undefined, witness: Read<string>): string {
  const { post, body, panel } =
    participantsWho(transcript, "witness").find(({ name }) => name.start === witness.start) ?? {};
  const words = [witness.value, post?.value, body?.value].filter(Boolean).join(", ");
  return panel ? `${words} (panel ${panel})` : words;
}
