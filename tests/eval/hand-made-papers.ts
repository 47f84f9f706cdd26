/**
 * Quotations made by hand of four papers of the shared sets, a hearing, a committee, an article in German and a motion, each with
 * the verdicts that a fair judge may give. They were written before any of them was looked up.
 */
import { type Case, madeByHand } from "./hand-made-corpus.js";

const cases: readonly Case[] = [
  [
    "as it stands",
    ["verbatim"],
    'There was a lot of work that went into lost transactions, which was then turned into the term "incomplete transactions"',
    "David Miller",
  ],
  [
    "as it stands, of a committee",
    ["verbatim"],
    "we are in danger of missing nine out of 10 of the children currently below the poverty line",
    "Karen Buck",
  ],
  [
    "as it stands, of a motion",
    ["verbatim"],
    "believes that this type of collaboration with Palestinian public service workers is important in keeping skills up to date",
  ],
  [
    "as it stands, German",
    ["verbatim"],
    "Somit befinden sich aktuell keine unabhängigen Organisationen im Land, die über die Einhaltung der Menschenrechte wachen.",
  ],
  [
    "inner marks changed",
    ["typography"],
    "which was then turned into the term ‘incomplete transactions’, and there was a huge amount of work",
    "David Miller",
  ],
  ["apostrophe curly", ["typography"], "I don’t -- I’m not sure it was being considered at this time."],
  [
    "small letter at the start and stop for comma",
    ["typography"],
    "as far as the Opposition are concerned, amendment 59 and new clause 3 are significant.",
    "Andrew Selous",
  ],
  ["zero-width joiners", ["typography"], "it cover\u200ds the per\u200biod February 1998", "Mr Blake"],
  [
    "spaces and lines",
    ["typography"],
    "Certainly   live testing\nwas going to be\u00a0important",
    "David Miller",
  ],
  [
    "ellipsis",
    ["elided"],
    "congratulates the Fire Brigades Union, the Scottish Government and the college … and believes that this type of collaboration with Palestinian public service workers is important",
  ],
  [
    "bracket for a name",
    ["elided"],
    "I quizzed the witnesses about the difficulty already referred to. We say that we should not have too many targets, yet [the Conservatives] now suggest that we have a lot more targets.",
    "Judy Mallaber",
  ],
  [
    "letter in bracket and ellipsis",
    ["elided"],
    "[t]here are many families and children whose poverty can be ascribed to many … social and cultural factors",
    "Karen Buck",
  ],
  [
    "German, with […]",
    ["elided", "altered"],
    "Ich hörte ihre Schreie und sah, wie sie darum kämpfte, nicht verletzt zu werden. […] Er hatte nicht bemerkt, dass er immer noch im Livestream zu sehen war.",
  ],
  [
    "reworded",
    ["altered"],
    'There was a great deal of effort put into lost transactions, which then became the term "incomplete transactions"',
    "David Miller",
  ],
  [
    "reworded strongly",
    ["altered", "not held"],
    "A huge effort went on to work out what caused the missing transactions and how to solve it",
  ],
  [
    "number changed",
    ["altered"],
    "the 2.6 million children living in poverty do so because they do not have enough money",
    "Karen Buck",
  ],
  [
    "number changed in words",
    ["altered"],
    "we are in danger of missing eight out of 10 of the children currently below the poverty line",
  ],
  [
    "number of a clause",
    ["altered"],
    "amendment 59 and new clause 4 do not detract in any way from the existing income and material deprivation targets",
  ],
  [
    "German number",
    ["altered"],
    "kamen 179 Menschen ums Leben. Nach Schätzungen von Amnesty International vom 18. September 2018 liegt die Zahl der Toten jedoch bei 322",
  ],
  ["date moved", ["altered"], "The PDA would cease to exist on 1 March which control passing to POCL"],
  [
    "three months to two",
    ["altered"],
    "There was a handover period, sir, of two months, I think",
    "David Miller",
  ],
  [
    "negation dropped",
    ["altered"],
    "I say emphatically that the proposals are wrecking amendments.",
    "Andrew Selous",
  ],
  [
    "negation dropped, contracted",
    ["altered", "spliced", "not held"],
    "I wasn't involved with the project, I was aware of the detail that was revealed yesterday",
    "David Miller",
  ],
  [
    "negation dropped in one word",
    ["altered"],
    "We do propose imposing extra targets in the Bill lightly—we do so for a serious reason.",
  ],
  [
    "German negation dropped",
    ["altered"],
    "Somit befinden sich aktuell unabhängige Organisationen im Land, die über die Einhaltung der Menschenrechte wachen.",
  ],
  [
    "not put in",
    ["altered"],
    "I certainly don't think that people in the programme understood it.",
    "David Miller",
  ],
  [
    "negation hidden by an ellipsis",
    ["altered"],
    "I am … someone who seeks extra targets for the sake of it",
    "Andrew Selous",
  ],
  [
    "name changed",
    ["altered"],
    "Mike Brewer of the Institute for Fiscal Studies and Donald Hurst from Loughborough university",
  ],
  [
    "company changed",
    ["altered"],
    "there was activity in the bill payment market, particularly, from a company called PayPal",
  ],
  ["tense changed", ["altered"], "Certainly live testing is going to be important."],
  [
    "will for would",
    ["altered"],
    "The amendment and the new clause leave those clauses, which we supported, absolutely intact.",
  ],
  [
    "some for many",
    ["altered"],
    "There are some families and children whose poverty can be ascribed to many complex social and cultural factors.",
  ],
  [
    "misattributed to counsel",
    ["misattributed"],
    "there was activity in the bill payment market, particularly, from a company called PayPoint",
    "Mr Blake",
  ],
  [
    "misattributed to another member",
    ["misattributed"],
    "in danger of missing nine out of 10 of the children currently below the poverty line",
    "Andrew Selous",
  ],
  [
    "misattributed to the chairman",
    ["misattributed"],
    "It seems to me, as someone who has devoted his life to eradicating targets",
    "Steve Webb",
  ],
  [
    "spliced: question and answer",
    ["spliced"],
    "Do you remember early problems with EPOSS? Yes, there was activity in the bill payment market, particularly, from a company called PayPoint",
  ],
  [
    "spliced across speakers",
    ["spliced"],
    "This is an interesting proposal, and I look forward to hearing the hon. Gentleman develop the detail of his argument. The hon. Lady makes a perfectly fair point",
  ],
  [
    "spliced of two documents",
    ["spliced"],
    "That the Parliament warmly welcomes the firefighters from Nablus, which is turning lives around in a serious and substantial way.",
  ],
  [
    "secondary: read out of a report",
    ["secondary", "verbatim"],
    "Overall there are no major threats to business continuity, however there are still growing concerns regarding the continuation of lost transactions",
  ],
  [
    "secondary: a witness quoted in the debate",
    ["secondary"],
    "I wish that there were a broader range of indicators",
  ],
  [
    "secondary: nobody's but an article's",
    ["secondary"],
    "Lasst uns fahren! Wir müssen diese Handys überprüfen lassen.",
  ],
  [
    "absent",
    ["not held"],
    "Nobody in the department ever read the minutes of that meeting, and I include myself",
  ],
  [
    "absent, of the same matter",
    ["not held"],
    "Children who grow up poor are four times as likely to leave school at the first chance they get",
  ],
  [
    "absent, German",
    ["not held"],
    "Die Polizei wird künftig jede Versammlung unter freiem Himmel mit Kameras begleiten",
  ],
  [
    "Cyrillic letters",
    ["altered"],
    "warmly wеlcomes the firefighters from Nablus who are in Scotlаnd for three weeks",
  ],
  [
    "Greek omicron in a number's word",
    ["altered"],
    "fire service training at the Scοttish Fire Services College in Gullane",
  ],
  [
    "zero-width space inside a word that hides nothing",
    ["typography"],
    "My worry, as the Commit\u200btee heard extensively during the witness sessions",
  ],
  ["full-width digits", ["typography", "altered"], "could be just to whack out tax credits in ２０１８-19"],
];

export const papersByHand = madeByHand(cases);
