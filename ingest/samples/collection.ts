/**
 * The sample collection: documents written for Ibid which tell one case from every side. A newspaper reports
 * a police plan; the motion, minutes, transcripts, captions, figures and statement that it quotes are here,
 * and so is a machine-reworded copy in which every quotation is wrong. All names are invented, and every
 * document says in its own text that it is a sample.
 */
import type { DocumentKind } from "../../storage/model/kind.js";
import type { PartialDate } from "../../storage/model/partial-date.js";
import { drawScan } from "./draw-scan.js";
import { readSource, readSourceText } from "./texts.js";
import { typesetDocx } from "./typeset-docx.js";
import { bindImages, typesetPdf } from "./typeset-pdf.js";

export interface Sample {
  /** Names the sample within the collection. */
  key: string;
  /** The name its file comes under. */
  name: string;
  kind: DocumentKind;
  title: string;
  source: string;
  series: string | null;
  date: PartialDate;
  tags: readonly string[];
  /** The sample of which this is a later version; it comes after that one in the collection. */
  versionOf: string | null;
  /** Its file; the same bytes on every call and on every run. */
  bytes(): Promise<Uint8Array>;
  /** Where it came from, as told: an address that leads nowhere, or a depositor. */
  from: string | null;
}

const beacon = "https://www.marlesport-beacon.example/news/2025/nov/10/police-double-live-facial-recognition";

