import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createCanvas } from "@napi-rs/canvas";
import { earlierStates } from "../../../../ingest/extract/pdf/earlier-states.js";
import { extractPdf } from "../../../../ingest/extract/pdf/pdf.js";
import { withPosition } from "../made-exif.js";
import { type Drawing, madePdf } from "../made-pdf.js";

const words =
  "The committee heard that the lamps on the east quay had been dark since November and that nobody had been told.";

async function found(draw: Drawing, options: PDFKit.PDFDocumentOptions = {}) {
  const bytes = await madePdf((pdf) => {
    pdf.addPage();
    pdf.font("Helvetica").fontSize(11).fillColor("black");
    for (let line = 0; line < 6; line++) pdf.text(words, 40, 60 + 30 * line, { width: 500 });
    draw(pdf);
  }, options);
  const { findings = [] } = await extractPdf({ bytes, name: "page.pdf", mediaType: "application/pdf" });
  return findings.map(({ kind, place, words: text }) => [kind, place, text.trim()]);
}

function picture(type: "image/jpeg" | "image/png", alpha = 1): Buffer {
  const canvas = createCanvas(60, 20);
  const context = canvas.getContext("2d");
  context.fillStyle = `rgba(20, 20, 20, ${alpha})`;
  context.fillRect(0, 0, 60, 20);
  return type === "image/jpeg" ? canvas.toBuffer(type) : canvas.toBuffer(type);
}

describe("text under a box on a page of a PDF", () => {
  const sentence: Drawing = (pdf) => {
    pdf.text("The witness was Ada Byron of Marlesport.", 40, 400);
  };
  /** Of the name, in Helvetica of 11 points. */
  const [left, width] = [40 + 81, 53];

  it("is found, word for word: what the box covers and no more", async () => {
    const list = await found((pdf) => {
      sentence(pdf);
      pdf.rect(left, 398, width, 14).fill("black");
    });
    assert.deepEqual(list, [["covered text", "page 1", "Ada Byron"]]);
  });

  it("is found under a white box and under a picture too", async () => {
    const white = await found((pdf) => {
      sentence(pdf);
      pdf.rect(left, 398, width, 14).fill("white");
    });
    const under = await found((pdf) => {
      sentence(pdf);
      pdf.image(picture("image/jpeg"), left, 398, { width, height: 14 });
    });
    for (const list of [white, under]) assert.deepEqual(list, [["covered text", "page 1", "Ada Byron"]]);
  });

  it("is found under a line as thick as a box, and not under a fine or a dashed one", async () => {
    const thick = await found((pdf) => {
      sentence(pdf);
      pdf
        .lineWidth(14)
        .moveTo(left, 405)
        .lineTo(left + width, 405)
        .stroke("black");
    });
    assert.deepEqual(thick, [["covered text", "page 1", "Ada Byron"]]);
    const other = await found((pdf) => {
      sentence(pdf);
      pdf
        .lineWidth(1)
        .moveTo(left, 405)
        .lineTo(left + width, 405)
        .stroke("black");
      pdf
        .lineWidth(14)
        .dash(2, {})
        .moveTo(left, 405)
        .lineTo(left + width, 405)
        .stroke("black")
        .undash();
      pdf
        .strokeOpacity(0.4)
        .moveTo(left, 405)
        .lineTo(left + width, 405)
        .stroke("yellow");
    });
    assert.deepEqual(other, []);
  });

  it("is not what stands on a coloured ground, under a marker or a fine rule, or is drawn again", async () => {
    const list = await found((pdf) => {
      pdf.rect(30, 390, 300, 30).fill("black").fillColor("white");
      sentence(pdf);
      pdf.fillColor("black");
      pdf.fillOpacity(0.4).rect(left, 58, width, 14).fill("yellow").fillOpacity(1);
      pdf.rect(40, 71, 300, 0.7).fill("black");
      pdf.rect(left, 88, width, 14).fill("white").fillColor("black");
      pdf.text(words, 40, 90, { width: 500 });
      pdf.save().rect(0, 0, 5, 5).clip().rect(0, 0, 600, 800).fill("black").restore();
    });
    assert.deepEqual(list, []);
  });
});

