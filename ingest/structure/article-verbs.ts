/** The words by which an article gives words to somebody. */

/** Verbs that tell what was said, with or without quotation marks. */
const strong =
  "said|says|told|tells|added|adds|claimed|claims|warned|warns|argued|argues|insisted|insists|explained|explains|stated|states|noted|notes|" +
  "commented|comments|replied|replies|responded|responds|admitted|admits|acknowledged|acknowledges|announced|announces|declared|declares|" +
  "confirmed|confirms|denied|denies|suggested|suggests|conceded|concedes|stressed|stresses|emphasi[sz]ed|emphasi[sz]es|alleged|alleges|" +
  "maintained|maintains|testified|testifies|pointed out|points out|predicted|predicts|complained|complains|recalled|recalls|revealed|reveals|" +
  "promised|promises|vowed|vows|pledged|pledges|reported|reports|concluded|concludes|believes|believed|estimates|estimated|accepted|accepts|" +
  "ruled|rules|found|finds|recommended|recommends|expects|expected|thinks|fears|hopes|asserted|asserts|contended|contends|cautioned|cautions|" +
  "observed|observes|remarked|remarks|boasted|boasts|writes|wrote|reckons|reckoned|tweeted|tweets|posted";
/** Verbs that do so only beside quotation marks. */
const beside =
  "asked|asks|continued|continues|went on|goes on|joked|jokes|quipped|quips|fumed|fumes|raged|rages|stormed|blasted|blasts|slammed|slams|" +
  "shouted|shouts|cried|cries|screamed|whispered|yelled|laughed|sighed|shrugged|mused|muses|agreed|agrees|demanded|demands|urged|urges|called|calls|described|describes|" +
  "branded|brands|labelled|labeled|labels|hailed|hails|accused|accuses|dismissed|dismisses|condemned|condemns|criticised|criticized|criticises|criticizes|praised|praises|" +
  "welcomed|welcomes|denounced|denounces|referred to|refers to|spoke of|speaks of|read|reads|exclaimed|exclaims|interjected|countered|counters|retorted|retorts|" +
  "pleaded|pleads|begged|begs|enthused|enthuses|reflected|reflects|summed up|signed off|thanked|thanks|quoted|quotes|recorded|records|put it|puts it|resolved|" +
  "opined|likened|compared|questioned|questions|repeated|repeats|answered|answers|offered|offers|volunteered|chipped in|hit out|hit back|hits back|heard|hears|used the phrase|used the words|was|were|is|are";
const plain = "say|call|argue|warn|claim|insist|believe|describe|admit|write|tell|add|complain|suggest";
const participles =
  "saying|adding|telling|warning|claiming|arguing|insisting|explaining|writing|calling|describing|branding|accusing|stating|noting|asking|stressing|urging|" +
  "quoting|reading|labelling|declaring|promising|joking|recalling|suggesting|admitting";

const strongForm = new RegExp(`^(?:${strong}|${plain})$`, "i");
const participleForm = new RegExp(`^(?:${participles})$`, "i");
/** What something was is somebody's words only when the sentence says whose. */
const copula = /^(?:was|were|is|are)$/i;

const copulas = /\|was\|were\|is\|are$/;

/** Finds verbs in a told sentence; `g`, linear. */
export const verbForm = (): RegExp =>
  new RegExp(
    `(?<![\\p{L}’'-])(?:${strong}|${beside.replace(copulas, "")}|${plain}|${participles})(?![\\p{L}’'-])`,
    "giu",
  );

/** True for a verb that tells what was said also without quotation marks. */
export function isStrong(verb: string): boolean {
  return strongForm.test(verb.replace(/\s+/g, " ")) && !copula.test(verb);
}

/** `saying`, `adding`: who does it is whoever the sentence is about. */
export function isParticiple(verb: string): boolean {
  return participleForm.test(verb);
}

/** Words before a verb that make of it a noun, an intention, or something done to the one before it. */
export const passive =
  /(?:^|\s)(?:was|were|is|are|am|be|been|being|gets?|got)(?:\s+(?:also|then|later|\p{L}+ly|not|never|once))?\s*$/iu;
export const noVerb =
  /(?:^|\s)(?:to|the|a|an|these|those|his|her|its|their|our|my|of|no|any|some|many|such|for|in|by|about|over|with|on|false|new|recent|earlier|similar)\s*$/iu;
/** Words between subject and verb: `has also since`. */
export const auxiliaries =
  /(?:(?<=^|[\s,\uFFFC])(?:has|have|had|also|then|later|previously|recently|once|now|today|yesterday|still|just|already|always|again|even|will|would|could|can|may|might|should|did|does|do|not|never|themselves|himself|herself|itself|afterwards|since|subsequently|both|all|who|which|that|simply|only|often|sometimes|used\s+to|\p{Ll}{3,14}ly)(?:\s+|$))+$/u;