/** In the order in which they are to be taken in. */
export const samples: readonly Sample[] = [
  {
    key: "article",
    name: "police-double-live-facial-recognition.html",
    kind: "article",
    title: "Police to double use of live facial recognition in Marlesport",
    source: "The Marlesport Beacon",
    series: null,
    date: "2025-11-10",
    tags: ["facial recognition", "policing"],
    versionOf: null,
    bytes: () => readSource("article.html"),
    from: beacon,
  },
  {
    key: "article-corrected",
    name: "police-double-live-facial-recognition.html",
    kind: "article",
    title: "Police to double use of live facial recognition in Marlesport",
    source: "The Marlesport Beacon",
    series: null,
    date: "2025-11-10",
    tags: ["facial recognition", "policing"],
    versionOf: "article",
    bytes: () => readSource("article-corrected.html"),
    from: beacon,
  },
  {
    key: "reworded-article",
    name: "facial-recognition-cameras-set-to-surge.html",
    kind: "article",
    title: "Facial Recognition Cameras Set To Surge In Marlesport - Here's What You Need To Know",
    source: "NewsTurnip",
    series: null,
    date: "2025-11-11",
    tags: ["facial recognition", "reworded copy"],
    versionOf: null,
    bytes: () => readSource("reworded-article.html"),
    from: "https://newsturnip.example/facial-recognition-cameras-set-to-surge-in-marlesport/",
  },
  {
    key: "council-motion",
    name: "notice-of-motion-live-facial-recognition.docx",
    kind: "motion",
    title: "Notice of Motion: Live facial recognition in public places",
    source: "Marlesport City Council",
    series: "Notices of motion",
    date: "2025-11-06",
    tags: ["facial recognition", "council"],
    versionOf: null,
    bytes: async () => await typesetDocx(await readSourceText("council-motion.txt")),
    from: "https://democracy.marlesport.example/council/2025-11-06/agenda/9",
  },
  {
    key: "council-minutes",
    name: "council-minutes-2025-11-06.pdf",
    kind: "motion",
    title: "Minutes of the meeting of Marlesport City Council, 6 November 2025",
    source: "Marlesport City Council",
    series: "Council minutes",
    date: "2025-11-06",
    tags: ["facial recognition", "council"],
    versionOf: null,
    bytes: async () => await typesetPdf(await readSourceText("council-minutes.txt")),
    from: "https://democracy.marlesport.example/council/2025-11-06/minutes",
  },
  {
    key: "lords-evidence",
    name: "public-space-and-technology-oral-evidence-2025-09-16.pdf",
    kind: "transcript",
    title: "Live facial recognition in public places: oral evidence, 16 September 2025",
    source: "Select Committee on Public Space and Technology",
    series: "Oral evidence",
    date: "2025-09-16",
    tags: ["facial recognition", "Parliament"],
    versionOf: null,
    bytes: async () => await typesetPdf(await readSourceText("lords-evidence.txt")),
    from: "https://committees.westminster.example/oralevidence/8862/pdf/",
  },
  {
    key: "commons-evidence",
    name: "home-and-civic-affairs-hc-9017.html",
    kind: "transcript",
    title: "Policing and new technology: oral evidence, HC 9017, 8 October 2025",
    source: "Home and Civic Affairs Committee",
    series: "Oral evidence",
    date: "2025-10-08",
    tags: ["facial recognition", "Parliament", "policing"],
    versionOf: null,
    bytes: () => readSource("commons-evidence.html"),
    from: "https://committees.westminster.example/oralevidence/9017/html/",
  },
  {
    key: "council-captions",
    name: "council-meeting-2025-11-06-item-9.vtt",
    kind: "transcript",
    title: "Captions of the webcast of Marlesport City Council, 6 November 2025, item 9",
    source: "Marlesport City Council",
    series: "Council webcasts",
    date: "2025-11-06",
    tags: ["facial recognition", "council"],
    versionOf: null,
    bytes: () => readSource("council-meeting.vtt"),
    from: "https://democracy.marlesport.example/council/2025-11-06/webcast",
  },
  {
    key: "resident-letter",
    name: "letter-to-city-solicitor-2025-10-14.pdf",
    kind: "other",
    title: "Letter from Mrs Ida Colebrooke-Finch to the City Solicitor, 14 October 2025",
    source: "Mrs Ida Colebrooke-Finch",
    series: "Letters received by the City Solicitor",
    date: "2025-10-14",
    tags: ["facial recognition", "residents"],
    versionOf: null,
    bytes: scannedLetter,
    from: "Marlesport City Council, background papers to agenda item 9, scanned",
  },
  {
    key: "deployments",
    name: "live-facial-recognition-deployments-2025.csv",
    kind: "other",
    title: "Live facial recognition deployments, January to September 2025",
    source: "Marlesport City Police",
    series: null,
    date: "2025-09-19",
    tags: ["facial recognition", "policing", "figures"],
    versionOf: null,
    bytes: () => readSource("deployments.csv"),
    from: "Supplied by Marlesport City Police to Marlesport City Council",
  },
  {
    key: "campaign-statement",
    name: "plain-sight-network-statement-2025-11-03.md",
    kind: "other",
    title: "Nobody in this city was asked: press statement, 3 November 2025",
    source: "Plain Sight Network",
    series: "Press statements",
    date: "2025-11-03",
    tags: ["facial recognition", "campaigns"],
    versionOf: null,
    bytes: () => readSource("campaign-statement.md"),
    from: "https://plainsight.example/press/2025-11-03",
  },
  {
    key: "followup-article",
    name: "the-van-that-nobody-voted-for.html",
    kind: "article",
    title: "The van that nobody voted for",
    source: "Wend Valley Review",
    series: null,
    date: "2026-01-19",
    tags: ["facial recognition", "policing", "council"],
    versionOf: null,
    bytes: () => readSource("followup-article.html"),
    from: "https://wendvalleyreview.example/2026/01/the-van-that-nobody-voted-for",
  },
];

/** The sample as a file, named and dated as it would come in by upload; without a claim about its type. */
export async function sampleFile(sample: Sample): Promise<File> {
  return new File([await sample.bytes()], sample.name, {
    lastModified: Date.parse(`${sample.date}T00:00:00Z`),
  });
}

/** Any seed will do, so long as it stays the same. */
const letterSeed = 14_102_025;

async function scannedLetter(): Promise<Uint8Array> {
  const sheets = await drawScan(await readSourceText("resident-letter.txt"), letterSeed);
  const fields = { title: "scan0047", author: "Flatbed scanner", created: "2025-10-16T09:12:00Z" };
  return await bindImages(sheets, new Map(Object.entries(fields)));
}