describe("text of a PDF that nobody sees", () => {
  it("is on a layer that is switched off: it is found with the layer's name, and told of", async () => {
    const layered =
      (state: "ON" | "OFF"): Drawing =>
      (pdf) => {
        const layer = pdf.ref({ Type: "OCG", Name: new String("Remarks") });
        (layer as unknown as { end(): void }).end();
        const inside = pdf as unknown as Record<
          "_root" | "page",
          { data: object; resources: { data: object } }
        >;
        Object.assign(inside._root.data, { OCProperties: { OCGs: [layer], D: { [state]: [layer] } } });
        Object.assign(inside.page.resources.data, { Properties: { Layer: layer } });
        pdf.addContent("/OC /Layer BDC");
        pdf.text("The informant is Ada Byron", 40, 450);
        pdf.rect(40, 58, 200, 14).fill("black");
        pdf.addContent("EMC");
        pdf.text("Seen by all", 40, 500);
      };
    assert.deepEqual(await found(layered("OFF")), [
      ["hidden text", "page 1, on the layer “Remarks”", "The informant is Ada Byron"],
    ]);
    const bytes = await madePdf((pdf) => {
      pdf.addPage();
      layered("OFF")(pdf);
    });
    const { warnings } = await extractPdf({ bytes, name: "page.pdf", mediaType: "application/pdf" });
    assert.match(warnings.join(), /layers that are switched off/);
    assert.deepEqual(
      (await found(layered("ON"))).map(([kind]) => kind),
      ["covered text"],
    );
  });

  it("is invisible, or white on white", async () => {
    const list = await found((pdf) => {
      pdf.fillColor("white").text("White words here", 40, 450);
      pdf.fillColor("black");
      pdf.addContent("BT 3 Tr /F1 11 Tf 1 0 0 1 40 300 Tm ET q BT 3 Tr ET");
      pdf.text("Unseen words here", 40, 500);
      pdf.addContent("Q BT 0 Tr ET");
    });
    assert.ok(
      list.some(([kind, , text]) => kind === "hidden text" && text === "White words here"),
      JSON.stringify(list),
    );
    assert.ok(
      list.some(([kind, , text]) => kind === "hidden text" && text === "Unseen words here"),
      JSON.stringify(list),
    );
  });

  it("is not the layer of words that was read off a scan", async () => {
    const list = await found((pdf) => {
      pdf.image(picture("image/jpeg"), 0, 0, { width: 595, height: 842 });
      pdf.addContent("q BT 3 Tr ET");
      pdf.text("Read off the scan", 40, 500);
      pdf.addContent("Q");
    });
    assert.deepEqual(list, []);
  });

  it("stands beyond the edge of the page", async () => {
    const list = await found((pdf) => {
      pdf.text("Beyond the edge", 700, 300, { lineBreak: false });
    });
    assert.deepEqual(list, [["text outside the page", "page 1", "Beyond the edge"]]);
  });
});

it("a PDF tells where its photographs were taken", async () => {
  const photograph = withPosition(picture("image/jpeg"), [51, 30, 4.9, "N"], [0, 8, 30.8, "W"]);
  const list = await found((pdf) => {
    pdf.image(photograph, 300, 600, { width: 60 });
  });
  assert.deepEqual(list, [["position", "a picture in the file", "51.50136, -0.14189"]]);
});

it("a PDF names its maker in its properties", async () => {
  const list = await found(() => {}, { info: { Author: "Ada Byron" } });
  assert.deepEqual(list, [["name in the properties", "the file’s properties", "Ada Byron"]]);
});

it("a PDF that was changed by adding to its end says how many earlier states it holds", async () => {
  const drawn: Drawing = (pdf) => {
    pdf.addPage();
    pdf.text("As it is now.", 40, 60);
  };
  const whole = await madePdf(drawn);
  /** Adds an object that nothing refers to, and a table that builds on the last. */
  const added = (bytes: Buffer, object: string): Buffer => {
    const table = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(bytes.toString("latin1"))?.[1];
    const [trailer = ""] = /\/Root \d+ 0 R/.exec(bytes.toString("latin1")) ?? [];
    const body = `\n900 0 obj\n${object}\nendobj\n`;
    const xref = `xref\n900 1\n${String(bytes.length + 1).padStart(10, "0")} 00000 n \ntrailer\n<< /Size 901 ${trailer} /Prev ${table} >>\n`;
    return Buffer.concat([
      bytes,
      Buffer.from(`${body}${xref}startxref\n${bytes.length + body.length}\n%%EOF\n`),
    ]);
  };
  const found = async (bytes: Buffer) =>
    (await extractPdf({ bytes, name: "page.pdf", mediaType: "application/pdf" })).findings?.map(
      ({ kind, words: said }) => [kind, said],
    );
  const note = "<< /Note (changed) >>";
  assert.deepEqual(await found(whole), []);
  assert.deepEqual(await found(added(whole, note)), [
    ["tracked change", "1 earlier state of this file can be restored from it"],
  ]);
  assert.deepEqual(await found(added(added(whole, note), note)), [
    ["tracked change", "2 earlier states of this file can be restored from it"],
  ]);
  assert.deepEqual(await found(added(whole, "<< /Type /Sig /ByteRange [0 1 2 3] >>")), []);
  const ended = added(whole, note)
    .toString("latin1")
    .replace(/900 0 obj[\s\S]*endobj/, "")
    .replace("900 1", "0 0");
  assert.deepEqual(earlierStates(Buffer.from(ended, "latin1")), []);
  // As in a linearized file: an end that leads nowhere, and one that is nobody's past.
  const twice = Buffer.concat([whole, Buffer.from("\nstartxref\n0\n%%EOF\n"), whole.subarray(-40)]);
  assert.deepEqual(await found(twice), []);
});
