/** Motions lodged in the Scottish Parliament, beside the title, mover and words of each. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sharedFolder } from "../project-root.js";
import { emptyScore, factsOf, type MotionScore, mark } from "./motions.js";

const corpus = join(sharedFolder, "corpus", "03_hansard_xml");

/** Scores title, mover and words of the motions lodged in the Scottish Parliament. */
export async function scoreLodged(): Promise<MotionScore> {
  const score = emptyScore();
  const truths: { _id: string; title: string; mover: string; text: string }[] = JSON.parse(
    readFileSync(join(corpus, "truth", "sp_motions_known_item.json"), "utf8"),
  );
  for (const truth of truths) {
    const name = `${truth._id}.xml`;
    const { text, facts } = await factsOf(join(corpus, "sp-motions", name), name, "application/xml");
    const motion = facts.motions.find((one) => one.reference?.value === truth._id);
    score.documents += 1;
    mark(score, "motions", name, [truth._id], motion ? [truth._id] : []);
    mark(score, "titles", name, [bare(truth.title)], motion?.title ? [bare(motion.title.value)] : []);
    mark(
      score,
      "movers",
      name,
      [truth.mover.replace(/^♦\s*/, "")],
      motion?.mover ? [motion.mover.value] : [],
    );
    const words = motion?.text ? bare(text.slice(motion.text.start, motion.text.end)) : "";
    mark(
      score,
      "clauses",
      name,
      [bare(truth.text.replace(/\s(?:Supported by:|R \*S3M|Motions and amendments which).*$/s, ""))],
      words ? [words] : [],
    );
  }
  return score;
}

/** Letters and digits only. */
function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, "").toLowerCase();
}
