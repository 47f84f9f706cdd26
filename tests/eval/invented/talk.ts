/** What invented people say: sentences with the traps of real ones in them. */
import type { Chance } from "./chance.js";

const questions = [
  "How many of them were there?",
  "Can you tell the Committee who decided that, and when?",
  "Is that right?",
  "You said in your written evidence: “We were never asked.” Who should have asked you?",
  "I have two questions: first, what does it cost; and second, who pays?",
  "Before I come to that, may I take you back to what Mr Page said in 2019: was he mistaken?",
  "Would you agree that there are three things here: money, time and people?",
  "Thank you. What about the other 40%?",
  "May I press you on that?",
];
const answers = [
  "Yes.",
  "I should put it differently: nobody decided.",
  "About nine million a year, of which a third is ours.",
  "We have looked at every other way, and there is none that I would call safe.",
  "I do not know, but I will write to you about it.",
  "No. As I told the inquiry in 2017, and I quote, “There was no plan.” That is still so.",
  "It depends on what you mean by a deployment; in 2022 there were 14, at 9 places.",
  "That is a matter for the Department.",
  "There are two answers to that: the short one is no.",
  "Not quite—",
];
const more = [
  "I would add one thing: the figures were revised in March, and they will be revised again before the end of the year.",
  "My point is this: nobody reads them.",
  "The other matter that I wanted to raise is the one that Professor Price put to you last week.",
  "Finally, let me say this. It was a mistake, and I have said so before.",
  "First: we were told in June. Second: we were told again in July.",
  "On the question of cost: it has doubled since 2015.",
  "In short, there is no list, there has never been one, and I hope that there never will be.",
];
const chairs = [
  "Thank you very much. We will move on.",
  "Order.",
  "I am grateful. Let us come to the next question.",
  "That is very helpful; thank you.",
];

export interface Said {
  asks: boolean;
  /** The first goes beside the label. */
  paragraphs: string[];
}

/** What one who asks says. */
export function question(chance: Chance): Said {
  return said(chance, true, chance.pick(questions), 0.12);
}

/** What one who answers says. */
export function answer(chance: Chance): Said {
  return said(chance, false, chance.pick(answers), 0.35);
}

/** What the chair puts in between. */
export function order(chance: Chance): Said {
  return said(chance, false, chance.pick(chairs), 0);
}

/** A longer speech, as in a debate. */
export function speech(chance: Chance): Said {
  return said(chance, false, `${chance.pick(answers)} ${chance.pick(more)}`, 0.5);
}

function said(chance: Chance, asks: boolean, opening: string, goesOn: number): Said {
  const paragraphs = [opening];
  if (chance.sometimes(goesOn)) paragraphs.push(...chance.some(more, chance.number(1, 2)));
  // The same words at the head of two pages are no running head.
  const varied = paragraphs.map((words) =>
    words.length > 45
      ? words.replace(/\b20\d{2}\b|\bJune\b|\bMarch\b/, `$& ${chance.number(1990, 2024)}`)
      : words,
  );
  return { asks, paragraphs: varied };
}
