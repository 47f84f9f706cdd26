/** Whether two words are forms of one: `is` and `was`, `report` and `reported`, `walks` and `walked`. */

/** Forms of the verbs that do not end in `-ed`, in groups. */
const groups =
  `be am is are was were been being|have has had having|do does did done doing|go goes went gone going|will would|shall should|
can could|may might|say says said saying|make makes made making|take takes took taken taking|come comes came coming|
see sees saw seen seeing|know knows knew known|get gets got gotten getting|give gives gave given giving|find finds found|
think thinks thought|tell tells told|become becomes became|show shows showed shown|leave leaves left|feel feels felt|
bring brings brought|begin begins began begun|keep keeps kept|hold holds held|write writes wrote written|stand stands stood|
hear hears heard|mean means meant|meet meets met|run runs ran running|pay pays paid|sit sits sat|speak speaks spoke spoken|
lie lies lay lain|lead leads led|read reads|grow grows grew grown|lose loses lost|fall falls fell fallen|send sends sent|
build builds built|understand understands understood|draw draws drew drawn|break breaks broke broken|spend spends spent|
rise rises rose risen|drive drives drove driven|buy buys bought|wear wears wore worn|choose chooses chose chosen|
seek seeks sought|throw throws threw thrown|catch catches caught|deal deals dealt|win wins won|forget forgets forgot forgotten|
sell sells sold|teach teaches taught|fight fights fought|sleep sleeps slept|eat eats ate eaten|fly flies flew flown|
swear swears swore sworn|steal steals stole stolen|shake shakes shook shaken|bear bears bore borne|bind binds bound|
lend lends lent|arise arises arose arisen|sing sings sang sung|ride rides rode ridden|hide hides hid hidden`.split(
    "|",
  );
const verbOf = new Map(
  groups.flatMap((group) => {
    const forms = group.trim().split(/\s+/);
    return forms.map((form) => [form, forms[0] ?? form] as const);
  }),
);

/** Words that make the tenses of others. */
export const auxiliaries = new Set(
  "will would shall should have has had be am is are was were been being do does did".split(" "),
);

/** True for two different words that can be forms of one verb; plurals are not told apart from `-s` of a verb. */
export function areForms(one: string, other: string): boolean {
  if (one === other || !/^[a-z]+$/.test(one + other)) return false;
  const [verb, otherVerb] = [verbOf.get(one), verbOf.get(other)];
  if (verb !== undefined || otherVerb !== undefined) return verb === otherVerb;
  return stem(one) === stem(other);
}

/** Without `-s`, `-ed` and `-ing`, doubled letters and a last `e`. */
function stem(word: string): string {
  if (word.length < 4) return word;
  const base = word.replace(/(?:ies|ied)$/, "y").replace(/(?:ed|ing|es|s)$/, "");
  return base.replace(/([bdglmnprt])\1$/, "$1").replace(/e$/, "");
}
