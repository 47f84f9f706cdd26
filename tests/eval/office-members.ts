/** What is in the files of the corpus that hold files, as their bytes show when they are looked at by hand. */

/** Files taken out, and files that stay for a good reason. */
const inside: Record<string, [taken: number, left: number, why?: string]> = {
  // ZIP
  "test-documents.zip": [9, 0],
  "test-zip-of-zip.zip": [1, 0],
  "testEmbedded.zip": [2, 0],
  "testIWorksNPEDetector.zip": [1, 0],
  "testOpenOfficeInAZip.zip": [1, 0],
  "testZIP_corrupted_oom.zip": [0, 1, "it claims 4 GB in a file of 181 bytes"],
  "testZip_with_DataDescriptor.zip": [
    2,
    3,
    "its list leads to the wrong places for three; unzip finds two too",
  ],
  "testZip_with_DataDescriptor2.zip": [3, 1, "one is empty"],
  // E-mail
  "test-incremental-updates.eml": [1, 0],
  "testEML_embedded_xhtml_and_img.eml": [1, 0],
  "testEmailWithPNGAtt.eml": [1, 0],
  "testMSG_att_doc.msg": [2, 0],
  "multiline.mbox": [1, 0],
  // Signed files
  "test.xml.p7m": [1, 0],
  "testPKCS17Sig-v2.xml.p7m": [1, 0],
  // Web archives
  "cc.warc.gz": [1, 0],
  "testWARC_multiple.warc": [1, 1, "a picture of a page"],
  "example-bad-length.warc": [1, 0],
  "example-resource.warc.gz": [1, 0],
  "example-wget-bad-target-uri.warc.gz": [1, 2, "what the crawler wrote of its own work"],
  "example.warc.gz": [1, 0],
  "post-test.warc.gz": [0, 3, "answers to programs, in JSON"],
  // Files attached to PDFs
  "testAppleSingleFile.pdf": [1, 0],
  "testMicrosoftIRMServices.pdf": [1, 0],
  "testPDFFileEmbInAnnotation_noContents.pdf": [1, 0],
  "testPDF_deeplyEmbeddedAttachments.pdf": [20, 0],
  // Embedded in office documents
  "018367.docx": [0, 1, "a drawing of WordPerfect"],
  "EmbeddedDocument.docx": [1, 0],
  "testAltChunkMHT.docx": [1, 0],
  "testWORD_EMFAndAttachments.docx": [3, 0],
  "testWORD_embedded_pdf.docx": [2, 0],
  "testPPT_embedded_two_slides.pptx": [6, 0],
  "testEXCEL_embeddedPDF_windows.xlsx": [1, 0],
  "testEXCEL_embeded.xlsx": [3, 0],
  "testExcel_embeddedPDF.xlsx": [1, 0],
  "testMSChart-govdocs-428996.xlsx": [1, 0],
};

/** Files that must be taken out of one, and that must stay. */
export function insideOf(name: string): [taken: number, left: number] {
  const [taken, left] = inside[name] ?? [0, 0];
  return [taken, left];
}
