/** Whom a document itself declares: witnesses, members present, counsel, and speakers introduced by office and name. */
import type { Facts } from "../../storage/model/facts/facts.js";
import type { Read } from "../../storage/model/facts/read.js";
import type { Participant, ParticipantRole } from "../../storage/model/facts/transcript-facts.js";
import { nameKey } from "../../storage/model/people/person-name.js";
import type { DeclaredPost } from "../../storage/model/people/posts.js";
import { namesInBrackets, withoutBrackets } from "../structure/names.js";

/** One full name that a document gives, with what it says of whoever bears it. */
export interface Declaration {
  /** As printed. */
  name: string;
  key: string;
  /** The printed office and its body; else the part taken here, and the body whose record this is. */
  post: DeclaredPost;
  /** True when the office is printed, and not only implied by the list that the name stands in. */
  printed: boolean;
  isChair: boolean;
  /** In the text, in UTF-16 code units. */
  start: number;
  end: number;
}

const parts: Record<ParticipantRole, string> = {
  chair: "Chair",
  witness: "Witness",
  member: "Member",
  counsel: "Counsel",
  adviser: "Adviser",
};

/** The declarations of a document in text order. `body`: whose record it is; `speakers`: labels and where they first stand. */
export function declarationsIn(
  { transcript, motion }: Facts,
  speakers: ReadonlyMap<string, number>,
  body: string | null,
): Declaration[] {
  const chair = transcript?.chair ?? null;
  const listed = transcript?.participants ?? [];
  // Facts of texts frozen by older parsers have lists without offices.
  const older: Participant[] =
    listed.length > 0 || !transcript
      ? []
      : [
          ...transcript.membersPresent.map((name) => plain(name, "member")),
          ...transcript.witnesses.map((name) => plain(name, "witness")),
        ];
  const meeting = motion?.meeting ?? null;
  const met = meeting?.body?.value ?? body;
  return [
    ...[...listed, ...older].flatMap((participant) => {
      const isChair = participant.role === "chair" || isAt(chair, participant.name);
      return declared(participant, isChair, body);
    }),
    ...(meeting?.present ?? []).flatMap((name) =>
      declared(plain(name, "member"), isAt(meeting?.chair ?? null, name), met),
    ),
    ...(meeting?.chair ? declared(plain(meeting.chair, "chair"), true, met) : []),
    ...(chair ? declared(plain(chair, "chair"), true, body) : []),
    ...[...speakers].flatMap(([label, start]) => introduced(label, start)),
  ].sort((one, other) => one.start - other.start);
}

function plain(name: Read<string>, role: ParticipantRole): Participant {
  return { name, role, post: null, body: null, panel: null };
}

function isAt(one: Read<string> | null, other: Read<string>): boolean {
  return one !== null && one.start === other.start;
}

function declared(
  { name, role, post, body: ownBody }: Participant,
  isChair: boolean,
  body: string | null,
): Declaration[] {
  const key = nameKey(name.value);
  if (key === null) return [];
  const printed = post !== null || ownBody !== null;
  const given: DeclaredPost = printed
    ? { title: post?.value ?? null, body: ownBody?.value ?? null }
    : { title: isChair ? parts.chair : parts[role], body };
  return [{ name: name.value, key, post: given, printed, isChair, start: name.start, end: name.end }];
}

/** `The Minister for Streets (Ned Coombe)`: the label itself says who holds the office. */
function introduced(label: string, start: number): Declaration[] {
  const [name, ...others] = namesInBrackets(label);
  const office = withoutBrackets(label);
  const key = name === undefined || others.length > 0 ? null : nameKey(name);
  if (name === undefined || key === null || nameKey(office) !== null || !/^the\s/i.test(office)) return [];
  const title = office.replace(/^the\s+/i, "");
  return [
    {
      name,
      key,
      post: { title, body: null },
      printed: true,
      isChair: false,
      start,
      end: start + label.length,
    },
  ];
}
