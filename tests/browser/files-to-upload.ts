/** Files of five formats about one invented affair, and one that is broken; what an archivist has in hand one morning. */
import { typesetDocx } from "../../ingest/samples/typeset-docx.js";
import { typesetPdf } from "../../ingest/samples/typeset-pdf.js";

export interface FileInHand {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** Stands in every file that can be read, and in nothing else. */
export const rareWord = "lanternwright";

const minutes = `@ title: Minutes of the Quay Lighting Committee, 3 March 2026
@ author: Harbour Office
@ created: 2026-03-05T09:00:00Z
@ face: serif
@ head: Quay Lighting Committee
@ folio: {page}

= Minutes of the Quay Lighting Committee

^ Tuesday 3 March 2026

## Lamps on the east quay

The committee heard the lanternwright, who said that nine of the forty lamps had been dark since November.

Resolved: that the harbour master report to the next meeting.
`;

const notice = `@ title: Notice of repairs on the east quay
@ author: Harbour Office
@ created: 2026-03-09T09:00:00Z

= Notice of repairs on the east quay

The lanternwright will work on the east quay from Monday 9 March 2026. Nobody need move a boat.
`;

const article = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Nine lamps dark all winter</title></head>
<body><article><h1>Nine lamps dark all winter</h1>
<p>Nine of the lamps on the east quay have given no light since November, the town's lanternwright said.</p>
<p>“I told them in the autumn and I told them at Christmas,” she said. “A lamp does not mend itself.”</p>
<p>The harbour office said that a report would be made to the committee in April, and that no boat had been lost.</p>
</article></body></html>
`;

const letter = `To the harbour master

I fell on the east quay on the evening of 14 January, under the fourth lamp, which was dark. The lanternwright
tells me that she had reported it twice.

I ask that it be put right before somebody is drowned.
`;

const figures = `Month,Lamps dark,Visits of the lanternwright
November 2025,9,1
December 2025,9,1
January 2026,10,0
`;

export async function filesToUpload(): Promise<Record<"pdf" | "docx" | "html" | "text" | "csv", FileInHand>> {
  const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  return {
    pdf: file("quay-minutes.pdf", "application/pdf", await typesetPdf(minutes)),
    docx: file("notice-of-repairs.docx", word, await typesetDocx(notice)),
    html: file("nine-lamps.html", "text/html", article),
    text: file("letter.txt", "text/plain", letter),
    csv: file("lamps.csv", "text/csv", figures),
  };
}

/** Begins like a PDF and is none. */
export const brokenPdf = file(
  "torn.pdf",
  "application/pdf",
  "%PDF-1.7\nThe rest of this file was lost in the post.\n",
);

/** The letter once more, with a line that was left out of it. */
export const fullerLetter = file(
  "letter-whole.txt",
  "text/plain",
  `${letter}\nA copy goes to the lanternwright.\n`,
);

function file(name: string, mimeType: string, content: string | Uint8Array): FileInHand {
  return { name, mimeType, buffer: Buffer.from(content) };
}
